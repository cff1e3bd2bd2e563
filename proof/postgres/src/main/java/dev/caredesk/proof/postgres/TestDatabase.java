package dev.caredesk.proof.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Operations of tests on a database of PostgreSQL beside the storage. A URL that names a user and a password goes before the owner. */
public final class TestDatabase {

    /** Tables without rows are left, since to truncate one is to make its files anew. */
    private static final String EMPTY = """
            DO $$
            DECLARE name TEXT; filled BOOLEAN;
            BEGIN
              FOR name IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                          WHERE schemaname = 'caredesk' AND tablename NOT IN ('era', 'caredesk_schema_history') LOOP
                EXECUTE 'SELECT EXISTS (SELECT FROM ' || name || ')' INTO filled;
                IF filled THEN EXECUTE 'TRUNCATE ' || name; END IF;
              END LOOP;
            END $$""";

    private TestDatabase() {}

    /** Removes all rows of a database with the schema, which is several times faster than to make a new one. Its mark stays. */
    public static void empty(String url) {
        try {
            execute(url, EMPTY);
        } catch (SQLException failure) {
            throw new IllegalStateException("the database could not be emptied", failure);
        }
    }

    /** A connection of the owner. */
    public static Connection connection(String url) throws SQLException {
        return DriverManager.getConnection(url, TestPostgres.USER, TestPostgres.PASSWORD);
    }

    /** Runs statements one after the other. */
    public static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = connection(url);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    /** The first column of all rows. */
    public static List<String> texts(String url, String query) throws SQLException {
        try (Connection connection = connection(url)) {
            return texts(connection, query);
        }
    }

    /** The first column of all rows. */
    public static List<String> texts(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }
}
