package dev.caredesk.testkit.model;

/** The finding that an SDK and the model differ. */
final class Difference extends AssertionError {

    private static final long serialVersionUID = 1L;

    /** What kind of difference it is, without ids, so that a shorter history with the same finding is known again. */
    private final String kind;

    Difference(String kind, String details) {
        super(kind + "\n" + details);
        this.kind = kind;
    }

    static Difference of(String kind, Object expected, Object actual) {
        return new Difference(kind, "  expected: " + expected + "\n  actual:   " + actual);
    }

    String kind() {
        return kind;
    }
}
