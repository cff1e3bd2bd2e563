package dev.caredesk.verification.seeded.core.channel;

/** Sound. */
public record SoundChannelType() {}
