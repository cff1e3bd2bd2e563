/** E-mail as a channel. */
module dev.caredesk.email {
    requires transitive dev.caredesk;
    requires static transitive org.jspecify;
    requires apache.mime4j.core;
    requires apache.mime4j.dom;
    requires org.jsoup;
    requires org.slf4j;

    exports dev.caredesk.email;
}
