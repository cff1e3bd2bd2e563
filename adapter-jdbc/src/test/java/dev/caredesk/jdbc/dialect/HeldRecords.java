package dev.caredesk.jdbc.dialect;

import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.commit.CommitLocks;
import dev.caredesk.jdbc.sql.RecordKey;
import dev.caredesk.proof.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Records that a connection to PostgreSQL has locked, as a commit has them. */
final class HeldRecords {
    private HeldRecords() {}

    /** Locks records until the connection rolls back; its close alone tells the server that only some time later. */
    static Connection hold(String url, TenantId tenant, List<? extends RecordId> records) throws SQLException {
        Connection connection = TestDatabase.connection(url);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (RecordId record : records) {
                String name = CommitLocks.name(tenant, record.type().name(), RecordKey.of(record));
                statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('" + name + "', 0))");
            }
        }
        return connection;
    }
}
