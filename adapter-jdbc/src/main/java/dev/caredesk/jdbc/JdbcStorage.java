package dev.caredesk.jdbc;

/** The storage over a JDBC data source. */
public final class JdbcStorage {

    private JdbcStorage() {}
}
