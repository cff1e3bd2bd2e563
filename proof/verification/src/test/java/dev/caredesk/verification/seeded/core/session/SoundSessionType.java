package dev.caredesk.verification.seeded.core.session;

/** Sound. */
public record SoundSessionType() {}
