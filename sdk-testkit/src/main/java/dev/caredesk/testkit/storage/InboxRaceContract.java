package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.early;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.rejected;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.activity;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.CommitResult.Stale;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.testkit.ConcurrentCalls;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Commits and reads of the same interactions at the same time. Each race is run many times. */
abstract class InboxRaceContract extends InboxTheme {

    private static final int ROUNDS = Integer.getInteger("caredesk.contract.races", 100);
    private static final int AGENTS = 6;
    private static final int READS = 20;

    private final ConcurrentCalls calls = new ConcurrentCalls();

    InboxRaceContract(StorageSource source) {
        super(source);
    }

    @AfterEach
    void endCalls() {
        calls.close();
    }

    private static void rounds(IntConsumer round) {
        for (int i = 0; i < ROUNDS; i++) {
            round.accept(i);
        }
    }

    private List<CommitResult> atOnce(List<Consumer<ChangeSet.Builder>> parts) {
        List<Callable<CommitResult>> commits = new ArrayList<>();
        for (Consumer<ChangeSet.Builder> each : parts) {
            ChangeSet changes = scene.changes(each);
            commits.add(() -> scene.storage().commit(changes));
        }
        return calls.atOnce(commits);
    }

    private static long committed(List<CommitResult> results) {
        return results.stream().filter(Committed.class::isInstance).count();
    }

    @Test
    @DisplayName(
            "D5 · of several agents who accept one offer at the same time, exactly one gets it, and the others are told who did")
    void oneAgentGetsIt() {
        rounds(i -> {
            StoredInteraction call = offer("call" + i);
            scene.given(call);
            List<CommitResult> results = atOnce(IntStream.range(0, AGENTS)
                    .<Consumer<ChangeSet.Builder>>mapToObj(agent -> accept(call, agent(agent)))
                    .toList());
            assertThat(committed(results)).isEqualTo(1);
            for (int agent = 0; agent < AGENTS; agent++) {
                assertOutcome(results.get(agent), call, agent(agent));
            }
            assertThat(offered()).isEmpty();
        });
    }

    private static AgentId agent(int number) {
        return AgentId.of("agent" + number);
    }

    private void assertOutcome(CommitResult result, StoredInteraction call, AgentId agent) {
        StoredInteraction present = scene.interaction(call.id());
        boolean wins = present.taken().orElseThrow().agent().equals(agent);
        assertThat(scene.has(activityOf(call, agent))).isEqualTo(wins);
        if (wins) {
            assertThat(result).isInstanceOf(Committed.class);
        } else {
            assertThat(result).isEqualTo(new Stale(List.of(present)));
        }
    }

    private static ActivityId activityOf(StoredInteraction call, AgentId agent) {
        return ActivityId.of(call.id().value() + " of " + agent);
    }

    private static Consumer<ChangeSet.Builder> accept(StoredInteraction call, AgentId agent) {
        ActivityId activity = activityOf(call, agent);
        return changes -> changes.change(Samples.change(taken(call, activity, agent)))
                .create(activity(activity.value(), MediaType.CHAT, T0))
                .journal(entry(call.id(), 2));
    }

    @Test
    @DisplayName("D8 · of an accept, a rejection and an end of one offer at the same time, exactly one takes effect")
    void oneBecomesOfIt() {
        rounds(i -> {
            StoredInteraction call = offer("call" + i);
            scene.given(call);
            List<CommitResult> results = atOnce(List.of(
                    accept(call, MARA),
                    changes -> changes.change(Samples.change(rejected(call, JON))),
                    changes -> changes.change(Samples.change(missed(call, minute(1))))));
            assertThat(committed(results)).isEqualTo(1);
            assertThat(scene.interaction(call.id()).version()).isEqualTo(new Version(2));
        });
    }

    @Test
    @DisplayName("X2 · of two reports that bring one interaction at the same time, exactly one makes it")
    void oneReportMakesIt() {
        rounds(i -> {
            StoredInteraction call = offer("call" + i);
            List<CommitResult> results = atOnce(List.of(
                    changes -> changes.create(call).create(message("one" + i, call.id(), T0)),
                    changes -> changes.create(call).create(message("two" + i, call.id(), T0))));
            assertThat(committed(results)).isEqualTo(1);
            assertThat(results).contains(new Refused(List.of(new Broken.Exists(call.id()))));
            assertThat(messages(call.id())).hasSize(1);
        });
    }

