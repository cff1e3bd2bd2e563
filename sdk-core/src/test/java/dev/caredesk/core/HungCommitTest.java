package dev.caredesk.core;

import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.Health;
import dev.caredesk.Outcome;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.testkit.Gate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
@DisplayName("one engagement whose commit hangs")
class HungCommitTest {

    private final ThreadedSite site = new ThreadedSite();
    private final Engagement hung = site.opened("mara", "ada@example.org");
    private final CustomerId ada = hung.view().customer().id();
    private CompletableFuture<Outcome<CommentId>> comment = new CompletableFuture<>();

    @BeforeEach
    void begin() {
        site.awaitStored(hung);
        Gate gate = site.storage.hang(hung.id());
        comment = inAnotherThread(() -> hung.comment("slow"));
        gate.awaitArrival();
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    @DisplayName("N1 · notices of other engagements and events come, though there is news for the one that hangs")
    void feedGoesOnPastHangingEngagement() {
        Engagement other = site.opened("tom", "bob@example.org");
        CustomerId bob = other.view().customer().id();
        List<DeskSignal> signals = new CopyOnWriteArrayList<>();
        List<Event> events = new CopyOnWriteArrayList<>();
        site.desk("tom").listen(signals::add);
        site.sdk.events().listen(site.sdk.events().latest(), events::add);
        Caredesk elsewhere = site.elsewhere();

        site.changedElsewhere(elsewhere, ada, "Roma");
        site.changedElsewhere(elsewhere, bob, "Pisa");

        await().until(() -> signals.stream().anyMatch(DeskSignal.RecordStale.class::isInstance));
        await().until(() -> events.stream().anyMatch(event -> isChangeOf(bob, event)));
        assertThat(other.view().notices()).hasSize(1);
        assertThat(comment).isNotDone();
    }

    @Test
    @DisplayName("N1 · news of the engagement that hangs is read once its turn has ended")
    void readsNewsOnceTurnHasEnded() {
        List<Event> events = new CopyOnWriteArrayList<>();
        site.sdk.events().listen(site.sdk.events().latest(), events::add);
        site.changedElsewhere(site.elsewhere(), ada, "Roma");
        await().until(() -> events.stream().anyMatch(event -> isChangeOf(ada, event)));
        assertThat(hung.view().notices()).isEmpty();

        site.storage.release();

        assertThat(comment.join().isDone()).isTrue();
        await().until(() -> hung.view().notices().size() == 1);
        hung.load().orElseThrow();
        assertThat(ViewLookups.value(hung, CustomerFields.CITY)).contains("Roma");
    }

    @Test
    @DisplayName(
            "D3 · the same desk accepts, reopens, takes up, edits and saves other engagements, and views are shown")
    void deskGoesOnWithOthers() {
        InteractionId ringing = site.chat("eve@example.org");
        CompletableFuture<Outcome<Engagement>> waits =
                inAnotherThread(() -> site.desk("mara").engagement(hung.id()));

        Engagement eve = site.desk("mara").accept(ringing).orElseThrow();
        eve.create().orElseThrow();
        ThreadedSite.edit(eve, "Bari");
        eve.save().orElseThrow();

        assertThat(site.desk("mara").engagement(eve.id()).orElseThrow().view().unsaved())
                .isEmpty();
        assertThat(site.desk("mara").view().open()).hasSize(2);
        assertThat(hung.view().customer().id()).isEqualTo(ada);
        assertThat(waits).isNotDone();
        eve.close().orElseThrow();
        site.storage.release();
        assertThat(waits.join().orElseThrow().id()).isEqualTo(hung.id());
    }

    @Test
    @DisplayName("is named in health, with how long, until it returns")
    void healthNamesHangingOperation() {
        site.clock.advance(Duration.ofSeconds(12));

        assertThat(site.sdk.health().stuck())
                .containsExactly(new Health.Stuck(
                        "operation on engagement " + hung.id().value(), Duration.ofSeconds(12), "has not returned"));

        site.storage.release();
        assertThat(comment.join().isDone()).isTrue();
        assertThat(site.sdk.health().stuck()).isEmpty();
    }

    @Test
    @DisplayName("D6 · however many engagements hang, the drafts of others are stored, and news is read")
    void manyHangingEngagementsHoldUpNobody() {
        List<Engagement> hanging = IntStream.range(0, 12)
                .mapToObj(number -> site.opened("agent" + number, "c" + number + "@example.org"))
                .toList();
        List<CompletableFuture<Outcome<CommentId>>> comments = hanging.stream()
                .map(each -> {
                    ThreadedSite.edit(each, "not stored");
                    Gate gate = site.storage.hang(each.id());
                    var slow = inAnotherThread(() -> each.comment("slow"));
                    gate.awaitArrival();
                    return slow;
                })
                .toList();
        Engagement free = site.opened("tom", "bob@example.org");
        site.changedElsewhere(site.elsewhere(), free.view().customer().id(), "Pisa");

        ThreadedSite.edit(free, "Roma");

        site.awaitStored(free);
        await().until(() -> free.view().notices().size() == 1);
        site.storage.release();
        assertThat(comments).allSatisfy(slow -> assertThat(slow.join().isDone()).isTrue());
        hanging.forEach(site::awaitStored);
    }

    private static boolean isChangeOf(CustomerId customer, Event event) {
        return event.kind() == Event.Kind.CHANGED && event.record().equals(customer);
    }

    private static <T> CompletableFuture<T> inAnotherThread(Supplier<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(call.get());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }
}
