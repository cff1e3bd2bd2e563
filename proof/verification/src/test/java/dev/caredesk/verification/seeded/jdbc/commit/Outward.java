package dev.caredesk.verification.seeded.jdbc.commit;

/** Sound. */
public record Outward() {}
