package dev.caredesk.jdbc.journal;

import dev.caredesk.StorageException;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.jdbc.sql.TransactionKind;

/**
 * The eras of a database, by which its journal goes on after it was restored somewhere else. There transaction ids may begin anew; the
 * entries from before would then never be settled, and later ones stand in front of them.
 */
public final class JournalEra {
    private static final TenantId NOBODY = TenantId.DEFAULT;

    private JournalEra() {}

    /** Begins a new era if the database was restored, and gives the mark by which it is known. */
    public static String begin(Database database) {
        if (database.dialect().needsNewEra(database)) {
            // Several processes may start on it at the same time.
            database.write(
                    NOBODY,
                    TransactionKind.WRITE,
                    (sql, again) -> sql.update("INSERT INTO #era (era, mark)"
                            + " SELECT MAX(era) + 1, MIN(mark) FROM #era ON CONFLICT DO NOTHING"));
        }
        return database.read(sql -> sql.first("SELECT MIN(mark) FROM #era", ResultRow::text))
                .orElseThrow(
                        () -> StorageException.broken("table of eras must have the mark of the database, has none"));
    }
}
