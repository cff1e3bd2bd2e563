package dev.caredesk.core;

import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the threads that run the host's code")
class OwnThreadsTest {

    private static final String BACKGROUND = "background of the test";

    private final Map<String, Set<String>> threads = new ConcurrentHashMap<>();

    @Test
    @DisplayName("X2 · none of the SDK's own threads runs a listener, a subscriber or a channel")
    void ownThreadsRunNoHostCode() {
        ScheduledExecutorService background = Executors.newScheduledThreadPool(4, task -> new Thread(task, BACKGROUND));
        RecordingChannel chat = RecordingChannel.of("chat");
        try (Caredesk sdk = CaredeskBuilder.on(InMemoryStorage.create())
                .executor(background)
                .channel(watched(chat))
                .start()) {
            await().until(chat::isStarted);
            work(sdk, chat);
            await().until(() -> threads.keySet()
                    .containsAll(Set.of("start", "accept", "reject", "close", "signal", "event", "next")));
        } finally {
            background.shutdownNow();
        }

        assertThat(threads).containsKey("stop");
        assertThat(threads.values()).allSatisfy(names -> assertThat(names).doesNotContain(BACKGROUND));
    }

    private void work(Caredesk sdk, RecordingChannel chat) {
        Desk desk = sdk.desk(TestSite.MARA);
        desk.listen(signal -> note("signal"));
        sdk.events().listen(Optional.empty(), event -> note("event"));
        sdk.events().publisher(Optional.empty()).subscribe(new Noting());
        desk.reject(offer(chat, "unwanted")).orElseThrow();
        Engagement work = desk.accept(offer(chat, "wanted")).orElseThrow();
        work.create().orElseThrow();
        work.close().orElseThrow();
    }

    private static InteractionId offer(RecordingChannel chat, String name) {
        return chat.offer(
                name,
                MediaType.CHAT,
                Contact.at(ContactAddress.email(name + "@example.org")),
                java.time.Instant.parse("2026-11-02T08:00:00Z"));
    }

    private void note(String what) {
        threads.computeIfAbsent(what, none -> ConcurrentHashMap.newKeySet())
                .add(Thread.currentThread().getName());
    }

    /** The channel, with a note of which thread calls what. */
    private Channel watched(RecordingChannel chat) {
        return (Channel) Proxy.newProxyInstance(
                Channel.class.getClassLoader(), new Class<?>[] {Channel.class}, (proxy, method, values) -> {
                    if (!method.getName().equals("id")) {
                        note(method.getName());
                    }
                    return method.getReturnType().equals(Receipt.class)
                            ? Receipt.confirmed()
                            : method.invoke(chat, values);
                });
    }

    private final class Noting implements Flow.Subscriber<Event> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Event event) {
            note("next");
        }

        @Override
        public void onError(Throwable failure) {
            note("error");
        }

        @Override
        public void onComplete() {}
    }
}
