package dev.caredesk.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caredesk.StorageException;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.Storage;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server says that a transaction lost against another one: 40001, or 40P01 for a deadlock. */
@DisplayName("a transaction on PostgreSQL that loses against another one")
class PostgresContentionTest {
    /** The number of tries of the storage. */
    private static final int TRIES = 10;

    private final String url = TestPostgres.newDatabase();
    private final Storage storage =
            JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD, JdbcOptions.DEFAULT.withPoolSize(1));

    @AfterEach
    void close() {
        storage.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"40001", "40P01"})
    @DisplayName("E7 · commits at the next try, by itself, and says so as of the first")
    void retriesCommit(String state) throws SQLException {
        ErrorRaisingPostgres trouble = ErrorRaisingPostgres.once(url, state).atWrites("customer");

        assertThat(storage.commit(SampleCommits.creation("one")))
                .isInstanceOfSatisfying(
                        CommitResult.Committed.class,
                        answer -> assertThat(answer.again()).isFalse());

        assertThat(trouble.raised()).isEqualTo(1);
        assertThat(SampleCommits.journal(storage)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"40001", "40P01"})
    @DisplayName("E7 · fails after ten tries, of which nothing is left or unknown, and may be tried again")
    void failsCommitAfterTenTries(String state) throws SQLException {
        ErrorRaisingPostgres trouble = ErrorRaisingPostgres.always(url, state).atWrites("customer");

        checkOverloaded(() -> storage.commit(SampleCommits.creation("one")).toString());

        assertThat(trouble.raised()).isEqualTo(TRIES);
        assertThat(SampleCommits.journal(storage)).isEmpty();
        assertThat(storage.committed(
                        SampleCommits.TENANT, SampleCommits.creation("one").id()))
                .isEmpty();
    }

    private static void checkOverloaded(ThrowingCallable call) {
        StorageException failure = catchThrowableOfType(StorageException.class, call);
        assertThat(failure).hasMessageContaining("overloaded");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.isOutcomeUnknown()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"40001", "40P01"})
    @DisplayName("D6 · stores a draft at the next try")
    void retriesDraftStore(String state) throws SQLException {
        assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
        ErrorRaisingPostgres trouble = ErrorRaisingPostgres.once(url, state).atWrites("draft");

        assertThat(storage.saveDraft(SampleCommits.TENANT, SampleCommits.draft(1, 2)))
                .isInstanceOf(DraftResult.Kept.class);

        assertThat(trouble.raised()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"40001", "40P01"})
    @DisplayName("reads at the next try")
    void retriesRead(String state) throws SQLException {
        assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
        ErrorRaisingPostgres trouble = ErrorRaisingPostgres.once(url, state).atReads("draft");

        assertThat(storage.desks().draft(SampleCommits.TENANT, SampleCommits.WORK))
                .isPresent();

        assertThat(trouble.raised()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"40001", "40P01"})
    @DisplayName("reads several things of one state at the next try")
    void retriesSnapshotRead(String state) throws SQLException {
        assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
        ErrorRaisingPostgres trouble = ErrorRaisingPostgres.once(url, state).atReads("draft");

        assertThat(storage.desks()
                        .desk(SampleCommits.TENANT, SampleCommits.MARA, 10)
                        .open())
                .hasSize(1);

        assertThat(trouble.raised()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"40001", "40P01"})
    @DisplayName("fails to read after ten tries, and may be tried again")
    void failsReadAfterTenTries(String state) throws SQLException {
        assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
        ErrorRaisingPostgres trouble = ErrorRaisingPostgres.always(url, state).atReads("draft");

        checkOverloaded(() -> storage.desks().draft(SampleCommits.TENANT, SampleCommits.WORK));

        assertThat(trouble.raised()).isEqualTo(TRIES);
    }
}
