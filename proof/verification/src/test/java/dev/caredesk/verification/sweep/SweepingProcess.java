package dev.caredesk.verification.sweep;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import java.io.IOException;
import java.time.Instant;

/**
 * A process that closes what is overdue and says how many, batch by batch, until nothing is left. It does not end before its input does, so
 * that who wants to kill it can't come too late.
 */
final class SweepingProcess {

    private static final int BATCH = 500;

    private SweepingProcess() {}

    /** The arguments are the URL of the database and the instant of its clock. */
    public static void main(String[] arguments) throws IOException {
        Instant now = Instant.parse(arguments[1]);
        try (Storage storage = JdbcStorage.postgresql(arguments[0], TestPostgres.USER, TestPostgres.PASSWORD)) {
            int closed;
            do {
                closed = storage.closeOverdue(TenantId.DEFAULT, now, BATCH);
                System.out.println(closed);
            } while (closed == BATCH);
            while (System.in.read() >= 0) {
                // Until it is let go.
            }
        }
    }
}
