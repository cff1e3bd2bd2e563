/** The rules of the desk, behind one builder. */
module dev.caredesk.core {
    requires transitive dev.caredesk;
    requires static transitive org.jspecify;

    exports dev.caredesk.core;
}
