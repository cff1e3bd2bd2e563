package dev.caredesk.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A storage tries again after a deadlock and says nothing, so that proofs ask the server whether there was one. */
@DisplayName("the count of deadlocks")
class DeadlocksTest {

    private final String url = TestPostgres.newDatabase();

    @Test
    @DisplayName("has one that was made, in its database and no other")
    void countsDeadlockOfItsDatabase() throws SQLException {
        try (Connection one = connection();
                Connection other = connection()) {
            take(one, 1);
            take(other, 2);
            CompletableFuture<Boolean> waiting =
                    CompletableFuture.supplyAsync(() -> isRefused(one, 2), task -> new Thread(task).start());
            boolean refused = isRefused(other, 1);
            other.rollback();
            assertThat(Stream.of(refused, waiting.join())).containsExactlyInAnyOrder(true, false);
            one.rollback();
        }
        assertThat(TestPostgres.deadlocks(url)).isEqualTo(1);
        assertThat(TestPostgres.deadlocks(TestPostgres.newDatabase())).isZero();
    }

    private Connection connection() throws SQLException {
        Connection connection = TestDatabase.connection(url);
        connection.setAutoCommit(false);
        return connection;
    }

    private static boolean isRefused(Connection connection, int lock) {
        try {
            take(connection, lock);
            return false;
        } catch (SQLException refused) {
            return "40P01".equals(refused.getSQLState());
        }
    }

    private static void take(Connection connection, int lock) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + lock + ")");
        }
    }
}
