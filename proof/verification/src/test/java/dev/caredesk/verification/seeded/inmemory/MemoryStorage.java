package dev.caredesk.verification.seeded.inmemory;

/** Sound. */
public record MemoryStorage() {}
