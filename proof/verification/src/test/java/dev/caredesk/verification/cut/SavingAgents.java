package dev.caredesk.verification.cut;

import static dev.caredesk.verification.WaitLimit.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.event.Position;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.verification.JournalReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Agents at work at the same time, and what must be there of their work in the end, whatever happened meanwhile. */
final class SavingAgents {

    private static final int AGENTS = 4;
    private static final Duration LONG = Duration.ofMinutes(30);

    private final Caredesk sdk;
    private final List<SavingAgent> savingAgents;
    private final SavingAgent last;
    private final Optional<Position> start;
    private final Map<String, Integer> heard = new ConcurrentHashMap<>();
    private final List<Thread> threads;

    private SavingAgents(Caredesk sdk, List<SavingAgent> savingAgents, SavingAgent last) {
        this.sdk = sdk;
        this.savingAgents = savingAgents;
        this.last = last;
        start = sdk.events().latest();
        threads = savingAgents.stream().map(Thread::new).toList();
    }

    /** Four. They begin at once. */
    static SavingAgents at(Caredesk sdk, PushChannel chat) {
        return at(sdk, chat, AGENTS);
    }

    /** So many. They begin at once. */
    static SavingAgents at(Caredesk sdk, PushChannel chat, int agents) {
        SavingAgents all = new SavingAgents(
                sdk,
                IntStream.range(0, agents)
                        .mapToObj(number -> SavingAgent.at(sdk, chat, number))
                        .toList(),
                SavingAgent.at(sdk, chat, agents));
        sdk.events().listen(all.start, event -> marks(event).forEach(mark -> all.heard.merge(mark, 1, Integer::sum)));
        all.threads.forEach(Thread::start);
        return all;
    }

    /** Returns how many saves were acknowledged. */
    int acknowledged() {
        return savingAgents.stream()
                .mapToInt(savingAgent -> savingAgent.acknowledged().size())
                .sum();
    }

    /** Returns how many times nobody could say what became of a save, and it was asked for again. */
    int unknown() {
        return savingAgents.stream().mapToInt(SavingAgent::unknown).sum();
    }

    /** Waits until so many more were acknowledged, or an agent was stopped. */
    void awaitMore(int saves) {
        int enough = acknowledged() + saves;
        await().until(() -> acknowledged() >= enough || failed());
    }

    /** Waits until each agent had so many more acknowledged, or one was stopped. */
    void awaitEach(int saves) {
        int[] enough = savingAgents.stream()
                .mapToInt(savingAgent -> savingAgent.acknowledged().size() + saves)
                .toArray();
        await().until(() -> failed()
                || IntStream.range(0, enough.length)
                        .allMatch(one -> savingAgents.get(one).acknowledged().size() >= enough[one]));
    }

    /** Waits until that is so, or an agent was stopped. */
    void awaitThat(BooleanSupplier done) {
        await().atMost(LONG).until(() -> done.getAsBoolean() || failed());
    }

    /** Returns whether an agent was stopped by what it met. */
    boolean failed() {
        return savingAgents.stream()
                .anyMatch(savingAgent -> savingAgent.failure().isPresent());
    }

    /** Lets each come to the end of its save. */
    void stop() throws InterruptedException {
        savingAgents.forEach(SavingAgent::stop);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** The marks of acknowledged saves that are not among those. */
    List<String> missingFrom(Set<String> marks) {
        return savingAgents.stream()
                .flatMap(savingAgent -> savingAgent.acknowledged().stream())
                .filter(mark -> !marks.contains(mark))
                .toList();
    }

    /** Waits until those events, which come from elsewhere, tell of every acknowledged save. */
    void awaitTold(List<Event> elsewhere) {
        await().untilAsserted(() -> assertThat(missingFrom(marks(elsewhere)))
                .as("what the other SDK did not hear")
                .isEmpty());
    }

    /** Lets each come to the end of its save, and looks at what all have left. */
    void stopAndCheck() throws InterruptedException {
        stop();
        settle();
        savingAgents.forEach(this::checkUnstopped);
        journal(JournalReader.after(sdk.events(), start));
        await().untilAsserted(() ->
                assertThat(missingFrom(heard.keySet())).as("what no event told").isEmpty());
        savingAgents.forEach(savingAgent -> savingAgent.checkStored(sdk));
    }

    /**
     * Waits until the journal shows one more save. What a broken connection has begun ends a moment later, and holds back what comes
     * after it; behind the last save there is nothing of the others any more.
     */
    private void settle() {
        last.saveLast();
        await().until(() -> JournalReader.after(sdk.events(), start).stream()
                .flatMap(event -> event.diffs().stream())
                .anyMatch(diff -> diff.after().filter(SavingAgent.LAST::equals).isPresent()));
    }

    private void checkUnstopped(SavingAgent savingAgent) {
        savingAgent.failure().ifPresent(reason -> {
            Map<String, Integer> seen = seen(JournalReader.after(sdk.events(), start));
            checkOnce(seen);
            throw new AssertionError(
                    "an agent was stopped by " + reason.getMessage() + "; acknowledged and not there are "
                            + missingFrom(seen.keySet()),
                    reason);
        });
    }

    private void journal(List<Event> journal) {
        Map<String, Integer> seen = seen(journal);
        checkOnce(seen);
        for (SavingAgent savingAgent : savingAgents) {
            assertThat(savingAgent.acknowledged()).isNotEmpty();
            for (String mark : savingAgent.acknowledged()) {
                assertThat(seen).as("three changes of each acknowledged save").containsEntry(mark, SavingAgent.CHANGES);
            }
        }
        assertThat(seen.values()).as("no half of a save").containsOnly(SavingAgent.CHANGES);
    }

    private static Map<String, Integer> seen(List<Event> journal) {
        Map<String, Integer> seen = new HashMap<>();
        journal.forEach(event -> marks(event).forEach(mark -> seen.merge(mark, 1, Integer::sum)));
        return seen;
    }

    /** No assertion, as no later look makes it good. */
    private static void checkOnce(Map<String, Integer> seen) {
        List<String> twice = seen.entrySet().stream()
                .filter(count -> count.getValue() > SavingAgent.CHANGES)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!twice.isEmpty()) {
            throw new IllegalStateException("there twice are " + twice);
        }
    }

    /** The marks of saves that an entry shows; a tag that was taken away is none. */
    static List<String> marks(Event event) {
        return event.diffs().stream().flatMap(diff -> mark(diff).stream()).toList();
    }

    /** The marks of saves that any of those entries shows. */
    static Set<String> marks(List<Event> events) {
        return events.stream().flatMap(event -> marks(event).stream()).collect(Collectors.toSet());
    }

    private static Optional<String> mark(FieldDiff diff) {
        return diff.after().filter(value -> value.startsWith(SavingAgent.MARK));
    }
}
