package dev.caredesk.verification.seeded.jdbc.sql;

import dev.caredesk.verification.seeded.jdbc.commit.Outward;

/** Seeded: depends on a package further out. Public is sound here. */
public record Inward(Outward outward) {}
