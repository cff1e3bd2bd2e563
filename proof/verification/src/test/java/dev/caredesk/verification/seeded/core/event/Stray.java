package dev.caredesk.verification.seeded.core.event;

/** Seeded: an exception of no root. */
public final class Stray extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
