package dev.caredesk.verification.seeded.core.usecase;

/** Sound. */
public record SoundUseCaseType() {}
