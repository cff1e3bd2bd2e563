package dev.caredesk.schedules;

import dev.caredesk.core.runtime.BackgroundExecutor;
import dev.caredesk.core.runtime.HostExecutor;
import dev.caredesk.core.runtime.Mailbox;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a mailbox under all schedules")
class MailboxSchedulesTest {

    private static final int EACH = 2;

    @Test
    @DisplayName("tells everything once, what one thread put in in its order, and one at a time")
    void tellsEachOnceInOrder() {
        Explored.soundly(() -> filled((host, receiver) -> {
            Mailbox<String> mailbox = new Mailbox<>(host, "a listener", receiver, count -> "missed " + count);
            return news -> {
                mailbox.put(news);
                mailbox.deliver();
            };
        }));
    }

    @Test
    @DisplayName("seeded: what is put in while the last task ends is never told")
    void findsLostWake() {
        Explored.brokenly("not told, but", () -> filled(ForgetfulMailbox::new));
    }

    @Test
    @DisplayName("seeded: by check and then act two tasks empty it at once, or none")
    void findsTwoTasksAtOnce() {
        Explored.brokenly("of the mailbox: ", () -> filled(HastyMailbox::new));
    }

    @Test
    @DisplayName("that is closed meanwhile tells a beginning of it and then nothing")
    void stopsTellingOnceClosed() {
        Explored.soundly(() -> {
            ThreadEach threads = new ThreadEach();
            AtomicBoolean closed = new AtomicBoolean();
            AtomicInteger begunAfter = new AtomicInteger();
            Mailbox<String> mailbox = new Mailbox<>(
                    host(threads),
                    "a listener",
                    news -> {
                        if (closed.get()) {
                            begunAfter.incrementAndGet();
                        }
                    },
                    String::valueOf);
            threads.runAll(() -> put(mailbox, "a"), () -> {
                mailbox.close();
                closed.set(true);
            });
            Explored.check(begunAfter.get() <= 1, "more than the call under way was told");
        });
    }

    private static void put(Mailbox<String> mailbox, String name) {
        for (int each = 0; each < EACH; each++) {
            mailbox.put(name + each);
            mailbox.deliver();
        }
    }

    private static HostExecutor host(ThreadEach threads) {
        return new HostExecutor(threads, new BackgroundExecutor(threads, InstantSource.system()));
    }

    /** Makes what takes news. */
    private interface Making {
        Consumer<String> make(HostExecutor host, Consumer<String> receiver);
    }

    private static void filled(Making making) {
        ThreadEach threads = new ThreadEach();
        List<String> told = new ArrayList<>();
        AtomicInteger telling = new AtomicInteger();
        AtomicBoolean twice = new AtomicBoolean();
        Consumer<String> mailbox = making.make(host(threads), news -> {
            if (telling.incrementAndGet() > 1) {
                twice.set(true);
            }
            told.add(news);
            telling.decrementAndGet();
        });

        threads.runAll(() -> put(mailbox, "a"), () -> put(mailbox, "b"));

        Explored.check(!twice.get(), "of the mailbox: two at a time");
        Explored.check(told.size() == 2 * EACH, "of the mailbox: not told, but " + told);
        for (String name : List.of("a", "b")) {
            List<String> own =
                    told.stream().filter(news -> news.startsWith(name)).toList();
            Explored.check(own.equals(own.stream().sorted().toList()), "of the mailbox: not in order, but " + told);
        }
    }

    private static void put(Consumer<String> mailbox, String name) {
        for (int each = 0; each < EACH; each++) {
            mailbox.accept(name + each);
        }
    }

    private static final class ForgetfulMailbox implements Consumer<String> {
        private final HostExecutor host;
        private final Consumer<String> receiver;
        private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean active = new AtomicBoolean();

        ForgetfulMailbox(HostExecutor host, Consumer<String> receiver) {
            this.host = host;
            this.receiver = receiver;
        }

        @Override
        public void accept(String news) {
            waiting.add(news);
            if (active.compareAndSet(false, true)) {
                host.run("a listener", this::work);
            }
        }

        private void work() {
            for (String next = waiting.poll(); next != null; next = waiting.poll()) {
                receiver.accept(next);
            }
            active.set(false); // without a last look
        }
    }

    private static final class HastyMailbox implements Consumer<String> {
        private final HostExecutor host;
        private final Consumer<String> receiver;
        private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
        private volatile boolean active;

        HastyMailbox(HostExecutor host, Consumer<String> receiver) {
            this.host = host;
            this.receiver = receiver;
        }

        @Override
        public void accept(String news) {
            waiting.add(news);
            if (!active) {
                active = true;
                host.run("a listener", this::work);
            }
        }

        private void work() {
            for (String next = waiting.poll(); next != null; next = waiting.poll()) {
                receiver.accept(next);
            }
            active = false;
        }
    }
}
