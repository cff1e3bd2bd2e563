package dev.caredesk.verification.seeded.email;

/** A factory with options of its own, which is sound, and seeded: with a further public type. */
public record MailChannel() {

    /** Sound. */
    public record Options() {}

    /** Seeded: public. */
    public record Extra() {}
}
