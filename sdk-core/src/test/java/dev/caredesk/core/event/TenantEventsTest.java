package dev.caredesk.core.event;

import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Limits;
import dev.caredesk.Subscription;
import dev.caredesk.WrongCallException;
import dev.caredesk.core.channel.TestTenant;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.event.Event;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.TestIds;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TenantEventsTest {

    private final TestTenant tenant = new TestTenant();
    private final Feed feed = new Feed(tenant.scope, Duration.ofMillis(20));
    private final TenantEvents events = new TenantEvents(tenant.scope, feed);
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void begin() {
        feed.start();
    }

    @AfterEach
    void end() {
        feed.stop();
        events.stop();
        tenant.close();
    }

    @Test
    @DisplayName("Z3 · events are read after a position, and go on there")
    void readsAfterPosition() {
        tenant.activity("a");
        tenant.activity("b");
        tenant.activity("c");

        List<Event> first = events.after(Optional.empty(), 2);
        List<Event> rest = events.after(Optional.of(first.get(1).position()), 1_000);

        assertThat(first).extracting(event -> event.record().value()).containsExactly("a", "b");
        assertThat(rest).extracting(event -> event.record().value()).containsExactly("c");
        assertThat(events.latest()).contains(rest.get(0).position());
        assertThat(rest.get(0).commit()).isEqualTo("accept c");
    }

    @Test
    @DisplayName("Z3 · a read asks for 1 to 1,000 events")
    void checksPageSize() {
        assertThatThrownBy(() -> events.after(Optional.empty(), 0)).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> events.after(Optional.empty(), 1_001)).isInstanceOf(WrongCallException.class);
    }

    @Test
    @DisplayName("Z3 · a listener hears what was and what comes, in order, until it is closed")
    void listenerHearsInOrder() {
        tenant.activity("a");
        Subscription subscription = events.listen(Optional.empty(), this::hear);
        await().until(() -> heard.size() == 1);
        tenant.activity("b");
        tenant.activity("c");

        await().until(() -> heard.size() == 3);
        assertThat(heard).containsExactly("a", "b", "c");

        subscription.close();
        Subscription other = events.listen(Optional.empty(), this::hear);
        tenant.activity("d");
        await().until(() -> heard.size() == 7);
        other.close();
        assertThat(heard).containsExactly("a", "b", "c", "a", "b", "c", "d");
    }

    @Test
    @DisplayName("Z3 · a listener that throws gets the same event again")
    void repeatsEventAfterThrow() {
        AtomicInteger failures = new AtomicInteger(2);
        Subscription unused = events.listen(Optional.empty(), event -> {
            hear(event);
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("no");
            }
        });

        tenant.activity("a");
        tenant.activity("b");

        await().until(() -> heard.contains("b"));
        assertThat(heard).containsExactly("a", "a", "a", "b");
        assertThat(tenant.background.problems()).isEmpty();
    }

    @Test
    @DisplayName("Z3 · a listener that always throws is parked after 5 tries, which health shows, and others go on")
    void parksThrowingListener() {
        AtomicInteger tries = new AtomicInteger();
        Subscription unused = events.listen(Optional.empty(), event -> {
            tries.incrementAndGet();
            throw new IllegalStateException("no");
        });
        Subscription other = events.listen(Optional.empty(), this::hear);

        tenant.activity("a");

        await().until(() -> !tenant.background.problems().isEmpty());
        tenant.activity("b");
        await().until(() -> heard.contains("b"));
        other.close();
        assertThat(tries).hasValue(5);
        assertThat(tenant.background.problems())
                .extracting(problem -> problem.where())
                .containsExactly("event listener, parked after 5 tries");
    }

    @Test
    @DisplayName("Z3 · a listener that blocks holds up only itself")
    void blockedListenerHoldsUpOnlyItself() {
        Gate gate = Gate.closed();
        Subscription unused = events.listen(Optional.empty(), event -> gate.pass());
        Subscription other = events.listen(Optional.empty(), this::hear);

        tenant.activity("a");
        gate.awaitArrival();
        tenant.activity("b");

        await().until(() -> heard.size() == 2);
        other.close();
        gate.open();
    }

    @Test
    @DisplayName("Z3 · a listener goes on after a failure of the storage")
    void goesOnAfterOutage() {
        FailingStorage failing = FailingStorage.around(tenant.storage);
        // Its own storage, so that the feed cannot use up the failures; the feed only wakes it.
        TenantEvents disturbed = new TenantEvents(
                new TenantScope(
                        tenant.scope.id(), failing, tenant.clock, TestIds.sequence(), Limits.DEFAULT, tenant.process),
                feed);
        tenant.activity("a");
        failing.failBefore(3, StorageCall.JOURNAL_AFTER);
        Subscription unused = disturbed.listen(Optional.empty(), this::hear);

        await().until(() -> heard.contains("a"));
        disturbed.stop();
        assertThat(failing.calls(StorageCall.JOURNAL_AFTER)).isGreaterThanOrEqualTo(4);
        assertThat(tenant.background.problems())
                .extracting(problem -> problem.where())
                .containsExactly("events");
        assertThat(heard).containsExactly("a");
    }

    @Test
    @DisplayName("Z3 · a subscriber gets no more than it asked for, and the rest when it asks again")
    void subscriberGetsWhatItAskedFor() {
        for (String id : List.of("a", "b", "c", "d")) {
            tenant.activity(id);
        }
        Taking taking = new Taking(2);
        events.publisher(Optional.empty()).subscribe(taking);

        await().until(() -> heard.size() == 2);
        taking.subscription().request(1);
        await().until(() -> heard.size() == 3);
        taking.subscription().request(Long.MAX_VALUE);
        await().until(() -> heard.size() == 4);
        tenant.activity("e");
        await().until(() -> heard.size() == 5);
        assertThat(heard).containsExactly("a", "b", "c", "d", "e");
        taking.subscription().cancel();
    }

    @Test
    @DisplayName("Z3 · a subscriber that asks for nothing gets an error, and nothing more")
    void refusesEmptyDemand() {
        Taking taking = new Taking(0);
        events.publisher(Optional.empty()).subscribe(taking);

        await().until(() -> !taking.errors.isEmpty());
        assertThat(taking.errors.peek()).isInstanceOf(IllegalArgumentException.class);
        taking.subscription().request(5);
        Subscription other = events.listen(Optional.empty(), event -> heard.add("other"));
        tenant.activity("a");
        await().until(() -> heard.contains("other"));
        other.close();
        assertThat(heard).containsExactly("other");
        assertThat(taking.errors).hasSize(1);
    }

    @Test
    @DisplayName("Z3 · a publisher refuses a missing subscriber")
    @SuppressWarnings("NullAway") // the wrong call is the point
    void refusesMissingSubscriber() {
        assertThatThrownBy(() -> events.publisher(Optional.empty()).subscribe(null))
                .isInstanceOf(NullPointerException.class);
    }

    private void hear(Event event) {
        heard.add(event.record().value());
    }

    private final class Taking implements Flow.Subscriber<Event> {

        private final long first;
        private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        private Optional<Flow.Subscription> subscription = Optional.empty();

        private Taking(long first) {
            this.first = first;
        }

        private Flow.Subscription subscription() {
            return subscription.orElseThrow();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = Optional.of(given);
            given.request(first);
        }

        @Override
        public void onNext(Event event) {
            hear(event);
        }

        @Override
        public void onError(Throwable failure) {
            errors.add(failure);
        }

        @Override
        public void onComplete() {
            throw new AssertionError("the journal has no end");
        }
    }
}
