package dev.caredesk.verification.cut;

import dev.caredesk.StorageException;
import dev.caredesk.proof.postgres.CutPhase;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.DelegatingStorage;
import dev.caredesk.verification.history.VersionBlindWrites;

/** A storage that makes up what became of a commit when nobody says; the proof must see it. An ambush makes it wrong. */
final class OutcomeGuessingStorage extends DelegatingStorage {

    private final AssumedOutcome guess;
    private final FirstCommitCutter commitCutter;

    OutcomeGuessingStorage(Storage inner, AssumedOutcome guess, FirstCommitCutter commitCutter) {
        super(inner);
        this.guess = guess;
        this.commitCutter = commitCutter;
    }

    /** The outcome that it assumes. */
    enum AssumedOutcome {
        /** It was committed. */
        DONE,
        /** It was not, so it is sent again under another id, based on what is there. */
        NOT_DONE;

        /** Returns where a connection has to be cut to make it wrong. */
        CutPhase wrongAt() {
            return this == DONE ? CutPhase.BEFORE : CutPhase.UNHEARD;
        }
    }

    @Override
    public CommitResult commit(ChangeSet told) {
        try {
            return super.commit(told);
        } catch (StorageException failed) {
            if (!failed.isOutcomeUnknown()) {
                throw failed;
            }
            commitCutter.end();
            return switch (guess) {
                case DONE -> CommitResult.Committed.of(told);
                case NOT_DONE -> again(told);
            };
        }
    }

    /** Until it is done, however long a connection takes: it is one ChangeSet each time. */
    private CommitResult again(ChangeSet told) {
        ChangeSet other = VersionBlindWrites.unguarded(
                inner(), told, ChangeSetId.of(told.id().value() + "-again"));
        while (true) {
            try {
                return super.commit(other);
            } catch (StorageException failed) {
                if (!failed.isRetryable()) {
                    throw failed;
                }
            }
        }
    }
}
