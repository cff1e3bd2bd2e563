package dev.caredesk.jdbc.schema;

import dev.caredesk.StorageException;
import dev.caredesk.jdbc.database.ConnectionSource;
import dev.caredesk.jdbc.database.DatabaseFault;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.database.ExceptionTranslator;
import dev.caredesk.jdbc.database.FaultClassifier;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.sql.StatementTexts;
import dev.caredesk.jdbc.sql.Transaction;
import dev.caredesk.jdbc.sql.TransactionKind;
import java.security.SecureRandom;
import java.sql.SQLException;

/**
 * The question whether a data source lets us end transactions: a row that is rolled back must be gone, and one that is committed
 * must be there for another connection. A data source that commits by itself, or joins a transaction of the host, fails it.
 */
public final class CommitProbe {
    private static final String REFUSAL = "the data source does not let the storage end its own transactions:"
            + " it must be a plain one, neither in auto-commit nor in a transaction of the host";

    /** H2 keeps the names of tables in the case that it was set to when they were made. */
    private static final String OTHER_NAMES =
            "the tables are there under other names: the database was made with another DATABASE_TO_UPPER or DATABASE_TO_LOWER";

    private final ConnectionSource source;
    private final Dialect dialect;
    private final String schema;
    // Several instances may start at the same time.
    private final String row = "probe " + new SecureRandom().nextLong();

    public CommitProbe(ConnectionSource source, Dialect dialect, String schema) {
        this.source = source;
        this.dialect = dialect;
        this.schema = schema;
    }

    public void run() {
        try {
            insert(false);
            boolean rolledBack = !exists();
            insert(true);
            boolean committed = exists();
            delete();
            if (!rolledBack || !committed) {
                throw StorageException.broken(REFUSAL);
            }
        } catch (SQLException failure) {
            throw refusal(failure);
        }
    }

    private static StorageException refusal(SQLException failure) {
        if (String.valueOf(failure.getSQLState()).startsWith("42S")) {
            return StorageException.broken(OTHER_NAMES, ExceptionTranslator.withoutMessage(failure));
        }
        return FaultClassifier.of(failure) == DatabaseFault.REFUSED
                ? StorageException.broken(REFUSAL, ExceptionTranslator.withoutMessage(failure))
                : ExceptionTranslator.translate(failure);
    }

    private void insert(boolean commit) throws SQLException {
        try (Transaction transaction = begin()) {
            sql(transaction).update("INSERT INTO #probe (id) VALUES (?)", row);
            if (commit) {
                transaction.commit();
            }
        }
    }

    private boolean exists() throws SQLException {
        try (Transaction transaction = begin()) {
            return sql(transaction)
                    .first("SELECT 1 FROM #probe WHERE id = ?", found -> true, row)
                    .isPresent();
        }
    }

    private void delete() throws SQLException {
        try (Transaction transaction = begin()) {
            sql(transaction).update("DELETE FROM #probe WHERE id = ?", row);
            transaction.commit();
        }
    }

    private Transaction begin() throws SQLException {
        return dialect.begin(source.connect(dialect), TransactionKind.WRITE);
    }

    private SqlSession sql(Transaction transaction) {
        return new SqlSession(transaction, new StatementTexts(schema));
    }
}
