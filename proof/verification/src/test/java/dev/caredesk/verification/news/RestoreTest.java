package dev.caredesk.verification.news;

import static dev.caredesk.verification.WaitLimit.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.StorageException;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.event.Event;
import dev.caredesk.event.Events;
import dev.caredesk.event.Position;
import dev.caredesk.event.Trimming;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.verification.ExternalServers;
import dev.caredesk.verification.JournalReader;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A database that {@code pg_dump} took from one server, and another server has now, where transaction ids are smaller.
 * {@code .ci/restore} makes both, and runs this.
 */
@DisplayName("a database that was dumped and restored elsewhere")
class RestoreTest {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int CHANGES = 20;

    /** In the middle of what one commit made. */
    private static final int READ = 2;

    private static final String LUCA = "luca";
    private static final String MARA = "mara";

    private final ExternalServers servers = ExternalServers.given("restore", ".ci/restore", "servers/single");

    /**
     * The state when it was dumped.
     *
     * @param work of an agent who had not loaded what others changed
     * @param first the oldest event
     * @param read the last event that the host had read
     * @param unread what came after it
     */
    private record DumpedState(
            CustomerId customer, EngagementId work, Event first, Position read, List<Event> unread) {}

    @Test
    @DisplayName(
            "Z3 · a host goes on from its position, and is told each event after it once and in order, then what is new")
    void hostGoesOnFromItsPosition() throws SQLException {
        DumpedState left = worked("whole");
        String url = moved("whole", "plain");
        List<Event> told = checkGoesOn(url, left);
        try (SharedDatabaseSdk again = sdk(url)) {
            Events events = again.sdk().events();
            assertThat(JournalReader.after(events, Optional.of(left.first().position())))
                    .as("after the next start")
                    .endsWith(told.toArray(Event[]::new));
        }
    }

    @Test
    @DisplayName(
            "Z3 · so it does where all that it had read was trimmed, which histories still tell; who is behind is refused")
    void hostGoesOnAfterTrim() throws SQLException {
        DumpedState left = worked("trimmed");
        String url = moved("trimmed", "custom");
        checkGoesOn(url, left);
        try (SharedDatabaseSdk again = sdk(url)) {
            Events events = again.sdk().events();
            assertThatThrownBy(() -> events.after(Optional.of(left.first().position()), 1))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("trimmed");
        }
    }

    private static SharedDatabaseSdk sdk(String url) {
        return new SharedDatabaseSdk(JdbcStorage.postgresql(url, "postgres", "postgres"), POLL);
    }

    private DumpedState worked(String database) {
        try (SharedDatabaseSdk old = sdk(servers.does("create", "old", database))) {
            CustomerId ada = old.customer();
            Engagement work = old.open(MARA, ada);
            work.edit(edits -> edits.customer().lastName("Rossi")).orElseThrow();
            work.flush().orElseThrow();
            for (int change = 0; change < CHANGES; change++) {
                old.change(change % 2 == 0 ? LUCA : "eva", ada, "city " + change);
            }
            Events events = old.sdk().events();
            List<Event> read = events.after(Optional.empty(), READ);
            Position last = read.get(READ - 1).position();
            List<Event> unread = JournalReader.after(events, Optional.of(last));
            assertThat(unread).hasSizeGreaterThanOrEqualTo(CHANGES);
            assertThat(unread.get(0).commit()).isEqualTo(read.get(READ - 1).commit());
            if ("trimmed".equals(database)) {
                assertThat(old.sdk().tenant().trimJournal(Trimming.allButNewest(unread.size())))
                        .isEqualTo(READ);
            }
            return new DumpedState(ada, work.id(), read.get(0), Position.of(last.value()), unread);
        }
    }

    private String moved(String database, String format) throws SQLException {
        String url = servers.does("move", database, "old", "new", format);
        long before = number(url, "SELECT MIN(txid) FROM caredesk.journal");
        long now = number(url, "SELECT CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT)");
        assertThat(now).as("a transaction id of the new server").isLessThan(before);
        servers.report("dumped (" + format + ") where transaction ids were " + before
                + " and more, restored where they are " + now);
        return url;
    }

    private static long number(String url, String query) throws SQLException {
        return Long.parseLong(TestDatabase.texts(url, query).get(0));
    }

    /** The events that the host was told. */
    private List<Event> checkGoesOn(String url, DumpedState left) {
        List<Event> told = new CopyOnWriteArrayList<>();
        try (SharedDatabaseSdk here = sdk(url)) {
            Events events = here.sdk().events();
            assertThat(JournalReader.after(events, Optional.of(left.read()))).isEqualTo(left.unread());
            here.change(LUCA, left.customer(), "Napoli");
            checkDeskGoesOn(here, left.work());
            events.listen(Optional.of(left.read()), told::add);
            int all = left.unread().size() + 2;
            await().until(() -> told.size() >= all);
            assertThat(told.subList(0, left.unread().size())).isEqualTo(left.unread());
            assertThat(told.subList(left.unread().size(), told.size()))
                    .extracting(Event::by)
                    .containsExactly(Actor.of(AgentId.of(LUCA)), Actor.of(AgentId.of(MARA)));
            assertThat(JournalReader.after(events, Optional.of(left.read()))).isEqualTo(told);
        }
        servers.report(
                "read on: " + left.unread().size() + " events from before and 2 from after, each once and in order");
        return told;
    }

    /** The draft is there, and who changed what meanwhile is known. */
    private static void checkDeskGoesOn(SharedDatabaseSdk here, EngagementId id) {
        Engagement work = here.sdk().desk(AgentId.of(MARA)).engagement(id).orElseThrow();
        assertThat(work.view().notices())
                .extracting(StaleNotice::by)
                .isNotEmpty()
                .isSubsetOf(Actor.of(AgentId.of(LUCA)), Actor.of(AgentId.of("eva")));
        work.load().orElseThrow();
        work.save().orElseThrow();
    }
}
