package dev.caredesk.verification.seeded.core.view;

/** Sound. */
public record SoundViewType() {}
