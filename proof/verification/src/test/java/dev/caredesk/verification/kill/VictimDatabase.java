package dev.caredesk.verification.kill;

import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import java.nio.file.Path;

/** The database that victims work on: the path of an H2 file, or the URL of a PostgreSQL database. */
record VictimDatabase(String name) {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    Storage open() {
        return name.startsWith(POSTGRESQL)
                ? JdbcStorage.postgresql(name, TestPostgres.USER, TestPostgres.PASSWORD)
                : JdbcStorage.h2(Path.of(name));
    }
}
