package dev.caredesk.desk;

/**
 * Something of the host's that hears a desk's signals, on the SDK's executor, one at a time and in order. It may block or throw,
 * which harms only itself: an exception is counted as a problem of health, and the next signal comes all the same.
 */
@FunctionalInterface
public interface DeskListener {
    /** A signal. */
    void on(DeskSignal signal);
}
