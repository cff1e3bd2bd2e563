package dev.caredesk.verification.seeded.core.codec;

import dev.caredesk.verification.seeded.core.engagement.Mutual;

/** Seeded: a cycle. */
public record Inner(Mutual mutual) {}
