package dev.caredesk.verification.seeded.testkit;

/** Sound. */
public record Fixture() {}
