package dev.caredesk.verification.seeded.jdbc.sql;

/** Sound: public, of no root, but in an inner package of an adapter. */
public final class InnerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
