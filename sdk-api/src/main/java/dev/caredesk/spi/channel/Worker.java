package dev.caredesk.spi.channel;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread for what must be tried again later: a daemon, which is there only while there is work. */
final class Worker {

    private static final long IDLE_SECONDS = 10;

    private Worker() {}

    /** One thread of that name, which drops what is not due when it is shut down. */
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
