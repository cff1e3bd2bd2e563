package dev.caredesk.core;

import static dev.caredesk.core.channel.Waiting.await;

import dev.caredesk.Caredesk;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskListener;
import dev.caredesk.event.Event;
import dev.caredesk.event.EventListener;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.ManualExecutor;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("listeners and subscribers whose subscription has ended are not kept")
class ForgottenListenersTest {

    private final ManualExecutor executor = new ManualExecutor();
    private final Caredesk sdk = CaredeskBuilder.on(InMemoryStorage.create())
            .executor(executor)
            .hostExecutor(executor)
            .start();
    private final Desk desk = sdk.desk(TestSite.MARA);

    @AfterEach
    void end() {
        sdk.close();
    }

    @Test
    @DisplayName("Z3 · a desk listener that was closed, while the desk's handle is in use")
    void forgetsClosedDeskListener() {
        WeakReference<Object> listener =
                ended(marker -> desk.listen(deskListener(marker)).close());

        awaitForgotten(listener);
    }

    @Test
    @DisplayName("Z3 · a desk listener whose desk was left")
    void forgetsListenerOfLeftDesk() {
        WeakReference<Object> listener = ended(marker -> {
            Desk other = sdk.desk(TestSite.MARA);
            other.listen(deskListener(marker));
            other.close();
        });

        awaitForgotten(listener);
    }

    @Test
    @DisplayName("Z3 · an event listener that was closed")
    void forgetsClosedEventListener() {
        WeakReference<Object> listener = ended(marker ->
                sdk.events().listen(Optional.empty(), eventListener(marker)).close());

        awaitForgotten(listener);
    }

    @Test
    @DisplayName("Z3 · a subscriber that cancels, at once or later, asks for nothing, or throws")
    void forgetsEndedSubscribers() {
        awaitForgotten(subscribed(subscription -> subscription.cancel()));
        awaitForgotten(subscribed(subscription -> subscription.request(0)));
        awaitForgotten(subscribed(subscription -> {
            subscription.request(1);
            executor.execute(subscription::cancel);
        }));
    }

    private WeakReference<Object> subscribed(Consumer<Flow.Subscription> asks) {
        return ended(marker -> {
            sdk.events().publisher(Optional.empty()).subscribe(new Asking(marker, asks));
            executor.settle();
        });
    }

    private static WeakReference<Object> ended(Consumer<Object> use) {
        Object marker = new Object();
        use.accept(marker);
        return new WeakReference<>(marker);
    }

    private static DeskListener deskListener(Object marker) {
        return signal -> Objects.requireNonNull(marker);
    }

    private static EventListener eventListener(Object marker) {
        return event -> Objects.requireNonNull(marker);
    }

    private void awaitForgotten(WeakReference<Object> listener) {
        executor.settle();
        await().until(() -> {
            System.gc();
            return listener.get() == null;
        });
    }

    /** A subscriber that does one thing with its subscription. */
    private record Asking(Object marker, Consumer<Flow.Subscription> asks) implements Flow.Subscriber<Event> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            asks.accept(subscription);
        }

        @Override
        public void onNext(Event event) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
