/** Contracts, generators and fixtures for tests. */
module dev.caredesk.testkit {
    requires transitive dev.caredesk;
    requires static transitive org.jspecify;

    exports dev.caredesk.testkit;
    exports dev.caredesk.testkit.channel;
    exports dev.caredesk.testkit.storage;
}
