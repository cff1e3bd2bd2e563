package dev.caredesk;

/** Something that is listened to until it is closed. Closing twice is harmless; a call under way may still end. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
