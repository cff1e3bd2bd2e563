package dev.caredesk.core.event;

import static dev.caredesk.core.channel.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.CaredeskException;
import dev.caredesk.Subscription;
import dev.caredesk.core.channel.Ground;
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

    private final Ground ground = new Ground();
    private final Feed feed = new Feed(ground.scope, Duration.ofMillis(20));
    private final LiveEvents events = new LiveEvents(ground.scope, feed);

    @AfterEach
    void end() {
        events.stop();
        ground.close();
    }

    @Test
    @DisplayName(
            "Z3 · a listener at an unknown position is parked with an error that health shows, and not tried for ever")
    void listener() {
        Subscription unused = events.listen(LOST, event -> {});

        await().until(() -> !ground.background.problems().isEmpty());
        assertThat(ground.background.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).isEqualTo("event listener, parked"));
        int asked = ground.storage.calls(StorageCall.JOURNAL_AFTER);
        ground.activity("a");
        assertThat(ground.storage.calls(StorageCall.JOURNAL_AFTER)).isEqualTo(asked);
    }

    @Test
    @DisplayName("Z3 · a subscriber at an unknown position gets the error")
    void subscriber() {
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
