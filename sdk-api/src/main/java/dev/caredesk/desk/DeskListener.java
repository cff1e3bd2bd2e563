package dev.caredesk.desk;

/**
 * The host's listener to a desk's signals, called on the SDK's executor, one signal at a time and in order. It may block or
 * throw, which harms only itself: an exception is counted as a problem of health, and the next signal comes all the same.
 */
@FunctionalInterface
public interface DeskListener {
    /** Receives a signal. */
    void on(DeskSignal signal);
}
