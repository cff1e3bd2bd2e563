package dev.caredesk.jdbc;

import com.zaxxer.hikari.HikariConfig;
import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server that a storage reaches by itself. What the URL says goes before what is set here; what it has as {@code options}
 * comes behind ours, where the server takes the last word on each setting.
 */
record PostgresServer(String url, String user, String password) {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String OPTIONS = "options=-c%20statement_timeout=30s";

    // Errors without their details, which may hold values: a pool writes some into its log.
    private static final String SETTINGS = Map.of(
                    "ApplicationName", "caredesk",
                    "targetServerType", "primary",
                    "connectTimeout", String.valueOf(PATIENCE.toSeconds()),
                    "socketTimeout", "60",
                    "tcpKeepAlive", "true",
                    "logServerErrorDetail", "false")
            .entrySet()
            .stream()
            .map(setting -> setting.getKey() + '=' + setting.getValue())
            .sorted()
            .collect(Collectors.joining("&", "", "&" + OPTIONS));

    PostgresServer {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new WrongCallException("the URL must begin with jdbc:postgresql:");
        }
        if (Driver.parseURL(url, new Properties()) == null) {
            throw new WrongCallException("the URL must be one that the driver of PostgreSQL can read");
        }
    }

    /** With our settings in front: of those that a URL has twice, the driver takes the last. */
    private String withSettings() {
        String[] parts = url.split("\\?", 2);
        String theirs = parts.length < 2 ? "" : '&' + parts[1];
        return parts[0] + '?' + SETTINGS + theirs.replace("&options=", '&' + OPTIONS + "%20");
    }

    HikariConfig pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(withSettings());
        config.setUsername(user);
        config.setPassword(password);
        config.setConnectionTimeout(PATIENCE.toMillis());
        return config;
    }

    /** Single connections, for the bell. */
    DataSource single() {
        return single(withSettings());
    }

    /**
     * Why no connection was made: the driver says alike that a server is a replica, that it is set to read only and that it did not
     * answer in time. Then another look, at any server, tells.
     */
    StorageException reason(StorageException failure) {
        if (!String.valueOf(failure.getMessage()).startsWith(Fault.NO_PRIMARY.text())) {
            return failure;
        }
        String anyServer = withSettings().replaceAll("targetServerType=[a-zA-Z]+", "targetServerType=any");
        try (Connection any = single(anyServer).getConnection()) {
            PostgresSettings.check(any);
            return failure;
        } catch (SQLException other) {
            NoConnection none = NoConnection.of(other);
            Fault fault = Faults.of(none);
            return Failures.failed(fault == Fault.NO_PRIMARY ? Fault.HOST_SILENT : fault, none);
        } catch (StorageException found) {
            return found;
        }
    }

    private DataSource single(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }
}
