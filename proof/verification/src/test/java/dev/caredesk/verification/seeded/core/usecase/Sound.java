package dev.caredesk.verification.seeded.core.usecase;

/** Sound. */
public record Sound() {}
