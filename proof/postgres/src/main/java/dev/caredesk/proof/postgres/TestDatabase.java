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

    private TestDatabase() {}

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
