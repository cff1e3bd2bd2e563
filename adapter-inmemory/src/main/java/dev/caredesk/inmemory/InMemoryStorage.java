package dev.caredesk.inmemory;

/** The storage that forgets all when the process ends. */
public final class InMemoryStorage {

    private InMemoryStorage() {}
}
