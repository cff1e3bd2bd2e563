package dev.caredesk.verification.seeded.inmemory;

/** Seeded: a second factory. */
public record OtherStorage() {}
