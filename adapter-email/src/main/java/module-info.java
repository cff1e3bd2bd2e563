/** E-mail as a channel. */
module dev.caredesk.email {
    requires transitive dev.caredesk;
    requires static transitive org.jspecify;

    exports dev.caredesk.email;
}
