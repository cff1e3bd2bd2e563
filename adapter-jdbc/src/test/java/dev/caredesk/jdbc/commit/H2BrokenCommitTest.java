package dev.caredesk.jdbc.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caredesk.StorageException;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.jdbc.commit.FaultyDatabase.CommitFault;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@DisplayName("a commit on H2")
class H2BrokenCommitTest extends BrokenCommitContract<FaultyH2Database> {
    H2BrokenCommitTest(TestInfo test) {
        super(new FaultyH2Database(
                "broken-" + test.getTestMethod().orElseThrow().getName()
                        + test.getDisplayName().hashCode(),
                ""));
    }

    @Test
    @DisplayName("E7 · a connection that breaks when it is given back, after the commit, leaves it committed once")
    void breakAfterCommitLeavesItCommittedOnce() {
        source().atNextCommit(CommitFault.CLOSE_FAILS);

        checkCommitted();
    }

    @Test
    @DisplayName(
            "E7 · a statement that the database refuses leaves nothing unknown, for reads and commits alike, and names nobody")
    void refusedStatementLeavesNothingUnknown() {
        source().refusesStatements();

        assertThat(List.<ThrowingCallable>of(
                        () -> storage().commit(SampleCommits.creation("one")).toString(),
                        () -> storage()
                                .saveDraft(SampleCommits.TENANT, SampleCommits.draft(1, 2))
                                .toString(),
                        () -> storage().closeOverdue(SampleCommits.TENANT, SampleCommits.NOON, 1),
                        () -> storage().desks().draft(SampleCommits.TENANT, SampleCommits.WORK),
                        () -> SampleCommits.journal(storage())))
                .allSatisfy(call -> {
                    StorageException failure = catchThrowableOfType(StorageException.class, call);
                    assertThat(failure.isOutcomeUnknown()).isFalse();
                    assertThat(failure.isRetryable()).isFalse();
                    assertThat(text(failure))
                            .doesNotContain(SampleCommits.PERSONAL)
                            .contains("42S22");
                });
    }
}