    @Test
    @DisplayName("X2 · of two reports that bring one message at the same time, exactly one stores it")
    void oneMessage() {
        StoredInteraction call = offer("call");
        scene.given(call);
        rounds(i -> {
            StoredMessage line = message("line" + i, call.id(), minute(i));
            Consumer<ChangeSet.Builder> report = changes -> changes.create(line);
            List<CommitResult> results = atOnce(List.of(report, report));
            assertThat(committed(results)).isEqualTo(1);
            assertThat(results).contains(new Refused(List.of(new Broken.Exists(line.id()))));
        });
        assertThat(Pages.all(from -> messages(call.id(), MessageOrder.OLDEST_FIRST, from, 99), () -> {}))
                .hasSize(ROUNDS);
    }

    @Test
    @DisplayName("N5 · messages that come at the same time, and beside an accept, do not collide")
    void messagesDoNotCollide() {
        rounds(i -> {
            StoredInteraction call = offer("call" + i);
            scene.given(call);
            List<CommitResult> results = atOnce(List.of(
                    changes -> changes.create(message("one" + i, call.id(), T0)),
                    changes -> changes.create(message("two" + i, call.id(), T0)),
                    accept(call, MARA)));
            assertThat(committed(results)).isEqualTo(3);
            assertThat(messages(call.id())).hasSize(2);
            assertThat(scene.interaction(call.id()).version()).isEqualTo(new Version(2));
        });
    }

    @Test
    @DisplayName(
            "M3 · a message that relies on the version of an interaction is stored before an accept, or told of it")
    void messageWhileAccepting() {
        rounds(i -> {
            StoredInteraction call = offer("call" + i);
            StoredMessage line = message("line" + i, call.id(), T0);
            scene.given(call);
            List<CommitResult> results = atOnce(List.of(
                    accept(call, MARA),
                    changes -> changes.require(new Require.AtVersion(call.id(), call.version()))
                            .create(line)
                            .journal(entry(line.id(), 1))));
            assertThat(results.get(0)).isInstanceOf(Committed.class);
            assertBeforeOrTold(results.get(1), line, call);
        });
    }

    private void assertBeforeOrTold(CommitResult result, StoredMessage line, StoredInteraction call) {
        assertThat(scene.has(line.id())).isEqualTo(result instanceof Committed);
        if (result instanceof Committed) {
            List<RecordId> order = scene.wholeJournal().stream()
                    .map(row -> row.entry().record())
                    .toList();
            assertThat(order.indexOf(line.id())).isLessThan(order.indexOf(call.id()));
        } else {
            assertThat(result).isEqualTo(new Stale(List.of(scene.interaction(call.id()))));
        }
    }

    @Test
    @DisplayName(
            "N2 · of two commits that each rely on the version of the interaction that the other one changes, one is refused")
    void relyOnVersions() {
        rounds(i -> {
            StoredInteraction one = offer("one" + i);
            StoredInteraction other = offer("other" + i);
            scene.given(one, other);
            assertThat(committed(atOnce(List.of(
                            changes -> changes.require(new Require.AtVersion(one.id(), one.version()))
                                    .change(Samples.change(missed(other, T0))),
                            changes -> changes.require(new Require.AtVersion(other.id(), other.version()))
                                    .change(Samples.change(missed(one, T0)))))))
                    .isEqualTo(1);
        });
    }

    @Test
    @DisplayName("Z3 · of two commits that each need the interaction that only the other one makes, none passes")
    void relyOnExistence() {
        rounds(i -> {
            StoredInteraction one = offer("one" + i);
            StoredInteraction other = offer("other" + i);
            assertThat(committed(atOnce(List.of(
                            changes -> changes.require(new Require.Exists(one.id()))
                                    .create(other),
                            changes -> changes.create(one).create(message("line" + i, other.id(), T0))))))
                    .isZero();
        });
    }

    @Test
    @DisplayName(
            "D8 · one that an agent takes while it is forgotten stays with its messages, or the agent is told that it is gone")
    void takenWhileForgotten() {
        rounds(i -> {
            StoredInteraction call = missed("call" + i, T0);
            StoredInteraction pickedUp = taken(call, ActivityId.of("talk"), JON);
            scene.given(call, message("line" + i, call.id(), T0));
            Callable<CommitResult> take = () -> change(pickedUp);
            Callable<Integer> forget = () -> forget(minute(1), 9);
            List<Object> results = calls.atOnce(List.of(take::call, forget::call));
            boolean stays = results.get(0) instanceof Committed;
            assertThat(results.get(1)).isEqualTo(stays ? 0 : 1);
            if (!stays) {
                assertThat(results.get(0)).isEqualTo(new Refused(List.of(new Broken.Missing(call.id()))));
            }
            assertThat(scene.has(call.id())).isEqualTo(stays);
            assertThat(messages(call.id())).hasSize(stays ? 1 : 0);
        });
    }

