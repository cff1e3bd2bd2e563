package dev.caredesk.verification.seeded.core.tenant;

import dev.caredesk.verification.seeded.core.desk.Outer;

/** Seeded: depends on what is further out. */
public record Middle(Outer outer) {}
