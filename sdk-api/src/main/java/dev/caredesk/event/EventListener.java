package dev.caredesk.event;

/**
 * Something of the host's that hears of each event, in order, at least once. It may block, which holds up only itself. One that
 * throws is called again with the same event, and is parked after several tries, which health shows.
 */
@FunctionalInterface
public interface EventListener {
    /** An event. */
    void on(Event event);
}
