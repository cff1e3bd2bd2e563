package dev.caredesk.testkit;

/** The entry to the test kit. */
public final class Testkit {

    private Testkit() {}
}
