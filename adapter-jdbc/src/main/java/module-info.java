/** Storage over JDBC. */
module dev.caredesk.jdbc {
    requires transitive dev.caredesk;
    requires static transitive org.jspecify;

    exports dev.caredesk.jdbc;
}
