package dev.caredesk.verification.seeded.core.odd;

/** Seeded: stands outside the order. */
public record Homeless() {}
