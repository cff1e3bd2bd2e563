package dev.caredesk.verification.seeded.email;

/** Sound. */
public record MailOptions() {}
