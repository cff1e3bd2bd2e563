package dev.caredesk.verification.history;

import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Supplier;

/** One PostgreSQL database for one history after another, emptied in between, for the reasons of {@link ReusedH2}. */
final class ReusedPostgres implements Supplier<Storage> {

    private static final String TABLES =
            "customer, request, activity, comment, message, customer_key, term, claim, draft, recent, command, journal, change_set, settings";

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
        try (Connection connection = DriverManager.getConnection(one.url(), TestPostgres.USER, TestPostgres.PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = caredesk");
            statement.execute("TRUNCATE " + TABLES);
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be emptied", e);
        }
        return DelegatingStorage.lent(one.storage());
    }
}