    @Test
    @DisplayName("D8 · no message is left of an interaction that is forgotten while it comes")
    void messageWhileForgotten() {
        rounds(i -> {
            StoredInteraction call = early("call" + i, T0);
            StoredMessage line = message("line" + i, call.id(), T0);
            scene.given(call, message("first" + i, call.id(), T0));
            Callable<CommitResult> say = () -> scene.commit(changes -> changes.create(line));
            Callable<Integer> forget = () -> forget(minute(1), 9);
            List<Object> results = calls.atOnce(List.of(say::call, forget::call));
            if (!(results.get(0) instanceof Committed)) {
                assertThat(results.get(0)).isEqualTo(new Refused(List.of(new Broken.Missing(call.id()))));
            }
            // One that was in use can be left to the next time.
            assertThat((int) results.get(1) + forget(minute(1), 9)).isEqualTo(1);
            assertThat(scene.has(line.id())).isFalse();
            scene.given(offer(call.id(), T0));
            assertThat(messages(call.id())).isEmpty();
        });
    }

    @Test
    @DisplayName("D8 · several that forget at the same time delete each interaction once")
    void forgetTogether() {
        scene.given(changes -> IntStream.range(0, 100)
                .forEach(i -> changes.create(missed("m" + i, minute(i)))
                        .create(message("l" + i, missed("m" + i, T0).id(), T0))));
        Callable<Integer> forget = () -> forget(minute(999), 15);
        int gone = calls.atOnce(List.of(forget, forget, forget, forget)).stream()
                .mapToInt(count -> count)
                .sum();
        assertThat(gone).isLessThanOrEqualTo(60);
        assertThat(allMissed()).hasSize(100 - gone);
        assertThat(gone + forget(minute(999), 200)).isEqualTo(100);
        assertThat(scene.has(message("l0", missed("m0", T0).id(), T0).id())).isFalse();
    }

    @Test
    @DisplayName("E6 · a page of offers, its count and each offer are read at one instant")
    void readAtOneInstant() {
        for (int i = 0; i < 4; i++) {
            scene.given(offer("o" + i, minute(i)));
        }
        CountDownLatch enough = new CountDownLatch(2);
        Callable<Integer> writer = () -> {
            int next = 4;
            while (enough.getCount() > 0) {
                replace(next++);
            }
            return next;
        };
        Callable<Integer> reader = () -> {
            try {
                return readWhole();
            } finally {
                enough.countDown();
            }
        };
        assertThat(calls.atOnce(List.of(writer, reader, reader)).subList(1, 3)).containsOnly(READS);
    }

    /**
     * Takes one or two of the oldest offers, lets two others come or one, and has each that stays rejected by a desk that is named after the
     * commit. So there are three offers and four in turn, and one has been rejected as often as it was changed.
     */
    private void replace(int number) {
        List<StoredInteraction> present = offers(Optional.empty(), 9).items();
        int gone = present.size() - 2;
        scene.given(changes -> {
            IntStream.range(gone, 3)
                    .forEach(i -> changes.create(offer("o" + number + "/" + i, minute(10L * number + i))));
            present.subList(0, gone)
                    .forEach(each -> changes.change(Samples.change(taken(each, ActivityId.of("talk"), MARA))));
            present.subList(gone, gone + 2)
                    .forEach(each -> changes.change(Samples.change(rejected(each, AgentId.of("desk" + number)))));
        });
    }

    /** Reads until it has seen so many different oldest offers. */
    private int readWhole() {
        Set<RecordId> seen = new HashSet<>();
        while (seen.size() < READS) {
            OfferRows page = offers(Optional.empty(), Optional.empty(), 9);
            assertThat(page.waiting()).isEqualTo(page.items().size());
            for (StoredInteraction each : page.items()) {
                assertThat(each.rejected()).hasSize((int) each.version().number() - 1);
            }
            Set<AgentId> before = page.items().get(1).rejected();
            assertThat(page.items().get(0).rejected()).containsAll(before);
            seen.add(page.items().get(0).id());
        }
        return seen.size();
    }
}
