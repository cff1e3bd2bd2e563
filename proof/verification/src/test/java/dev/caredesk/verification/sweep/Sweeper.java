package dev.caredesk.verification.sweep;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import java.time.Instant;

/** A process that closes what is overdue and says how many, batch by batch, until it is killed or nothing is left. */
final class Sweeper {

    private static final int BATCH = 500;

    private Sweeper() {}

    /** The arguments are the URL of the database and the instant of its clock. */
    public static void main(String[] arguments) {
        Instant now = Instant.parse(arguments[1]);
        try (Storage storage = JdbcStorage.postgresql(arguments[0], TestPostgres.USER, TestPostgres.PASSWORD)) {
            int closed;
            do {
                closed = storage.closeOverdue(TenantId.DEFAULT, now, BATCH);
                System.out.println(closed);
            } while (closed == BATCH);
        }
    }
}
