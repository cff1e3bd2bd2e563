/** Contracts, generators and fixtures for tests. */
module dev.caredesk.testkit {
    requires transitive dev.caredesk;
    requires static transitive org.jspecify;
    requires transitive net.jqwik.api;

    exports dev.caredesk.testkit;
    exports dev.caredesk.testkit.arbitrary;
    exports dev.caredesk.testkit.channel;
    exports dev.caredesk.testkit.storage;
}
