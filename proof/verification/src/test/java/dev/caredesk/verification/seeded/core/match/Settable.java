package dev.caredesk.verification.seeded.core.match;

/** Seeded: can be set. */
public final class Settable {
    /** Changes. */
    public int open;

    private int hidden;

    int hidden() {
        return hidden;
    }

    void setHidden(int value) {
        hidden = value;
    }
}
