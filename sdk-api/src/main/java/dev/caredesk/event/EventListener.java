package dev.caredesk.event;

/**
 * The host's listener to events, called in order, at least once for each. It may block, which delays only itself. One that throws
 * is called again with the same event, and is parked after several tries, which health shows.
 */
@FunctionalInterface
public interface EventListener {
    /** Receives an event. */
    void on(Event event);
}
