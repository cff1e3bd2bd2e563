package dev.caredesk.verification.seeded.core.runtime;

import dev.caredesk.verification.seeded.core.desk.Outer;

/** Seeded: depends on what is further out. */
public record Middle(Outer outer) {}
