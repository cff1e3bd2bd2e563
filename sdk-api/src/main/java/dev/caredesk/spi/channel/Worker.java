package dev.caredesk.spi.channel;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Creates daemon threads for retries, which exist only while there is work. */
final class Worker {

    private static final long IDLE_SECONDS = 10;

    private Worker() {}

    /** Returns an executor with one thread of the given name, which drops delayed tasks at its shutdown. */
    static ScheduledThreadPoolExecutor named(String name) {
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        one.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        one.allowCoreThreadTimeOut(true);
        return one;
    }
}
