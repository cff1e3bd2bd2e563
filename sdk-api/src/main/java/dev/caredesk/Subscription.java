package dev.caredesk;

/** A registration of a listener, which lasts until it is closed. Closing twice is harmless; a call under way may still finish. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
