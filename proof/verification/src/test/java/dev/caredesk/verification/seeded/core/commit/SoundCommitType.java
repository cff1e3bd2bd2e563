package dev.caredesk.verification.seeded.core.commit;

/** Sound. */
public record SoundCommitType() {}
