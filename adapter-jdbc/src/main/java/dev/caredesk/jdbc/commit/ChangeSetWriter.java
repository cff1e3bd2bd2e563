package dev.caredesk.jdbc.commit;

import dev.caredesk.StorageException;
import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.read.JdbcDeskReads;
import dev.caredesk.jdbc.read.KeyLookup;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.sql.TransactionKind;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitCheck;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredDraft;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The writes of the port, the sweep apart. */
public final class ChangeSetWriter {
    /** The number of tries of a commit whose reason for failing had gone when it was looked for. */
    private static final int TRIES = 10;

    private final Database database;

    public ChangeSetWriter(Database database) {
        this.database = database;
    }

    /** Doing it again after a commit of unknown outcome is safe: the id is found then (E7). */
    public CommitResult commit(ChangeSet changes) {
        AtomicBoolean wrote = new AtomicBoolean();
        return database.write(changes.tenant(), TransactionKind.COMMIT, (sql, again) -> {
            wrote.compareAndSet(false, again);
            return commitOrExplain(sql, changes, wrote);
        });
    }

    /**
     * Commits, or finds out why not.
     *
     * @param wrote whether an earlier try of this call wrote all; what is then found committed is this call's own
     */
    private CommitResult commitOrExplain(SqlSession sql, ChangeSet changes, AtomicBoolean wrote) throws SQLException {
        for (int tries = 0; tries < TRIES; tries++) {
            if (tryCommit(sql, changes)) {
                wrote.set(true);
                return CommitResult.Committed.of(changes);
            }
            sql.rollback();
            Optional<CommitResult> reason = findReason(sql, changes);
            if (reason.isPresent()) {
                return answerRefusal(sql, changes, reason.get(), wrote.get());
            }
            sql.rollback();
        }
        throw StorageException.unavailable(
                "commit was refused " + TRIES + " times, each time by a condition that held when it was looked at");
    }

    private CommitResult answerRefusal(SqlSession sql, ChangeSet changes, CommitResult reason, boolean wrote)
            throws SQLException {
        if (!(reason instanceof CommitResult.Committed)) {
            return reason;
        }
        sql.rollback();
        database.dialect().awaitDurable(sql);
        return wrote ? CommitResult.Committed.of(changes) : reason;
    }

    public Optional<CommitResult.Committed> committed(TenantId tenant, ChangeSetId id) {
        return database.read(sql -> {
            Optional<CommitResult.Committed> known = CommitAnswers.find(sql, tenant, id);
            if (known.isPresent()) {
                database.dialect().awaitDurable(sql);
            }
            return known;
        });
    }

    private boolean tryCommit(SqlSession sql, ChangeSet changes) throws SQLException {
        try {
            return database.dialect().tryCommit(sql, changes);
        } catch (SQLException failure) {
            if (database.dialect().isDuplicate(failure)) {
                return false;
            }
            throw failure;
        }
    }

    /** Returns the reason for the refusal, read from one state of the tenant; empty when nothing refuses the commit any more. */
    private Optional<CommitResult> findReason(SqlSession sql, ChangeSet changes) throws SQLException {
        database.dialect().freeze(sql, changes.tenant());
        Optional<CommitResult.Committed> known = CommitAnswers.find(sql, changes.tenant(), changes.id());
        if (known.isPresent()) {
            return Optional.of(known.get());
        }
        return CommitCheck.refusal(
                changes, StoredState.read(new KeyLookup(database.dialect(), sql, changes.tenant()), changes));
    }

    public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
        Payload document = draft.document().orElseThrow(ChangeSetWriter::missingDocument);
        return database.write(tenant, TransactionKind.WRITE, (sql, again) -> {
            int saved = sql.update(
                    "UPDATE #draft SET revision = ?, payload = ? WHERE tenant = ? AND engagement = ? AND revision = ?",
                    draft.revision(),
                    document,
                    tenant,
                    draft.engagement(),
                    draft.expected());
            if (saved == 1) {
                return new DraftResult.Kept();
            }
            Optional<StoredDraft> present = JdbcDeskReads.draft(sql, tenant, draft.engagement());
            boolean mine =
                    again && present.filter(stored -> isSaved(stored, draft)).isPresent();
            return mine ? new DraftResult.Kept() : new DraftResult.Moved(present);
        });
    }

    private static boolean isSaved(StoredDraft stored, DraftWrite draft) {
        return stored.revision() == draft.revision()
                && draft.document().filter(stored.document()::equals).isPresent();
    }

    private static WrongCallException missingDocument() {
        return new WrongCallException("saved draft must have a document, had none");
    }
}
