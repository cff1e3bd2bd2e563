package dev.caredesk.jdbc;

import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.StorageContract;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the storage in PostgreSQL")
class PostgresStorageTest extends StorageContract {
    private String url = "";

    /** A database with the schema, which most of the time would go into otherwise. */
    private static final class SharedDatabase {
        private static final String URL = made();

        private static String made() {
            String url = TestPostgres.newDatabase();
            JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD)
                    .close();
            return url;
        }
    }

    @Override
    public Storage open() {
        url = TestPostgres.copyOf(SharedDatabase.URL);
        markAnew();
        return onDatabase();
    }

    /** A copy is known by the same mark, as it should be after a restore; these are to be different ones. */
    private void markAnew() {
        try {
            TestDatabase.execute(
                    url, "UPDATE caredesk.era SET mark = SUBSTRING(CAST(gen_random_uuid() AS TEXT), 1, 8)");
        } catch (SQLException failure) {
            throw new IllegalStateException("the copy could not be marked", failure);
        }
    }

    @Override
    public Optional<Storage> reopen(Storage closed) {
        return Optional.of(onDatabase());
    }

    private Storage onDatabase() {
        return JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD);
    }
}
