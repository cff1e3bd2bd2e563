package dev.caredesk.jdbc;

import dev.caredesk.StorageException;
import dev.caredesk.TenantId;

/**
 * The eras of a database, by which its journal goes on after it was restored somewhere else. There transaction ids may begin anew; the
 * entries from before would then never be settled, and later ones stand in front of them.
 */
final class Era {
    private static final TenantId NOBODY = TenantId.DEFAULT;

    private Era() {}

    /** Begins a new era if the database was restored, and gives the mark by which it is known. */
    static String begin(Database database) {
        if (database.dialect().isOutOfEra(database)) {
            // Several processes may start on it at the same time.
            database.write(
                    NOBODY,
                    Isolation.WRITE,
                    (sql, again) -> sql.update("INSERT INTO #era (era, mark)"
                            + " SELECT MAX(era) + 1, MIN(mark) FROM #era ON CONFLICT DO NOTHING"));
        }
        return database.read(sql -> sql.first("SELECT MIN(mark) FROM #era", Row::text))
                .orElseThrow(() -> StorageException.broken("the database has lost its mark"));
    }
}
