package dev.caredesk.jdbc.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caredesk.StorageException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.jdbc.commit.FaultyDatabase.CommitFault;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.InboxSamples;
import dev.caredesk.testkit.storage.Samples;
import dev.caredesk.testkit.storage.Scene;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The answers that a storage must give when the connection breaks at a commit, whatever the database. */
abstract class BrokenCommitContract<T extends FaultyDatabase> {
    private final T source;
    private final Storage storage;

    BrokenCommitContract(T source) {
        this.source = source;
        storage = JdbcStorage.of(source.source());
    }

    T source() {
        return source;
    }

    Storage storage() {
        return storage;
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"BREAKS_BEFORE", "BREAKS_AFTER"})
    @DisplayName(
            "E7 · a connection that breaks at commit leaves the ChangeSet committed once, and answered as this call's own")
    void commitsOnceWhenConnectionBreaks(CommitFault trouble) {
        source.atNextCommit(trouble);

        checkCommitted();
    }

    /** Checks that the commit was made: by its answer, by what is there, and by the answer when it is asked again. */
    void checkCommitted() {
        assertThat(again(storage.commit(SampleCommits.creation("one")))).isFalse();

        assertThat(SampleCommits.journal(storage)).hasSize(1);
        assertThat(storage.desks().draft(SampleCommits.TENANT, SampleCommits.WORK))
                .isPresent();
        assertThat(again(storage.commit(SampleCommits.creation("one")))).isTrue();
        assertThat(SampleCommits.journal(storage)).hasSize(1);
    }

    private static boolean again(CommitResult answer) {
        assertThat(answer).isInstanceOf(CommitResult.Committed.class);
        return ((CommitResult.Committed) answer).again();
    }

    @Test
    @DisplayName(
            "E7 · when the database stays away after the commit broke, the outcome is unknown, and asking again tells")
    void askingAgainTellsUnknownOutcome() {
        source.atNextCommit(CommitFault.BREAKS_AFTER_AND_STAYS_AWAY);

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> storage.commit(SampleCommits.creation("one")));
        source.isBack();

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.isRetryable()).isTrue();
        assertThat(text(failure)).doesNotContain(SampleCommits.PERSONAL).contains("08001");
        assertThat(again(storage.commit(SampleCommits.creation("one")))).isTrue();
        assertThat(SampleCommits.journal(storage)).hasSize(1);
    }

    @Test
    @DisplayName("E7 · a commit that is broken at every try has an unknown outcome")
    void breakAtEveryTryLeavesOutcomeUnknown() {
        for (int i = 0; i < 100; i++) {
            source.atNextCommit(CommitFault.BREAKS_BEFORE);
        }

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> storage.commit(SampleCommits.creation("one")));
        source.isBack();

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(SampleCommits.journal(storage)).isEmpty();
    }

    @Test
    @DisplayName("E7 · a database that is away before the commit leaves nothing unknown")
    void absenceBeforeCommitLeavesNothingUnknown() {
        source.atNextCommit(CommitFault.BREAKS_AFTER_AND_STAYS_AWAY);
        assertThat(catchThrowableOfType(StorageException.class, () -> storage.commit(SampleCommits.creation("one"))))
                .isNotNull();

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> storage.commit(SampleCommits.creation("two")));

        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure.isRetryable()).isTrue();
        assertThat(text(failure)).doesNotContain(SampleCommits.PERSONAL);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"BREAKS_BEFORE", "BREAKS_AFTER"})
    @DisplayName("D6 · a draft whose commit broke is stored all the same")
    void storesDraftWhoseCommitBroke(CommitFault trouble) {
        assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
        source.atNextCommit(trouble);

        assertThat(storage.saveDraft(SampleCommits.TENANT, SampleCommits.draft(1, 2)))
                .isInstanceOf(DraftResult.Kept.class);

        assertThat(storage.saveDraft(SampleCommits.TENANT, SampleCommits.draft(1, 2)))
                .isInstanceOf(DraftResult.Moved.class);
        assertThat(storage.desks().draft(SampleCommits.TENANT, SampleCommits.WORK))
                .hasValueSatisfying(draft -> assertThat(draft.revision()).isEqualTo(2));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"BREAKS_BEFORE", "BREAKS_AFTER"})
    @DisplayName("X5 · a settlement whose commit broke is done all the same")
    void settlesWhoseCommitBroke(CommitFault trouble) {
        Scene scene = new Scene(storage, SampleCommits.TENANT);
        InteractionId call = InboxSamples.interactionId("call");
        ProcessId process = ProcessId.of("one");
        scene.given(changes -> changes.create(InboxSamples.offer("call")).command(Samples.command("first", call)));
        assertThat(storage.lanes().lease(SampleCommits.TENANT, request(process)).lanes())
                .hasSize(1);
        source.atNextCommit(trouble);

        storage.lanes()
                .settle(
                        SampleCommits.TENANT,
                        process,
                        List.of(new LaneResult(call, List.of(CommandId.of("first")), Optional.empty())));

        assertThat(scene.lane(call)).isEmpty();
    }

    private static LaneRequest request(ProcessId process) {
        return new LaneRequest(process, Samples.CHAT, Samples.T0, Samples.minute(9), 9, 9);
    }

    @Test
    @DisplayName("X5 · a lease whose commit broke before it was made is made all the same")
    void leasesWhoseCommitBroke() {
        Scene scene = new Scene(storage, SampleCommits.TENANT);
        InteractionId call = InboxSamples.interactionId("call");
        scene.given(changes -> changes.create(InboxSamples.offer("call")).command(Samples.command("first", call)));
        source.atNextCommit(CommitFault.BREAKS_BEFORE);

        assertThat(storage.lanes()
                        .lease(SampleCommits.TENANT, request(ProcessId.of("one")))
                        .lanes())
                .hasSize(1);
    }

    static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
