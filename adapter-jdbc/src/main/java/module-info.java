/** Storage over JDBC. */
module dev.caredesk.jdbc {
    requires transitive dev.caredesk;
    requires transitive java.sql;
    requires com.zaxxer.hikari;
    requires flyway.core;
    requires org.postgresql.jdbc;
    requires static transitive org.jspecify;

    exports dev.caredesk.jdbc;
}
