/** Contracts, generators and fixtures for tests. */
module dev.caredesk.testkit {
    requires transitive dev.caredesk;
    requires transitive net.jqwik.api;
    requires org.assertj.core;
    requires static transitive org.jspecify;
    requires transitive org.junit.jupiter.api;

    exports dev.caredesk.testkit;
    exports dev.caredesk.testkit.arbitrary;
    exports dev.caredesk.testkit.channel;
    exports dev.caredesk.testkit.model;
    exports dev.caredesk.testkit.storage;

    // JUnit finds the tests of a contract by reflection.
    opens dev.caredesk.testkit.channel to
            org.junit.platform.commons;
    opens dev.caredesk.testkit.storage to
            org.junit.platform.commons;
}
