package dev.caredesk.verification.seeded.core.desk;

/** Sound. */
public record Outer() {}
