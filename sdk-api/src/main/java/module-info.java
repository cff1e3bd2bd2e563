/** The face of the SDK. */
module dev.caredesk {
    requires static transitive org.jspecify;

    exports dev.caredesk;
}
