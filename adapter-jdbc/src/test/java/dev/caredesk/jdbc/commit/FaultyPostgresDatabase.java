package dev.caredesk.jdbc.commit;

import dev.caredesk.proof.postgres.ClientBatch;
import dev.caredesk.proof.postgres.CutPhase;
import dev.caredesk.proof.postgres.CutTrigger;
import dev.caredesk.proof.postgres.CuttableWire;
import dev.caredesk.proof.postgres.TestPostgres;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL at the end of a wire that breaks under a commit: before the server hears it, or before or after the client hears of it. */
final class FaultyPostgresDatabase implements FaultyDatabase, CutTrigger, AutoCloseable {

    private final CuttableWire wire = CuttableWire.to(TestPostgres.port(), this);
    private final String url = wire.url(TestPostgres.newDatabase());
    private final Queue<CommitFault> atCommit = new ConcurrentLinkedQueue<>();

    @Override
    public DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(TestPostgres.USER);
        source.setPassword(TestPostgres.PASSWORD);
        return source;
    }

    @Override
    public void atNextCommit(CommitFault trouble) {
        atCommit.add(trouble);
    }

    @Override
    public Optional<CutPhase> at(ClientBatch question) {
        return question.runs("COMMIT") ? Optional.ofNullable(atCommit.poll()).map(this::at) : Optional.empty();
    }

    private CutPhase at(CommitFault trouble) {
        return switch (trouble) {
            case BREAKS_BEFORE -> CutPhase.BEFORE;
            case BREAKS_AFTER -> CutPhase.UNHEARD;
            case BREAKS_AFTER_AND_STAYS_AWAY -> {
                wire.refuse();
                yield CutPhase.UNHEARD;
            }
            case CLOSE_FAILS -> CutPhase.ANSWERED;
        };
    }

    @Override
    public int part(int bytes) {
        throw new IllegalStateException("nothing is cut during its bytes");
    }

    @Override
    public void done(ClientBatch question, CutPhase phase, boolean hit) {
        // The tests see by themselves what became of it.
    }

    @Override
    public void isBack() {
        atCommit.clear();
        wire.up();
    }

    @Override
    public void close() {
        wire.close();
    }
}
