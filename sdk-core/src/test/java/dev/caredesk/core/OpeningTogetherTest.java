package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Limits;
import dev.caredesk.Outcome;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.channel.Waiting;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
@DisplayName("two threads that open the same customer at once on one desk")
class OpeningTogetherTest {

    private final FirstWaits storage = new FirstWaits();
    private final TestSite house = new TestSite(storage, Limits.DEFAULT);

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    @DisplayName("D3 · reopening gives both the same engagement")
    void bothReopensGetOneEngagement() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Pair pair = together(() -> house.mara().reopen(ada), () -> house.mara().reopen(ada), Then.GOES_ON);

        assertThat(pair.first().orElseThrow().id())
                .isEqualTo(pair.second().orElseThrow().id());
        assertOnlyOpen(pair.second().orElseThrow());
    }

    @Test
    @DisplayName("D3 · reopening and accepting give both the same engagement, with the interaction")
    void reopenAndAcceptGetOneEngagement() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        InteractionId chat = house.chat("ada@example.org");
        Pair pair = together(() -> house.mara().reopen(ada), () -> house.mara().accept(chat), Then.GOES_ON);

        assertThat(pair.first().orElseThrow().id())
                .isEqualTo(pair.second().orElseThrow().id());
        assertThat(pair.second().orElseThrow().view().current()).isPresent();
        assertOnlyOpen(pair.second().orElseThrow());
    }

    @Test
    @DisplayName("D3 · accepting two interactions of one unknown contact gives both the same engagement")
    void bothAcceptsGetOneEngagement() {
        InteractionId one = house.chat("eve@example.org");
        InteractionId two = house.chat("eve@example.org");
        Pair pair = together(() -> house.mara().accept(one), () -> house.mara().accept(two), Then.GOES_ON);

        assertThat(pair.first().orElseThrow().id())
                .isEqualTo(pair.second().orElseThrow().id());
        assertThat(pair.second().orElseThrow().view().activities()).hasSize(2);
        assertOnlyOpen(pair.second().orElseThrow());
    }

    @Test
    @DisplayName("D3 · the second goes on when the commit of the first fails, and nothing is left of that")
    void secondGoesOnWhenFirstFails() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        InteractionId chat = house.chat("ada@example.org");
        Pair pair = together(() -> house.mara().reopen(ada), () -> house.mara().accept(chat), Then.FAILS);

        assertThat(pair.failure()).containsInstanceOf(StorageException.class);
        assertThat(pair.second().orElseThrow().view().current()).isPresent();
        assertOnlyOpen(pair.second().orElseThrow());
        assertThat(house.mara().reopen(ada).orElseThrow().id())
                .isEqualTo(pair.second().orElseThrow().id());
    }

    @Test
    @DisplayName("D3 · the second goes on when the commit of the first fails with an error, for an unknown contact")
    void secondGoesOnWhenFirstThrows() {
        InteractionId one = house.chat("eve@example.org");
        InteractionId two = house.chat("eve@example.org");
        Pair pair = together(() -> house.mara().accept(one), () -> house.mara().accept(two), Then.THROWS);

        assertThat(pair.failure()).containsInstanceOf(StackOverflowError.class);
        assertThat(pair.second().orElseThrow().view().activities()).hasSize(1);
        assertOnlyOpen(pair.second().orElseThrow());
        assertThat(house.mara().accept(one).orElseThrow().id())
                .isEqualTo(pair.second().orElseThrow().id());
    }

    @Test
    @DisplayName(
            "C3 · nothing is left of an accept that failed: the next one of that address prefills from its own contact")
    void prefilledAnew() {
        ContactAddress address = ContactAddress.email("eve@example.org");
        InteractionId failed = house.offer(MediaType.CHAT, Contact.at(address).named("Adam First"));
        InteractionId next = house.offer(MediaType.CHAT, Contact.at(address).named("Eve Second"));
        storage.firstWaits(Then.FAILS).open();
        assertThatThrownBy(() -> house.mara().accept(failed)).isInstanceOf(StorageException.class);

        Engagement work = house.mara().accept(next).orElseThrow();

        assertThat(work.view().customer().displayName()).isEqualTo("Eve Second");
        assertOnlyOpen(work);
    }

    @Test
    @DisplayName("D5 · the second goes on when the first is refused, since another agent was faster")
    void secondGoesOnWhenFirstIsRefused() {
        house.customer("Ada", "ada@example.org");
        InteractionId one = house.chat("ada@example.org");
        InteractionId two = house.chat("ada@example.org");
        Pair pair = together(() -> house.mara().accept(one), () -> house.mara().accept(two), () -> {
            house.luca().accept(one).orElseThrow();
            return Optional.empty();
        });

        assertThat(RefusalCodes.codes(pair.first())).containsExactly(RefusalCode.INTERACTION_TAKEN);
        assertThat(pair.second().orElseThrow().view().activities()).isNotEmpty();
        assertOnlyOpen(pair.second().orElseThrow());
    }

    private void assertOnlyOpen(Engagement work) {
        house.settle();
        assertThat(house.mara().view().open())
                .singleElement()
                .satisfies(open -> assertThat(open.engagement()).isEqualTo(work.id()));
        assertThat(work.view().state()).isEqualTo(EngagementState.OPEN);
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        assertThat(work.flush().isDone()).isTrue();
        assertThat(house.sdk().health().unsavedDrafts()).isZero();
    }

    /** What becomes of the first one's commit; a failure, if there is one. */
    private interface Then {
        Then GOES_ON = Optional::empty;
        Then FAILS = () -> Optional.of(StorageException.unavailable("the first"));
        Then THROWS = () -> Optional.of(new StackOverflowError());

        Optional<Throwable> happen();
    }

    private record Pair(Outcome<Engagement> first, Outcome<Engagement> second, Optional<Throwable> failure) {}

    /** The second one begins while the first one's commit waits, and comes to wait for its turn. */
    private Pair together(Supplier<Outcome<Engagement>> first, Supplier<Outcome<Engagement>> second, Then then) {
        Gate gate = storage.firstWaits(then);
        Call one = Call.of(first);
        gate.awaitArrival();
        Call two = Call.of(second);
        Waiting.await().until(two::isWaiting);

        gate.open();

        Outcome<Engagement> second1 = two.result().join();
        Optional<Throwable> failure = one.result()
                .handle((done, thrown) -> Optional.ofNullable(thrown))
                .join();
        return new Pair(failure.isPresent() ? second1 : one.result().join(), second1, failure);
    }

    private record Call(Thread thread, CompletableFuture<Outcome<Engagement>> result) {

        static Call of(Supplier<Outcome<Engagement>> call) {
            CompletableFuture<Outcome<Engagement>> result = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    result.complete(call.get());
                } catch (Throwable failure) {
                    result.completeExceptionally(failure);
                }
            });
            thread.setDaemon(true);
            thread.start();
            return new Call(thread, result);
        }

        boolean isWaiting() {
            return thread.getState() == Thread.State.WAITING || result.isDone();
        }
    }

    /** A storage in which the next commit waits, and then goes on, or fails. */
    private static final class FirstWaits extends DelegatingStorage {

        private final AtomicReference<Optional<Gate>> next = new AtomicReference<>(Optional.empty());
        private volatile Then then = Then.GOES_ON;

        private FirstWaits() {
            super(InMemoryStorage.create());
        }

        private Gate firstWaits(Then after) {
            Gate gate = Gate.closed();
            then = after;
            next.set(Optional.of(gate));
            return gate;
        }

        @Override
        public CommitResult commit(ChangeSet changes) {
            Optional<Gate> gate = next.getAndSet(Optional.empty());
            if (gate.isPresent()) {
                gate.get().pass();
                Optional<Throwable> failure = then.happen();
                if (failure.isPresent()) {
                    throw thrown(failure.get());
                }
            }
            return super.commit(changes);
        }

        private static RuntimeException thrown(Throwable failure) {
            if (failure instanceof Error error) {
                throw error;
            }
            return (RuntimeException) failure;
        }
    }
}
