package dev.caredesk.jdbc;

import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.StorageContract;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the storage in PostgreSQL")
class PostgresStorageTest extends StorageContract {
    /** One for each storage that a test has open at once; a new one for each test would take two thirds of the time. */
    private static final List<String> DATABASES = new ArrayList<>();

    private int opened;
    private String url = "";

    @Override
    public Storage open() {
        if (opened == DATABASES.size()) {
            url = TestPostgres.newDatabase();
            DATABASES.add(url);
        } else {
            url = DATABASES.get(opened);
            TestDatabase.empty(url);
            markAnew();
        }
        opened++;
        return onDatabase();
    }

    /** To a storage it is the database of the test before otherwise. */
    private void markAnew() {
        try {
            TestDatabase.execute(
                    url, "UPDATE caredesk.era SET mark = SUBSTRING(CAST(gen_random_uuid() AS TEXT), 1, 8)");
        } catch (SQLException failure) {
            throw new IllegalStateException("the database could not be marked", failure);
        }
    }

    @Override
    public Optional<Storage> reopen(Storage closed) {
        return Optional.of(onDatabase());
    }

    @Override
    public Optional<Storage> another(Storage open) {
        return Optional.of(onDatabase());
    }

    private Storage onDatabase() {
        return JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD);
    }
}
