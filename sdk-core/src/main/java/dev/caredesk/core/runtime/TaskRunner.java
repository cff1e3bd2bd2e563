package dev.caredesk.core.runtime;

import java.time.Duration;

/** Runs tasks on an executor. An exception of a task becomes a problem of health, and ends nothing else. */
public interface TaskRunner {

    /** Runs a task soon; does nothing once the executor has ended. */
    void run(String where, Runnable task);

    /** Runs a task after a delay; does nothing once the executor has ended. */
    void later(String where, Duration delay, Runnable task);
}
