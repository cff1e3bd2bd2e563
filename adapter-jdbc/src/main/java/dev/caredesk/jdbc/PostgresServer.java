package dev.caredesk.jdbc;

import com.zaxxer.hikari.HikariConfig;
import dev.caredesk.WrongCallException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server that a storage reaches by itself. What the URL says goes before what is set here. */
record PostgresServer(String url, String user, String password) {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Map<String, String> SETTINGS = Map.of(
            "ApplicationName", "caredesk",
            "targetServerType", "primary",
            "connectTimeout", String.valueOf(PATIENCE.toSeconds()),
            "socketTimeout", "60",
            "tcpKeepAlive", "true",
            "options", "-c statement_timeout=30s");

    PostgresServer {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new WrongCallException("the URL is not that of a PostgreSQL database");
        }
    }

    HikariConfig pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setConnectionTimeout(PATIENCE.toMillis());
        SETTINGS.forEach(config::addDataSourceProperty);
        return config;
    }

    /** Single connections, for the bell. */
    DataSource single() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
                source.setProperty(setting.getKey(), setting.getValue());
            }
        } catch (SQLException impossible) {
            throw new IllegalStateException("the driver does not know its own properties");
        }
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }
}
