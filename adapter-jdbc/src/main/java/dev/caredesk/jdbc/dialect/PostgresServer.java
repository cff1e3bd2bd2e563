package dev.caredesk.jdbc.dialect;

import com.zaxxer.hikari.HikariConfig;
import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import dev.caredesk.jdbc.database.DatabaseFault;
import dev.caredesk.jdbc.database.ExceptionTranslator;
import dev.caredesk.jdbc.database.FaultClassifier;
import dev.caredesk.jdbc.database.NoConnectionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server that a storage reaches by itself. What the URL says goes before what is set here; what it has as {@code options}
 * comes behind ours, where the server takes the last word on each setting.
 */
public record PostgresServer(String url, String user, String password) {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Of a wrong choice here the driver says the same as when it met no server. */
    private static final List<PGProperty> CHOICES = List.of(PGProperty.SSL_MODE, PGProperty.TARGET_SERVER_TYPE);

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

    public PostgresServer {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new WrongCallException("URL must begin with jdbc:postgresql:");
        }
        Properties settings = Driver.parseURL(url, new Properties());
        if (settings == null) {
            throw new WrongCallException("URL must be one that the driver of PostgreSQL can read");
        }
        CHOICES.forEach(choice -> checkChoice(choice, settings));
    }

    private static void checkChoice(PGProperty setting, Properties settings) {
        String chosen = setting.getOrDefault(settings);
        if (chosen != null && Arrays.stream(setting.getChoices()).noneMatch(chosen::equalsIgnoreCase)) {
            throw new WrongCallException(
                    setting.getName() + " in the URL must be one of " + String.join(", ", setting.getChoices()));
        }
    }

    /** Returns the URL with our settings in front: of a setting that stands twice, the driver takes the last. */
    private String withSettings() {
        String[] parts = url.split("\\?", 2);
        String theirs = parts.length < 2 ? "" : '&' + parts[1];
        return parts[0] + '?' + SETTINGS + theirs.replace("&options=", '&' + OPTIONS + "%20");
    }

    public HikariConfig poolConfig() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(withSettings());
        config.setUsername(user);
        config.setPassword(password);
        config.setConnectionTimeout(PATIENCE.toMillis());
        return config;
    }

    /** Single connections, for the bell. */
    public DataSource singleConnections() {
        return singleConnections(withSettings());
    }

    /**
     * Finds out why no connection was made. The driver says alike that a server is a replica, that it is set to read only and that it did
     * not answer in time; a connection to any server tells which.
     */
    public StorageException diagnose(StorageException failure) {
        if (!String.valueOf(failure.getMessage()).startsWith(DatabaseFault.NO_PRIMARY.text())) {
            return failure;
        }
        String anyServer = withSettings().replaceAll("targetServerType=[a-zA-Z]+", "targetServerType=any");
        try (Connection any = singleConnections(anyServer).getConnection()) {
            PostgresSettings.check(any);
            return failure;
        } catch (SQLException other) {
            NoConnectionException none = NoConnectionException.of(other);
            DatabaseFault fault = FaultClassifier.of(none);
            return ExceptionTranslator.translate(
                    fault == DatabaseFault.NO_PRIMARY ? DatabaseFault.HOST_SILENT : fault, none);
        } catch (StorageException found) {
            return found;
        }
    }

    private DataSource singleConnections(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }
}
