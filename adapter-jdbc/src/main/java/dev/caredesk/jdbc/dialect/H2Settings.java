package dev.caredesk.jdbc.dialect;

import dev.caredesk.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The settings of an H2 database without which the storage could not keep its promises. Read at the start. */
final class H2Settings {
    private static final Set<String> MODES = Set.of("REGULAR", "PostgreSQL");

    private final Connection connection;

    private H2Settings(Connection connection) {
        this.connection = connection;
    }

    /** Refuses a database that is set otherwise. */
    static void check(Connection connection) throws SQLException {
        H2Settings settings = new H2Settings(connection);
        settings.checkDurable();
        settings.checkExact();
    }

    /** Refuses a file with a write delay, where a kill loses acknowledged commits; a database in memory has nothing to lose. */
    private void checkDurable() throws SQLException {
        boolean file = !values("SELECT DATABASE_PATH() WHERE ? IS NOT NULL", "").isEmpty();
        if (file && !setting("WRITE_DELAY").equals(List.of("0"))) {
            throw StorageException.broken("an H2 file must have WRITE_DELAY=0 in its URL:"
                    + " without it, a kill loses commits that were acknowledged");
        }
    }

    /** Refuses settings by which texts that differ count as the same, or empty ones as none. */
    private void checkExact() throws SQLException {
        if (!MODES.containsAll(setting("MODE"))) {
            throw StorageException.broken("the MODE of an H2 database must be PostgreSQL or REGULAR");
        }
        if (!setting("IGNORECASE").stream().allMatch("0"::equals)
                || !setting("COLLATION").stream().allMatch("OFF"::equals)) {
            throw StorageException.broken("an H2 database must compare texts exactly: no IGNORECASE, no COLLATION");
        }
    }

    /** Returns the values of a setting: one by its name, and one more if the URL sets it too. */
    private List<String> setting(String name) throws SQLException {
        return values(
                "SELECT DISTINCT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE UPPER(SETTING_NAME) = ?", name);
    }

    private List<String> values(String query, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    String value = rows.getString(1);
                    if (value != null) {
                        values.add(value);
                    }
                }
                return values;
            }
        }
    }
}
