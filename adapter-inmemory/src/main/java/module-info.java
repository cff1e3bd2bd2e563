/** Storage in memory. */
module dev.caredesk.inmemory {
    requires transitive dev.caredesk;
    requires static transitive org.jspecify;

    exports dev.caredesk.inmemory;
}
