package dev.caredesk.core;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The executors of a started Caredesk: those of the host, and its own in place of missing ones, which end with it. Its own threads are
 * daemons, so that a host that forgets to close can still exit.
 */
final class Executors {

    private static final int THREADS = 6;

    private final ScheduledExecutorService background;
    private final Executor host;
    private final boolean runsByItself;
    private final List<ExecutorService> own;

    Executors(Optional<ScheduledExecutorService> background, Optional<Executor> host) {
        this.runsByItself = background.isEmpty();
        Optional<ScheduledExecutorService> ownBackground =
                background.isPresent() ? Optional.empty() : Optional.of(forBackground());
        Optional<ExecutorService> ownHost = host.isPresent() ? Optional.empty() : Optional.of(forHost());
        this.background = background.or(() -> ownBackground).orElseThrow();
        this.host = host.or(() -> ownHost).orElseThrow();
        this.own = Stream.concat(ownBackground.stream(), ownHost.stream()).toList();
    }

    ScheduledExecutorService background() {
        return background;
    }

    Executor host() {
        return host;
    }

    /** Returns whether background work runs without the host, whose executor may be driven by hand. */
    boolean runsByItself() {
        return runsByItself;
    }

    void end() {
        own.forEach(ExecutorService::shutdownNow);
    }

    private static ScheduledExecutorService forBackground() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(THREADS, daemons("caredesk-"));
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /** Returns an executor of virtual threads where there are any; else of threads that end when idle. */
    private static ExecutorService forHost() {
        try {
            return (ExecutorService) java.util.concurrent.Executors.class
                    .getMethod("newVirtualThreadPerTaskExecutor")
                    .invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException before21) {
            return new ThreadPoolExecutor(
                    0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("caredesk-host-"));
        }
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
