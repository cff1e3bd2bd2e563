package dev.caredesk.verification.migration;

import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database in which a schema is made: its URL. */
record SchemaDatabase(String url) {

    private static final String H2 = "jdbc:h2:retry:";
    private static final String SETTINGS = ";WRITE_DELAY=0";

    /** An H2 file. */
    static SchemaDatabase h2(Path file) {
        return new SchemaDatabase(H2 + file + SETTINGS);
    }

    /** A new database of the PostgreSQL of the tests. */
    static SchemaDatabase postgres() {
        return new SchemaDatabase(TestPostgres.newDatabase());
    }

    boolean isH2() {
        return url.startsWith(H2);
    }

    Connection connect() throws SQLException {
        return isH2()
                ? DriverManager.getConnection(url, "sa", "")
                : DriverManager.getConnection(url, TestPostgres.USER, TestPostgres.PASSWORD);
    }

    /** The storage as an embedder opens it. */
    Storage open() {
        return isH2()
                ? JdbcStorage.h2(Path.of(url.substring(H2.length(), url.length() - SETTINGS.length())))
                : JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD);
    }
}
