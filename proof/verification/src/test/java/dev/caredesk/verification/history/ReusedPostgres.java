package dev.caredesk.verification.history;

import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.util.Optional;
import java.util.function.Supplier;

/** One PostgreSQL database for one history after another, emptied in between, for the reasons of {@link ReusedH2}. */
final class ReusedPostgres implements Supplier<Storage> {

    private Optional<OpenedDatabase> opened = Optional.empty();

    private record OpenedDatabase(String url, Storage storage) {
        static OpenedDatabase anew() {
            String url = TestPostgres.newDatabase();
            // Histories are driven by hand, and a bell would ring when it likes.
            return new OpenedDatabase(
                    url,
                    JdbcStorage.postgresql(
                            url, TestPostgres.USER, TestPostgres.PASSWORD, JdbcOptions.DEFAULT.withoutBell()));
        }
    }

    @Override
    public Storage get() {
        OpenedDatabase one = opened.orElseGet(OpenedDatabase::anew);
        opened = Optional.of(one);
        TestDatabase.empty(one.url());
        return DelegatingStorage.lent(one.storage());
    }
}
