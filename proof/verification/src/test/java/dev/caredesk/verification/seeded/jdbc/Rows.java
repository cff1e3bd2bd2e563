package dev.caredesk.verification.seeded.jdbc;

import dev.caredesk.verification.seeded.inmemory.MemoryStorage;

/** Seeded: public, no factory, and knows another adapter. */
public record Rows(MemoryStorage storage) {}
