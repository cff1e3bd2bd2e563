package dev.caredesk.core.event;

import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.CaredeskException;
import dev.caredesk.Subscription;
import dev.caredesk.core.channel.TestTenant;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("listeners at a position that the journal does not have")
class LostPositionTest {

    private static final Optional<Position> LOST = Optional.of(Position.of("elsewhere-7"));

    private final TestTenant tenant = new TestTenant();
    private final Feed feed = new Feed(tenant.scope, Duration.ofMillis(20));
    private final TenantEvents events = new TenantEvents(tenant.scope, feed);

    @AfterEach
    void end() {
        events.stop();
        tenant.close();
    }

    @Test
    @DisplayName(
            "Z3 · a listener at an unknown position is parked with an error that health shows, and not tried for ever")
    void parksListenerAtUnknownPosition() {
        Subscription unused = events.listen(LOST, event -> {});

        await().until(() -> !tenant.background.problems().isEmpty());
        assertThat(tenant.background.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).isEqualTo("event listener, parked"));
        int asked = tenant.storage.calls(StorageCall.JOURNAL_AFTER);
        tenant.activity("a");
        assertThat(tenant.storage.calls(StorageCall.JOURNAL_AFTER)).isEqualTo(asked);
    }

    @Test
    @DisplayName("Z3 · a subscriber at an unknown position gets the error")
    void failsSubscriberAtUnknownPosition() {
        Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        events.publisher(LOST).subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(1);
            }

            @Override
            public void onNext(Event event) {}

            @Override
            public void onError(Throwable failure) {
                errors.add(failure);
            }

            @Override
            public void onComplete() {}
        });

        await().until(() -> !errors.isEmpty());
        assertThat(errors).singleElement().isInstanceOf(CaredeskException.class);
    }
}
