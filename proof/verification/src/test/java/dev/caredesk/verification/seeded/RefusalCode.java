package dev.caredesk.verification.seeded;

/** Seeded: what others must not make. */
public record RefusalCode(String value) {
    /** A code. */
    public static RefusalCode of(String value) {
        return new RefusalCode(value);
    }
}
