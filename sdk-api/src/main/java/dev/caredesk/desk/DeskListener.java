package dev.caredesk.desk;

/**
 * The host's listener to a desk's signals, called on the executor of the host's code, one signal at a time and in order. It may
 * block or throw, which harms only itself: an exception or error is counted as a problem of health, and the next signal comes all
 * the same. While it blocks, up to 1,000 signals wait; then it misses them, and is told so.
 */
@FunctionalInterface
public interface DeskListener {
    /** Receives a signal. */
    void on(DeskSignal signal);
}
