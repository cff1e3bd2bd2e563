package dev.caredesk.verification.seeded.jdbc.odd;

/** Seeded: stands outside the order. */
public record Stranger() {}
