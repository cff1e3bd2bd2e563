package dev.caredesk.testkit.model;

/** The finding that an SDK and the model differ. */
final class ModelDifference extends AssertionError {

    private static final long serialVersionUID = 1L;

    /** The kind of difference, without ids, so that a shorter history with the same finding is known again. */
    private final String kind;

    ModelDifference(String kind, String details) {
        super(kind + "\n" + details);
        this.kind = kind;
    }

    static ModelDifference of(String kind, Object expected, Object actual) {
        return new ModelDifference(kind, "  expected: " + expected + "\n  actual:   " + actual);
    }

    String kind() {
        return kind;
    }
}
