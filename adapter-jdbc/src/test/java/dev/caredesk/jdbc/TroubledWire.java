package dev.caredesk.jdbc;

import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.proof.postgres.Wire;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL at the end of a wire that breaks when COMMIT is said on it: by the client, or by the server that has done it. */
final class TroubledWire implements TroubledDatabase, AutoCloseable {
    /** As a statement, and as the server's word that it was done; with the end of the text, since READ COMMITTED is neither. */
    private static final String WORD = "COMMIT\0";

    private final Wire wire = Wire.to(TestPostgres.port());
    private final String url = TestPostgres.newDatabase();
    private final Deque<Trouble> atCommit = new ConcurrentLinkedDeque<>();

    @Override
    public DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url.replace(":" + TestPostgres.port() + "/", ":" + wire.port() + "/"));
        source.setUser(TestPostgres.USER);
        source.setPassword(TestPostgres.PASSWORD);
        return source;
    }

    @Override
    public void atNextCommit(Trouble trouble) {
        atCommit.add(trouble);
        if (atCommit.size() == 1) {
            watch();
        }
    }

    private void watch() {
        Wire.Side side = atCommit.element() == Trouble.BREAKS_BEFORE ? Wire.Side.CLIENT : Wire.Side.SERVER;
        wire.beforeHeard(side, WORD, this::breaks);
    }

    private void breaks() {
        if (atCommit.remove() == Trouble.BREAKS_AFTER_AND_STAYS_AWAY) {
            wire.down();
        } else {
            wire.cut();
        }
        if (!atCommit.isEmpty()) {
            watch();
        }
    }

    @Override
    public void isBack() {
        atCommit.clear();
        wire.beforeHeard(Wire.Side.CLIENT, WORD, () -> {});
        wire.up();
    }

    @Override
    public void close() {
        wire.close();
    }
}
