package dev.caredesk.jdbc.dialect;

import static dev.caredesk.testkit.storage.InboxSamples.callState;
import static dev.caredesk.testkit.storage.InboxSamples.early;
import static dev.caredesk.testkit.storage.InboxSamples.interactionId;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.offeredOn;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneRest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredLane;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.testkit.storage.Samples;
import dev.caredesk.testkit.storage.Scene;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("the inbox and the lanes that are copied from H2 into PostgreSQL")
class CopyH2ToPostgresTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final TenantId TENANT = SampleCommits.TENANT;
    private static final ActivityId TALK = ActivityId.of("talk");
    private static final InteractionId CALL = interactionId("call");
    private static final ProcessId HERE = ProcessId.of("here");
    private static final Optional<LaneRest> REST = Optional.of(new LaneRest(2, T0, minute(8), true));

    private final StoredInteraction all = offer(InteractionId.of(Samples.CHAT, "long".repeat(200)), T0);
    private final StoredInteraction named = offeredOn(offer("named", minute(1)), MARA);
    private final StoredMessage line = message("line", all.id(), T0);
    private final StoredMessage ringing = callState("ringing", all.id(), T0, CallState.RINGING);

    private static PGSimpleDataSource postgresql() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(TestPostgres.newDatabase());
        source.setUser(TestPostgres.USER);
        source.setPassword(TestPostgres.PASSWORD);
        return source;
    }

    private Scene copied() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:copied-" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        Scene before = new Scene(JdbcStorage.of(h2), TENANT);
        before.given(all, named, missed("missed", minute(2)), early("early", T0), taken("taken", TALK), ringing, line);
        before.given(taken("call", TALK));
        before.given(changes -> changes.journal(entry(all.id(), 1)));
        before.given(
                changes -> List.of(all.id(), named.id(), CALL).forEach(id -> changes.command(command("first", id))));
        before.given(changes -> changes.parking(new LaneParking(named.id(), Optional.of(payload("parked"))))
                .failure(new FailureWrite(line.id(), Optional.of(payload("refused")))));
        assertThat(before.lanes()
                        .lease(TENANT, new LaneRequest(HERE, Samples.CHAT, minute(1), minute(9), 9, 9))
                        .lanes())
                .hasSize(2);
        before.lanes().settle(TENANT, HERE, List.of(new LaneResult(CALL, List.of(), REST)));
        before.storage().close();
        PGSimpleDataSource postgresql = postgresql();
        JdbcStorage.copy(h2, postgresql, JdbcOptions.DEFAULT);
        return new Scene(JdbcStorage.of(postgresql), TENANT);
    }

    @Test
    @DisplayName("D5, D8 · offers, missed interactions, messages and what is forgotten in time are the same there")
    void inboxGoesOn() {
        Scene scene = copied();
        assertThat(scene.inbox().offers(TENANT, Optional.of(MARA), Optional.empty(), 9))
                .isEqualTo(new OfferRows(List.of(all, named), 2, false, Optional.empty()));
        assertThat(scene.inbox()
                        .offers(TENANT, Optional.of(JON), Optional.empty(), 9)
                        .items())
                .containsExactly(all);
        assertThat(scene.inbox().missed(TENANT, Optional.empty(), 9).items())
                .containsExactly(missed("missed", minute(2)));
        assertThat(scene.records()
                        .messages(TENANT, all.id(), MessageOrder.NEWEST_FIRST, Optional.empty(), 9)
                        .items())
                .containsExactly(failed(line), ringing);
        assertThat(scene.records().lastCallState(TENANT, all.id())).contains(ringing);
        assertThat(scene.wholeJournal()).extracting(row -> row.entry().record()).containsExactly(all.id());
        assertThat(scene.storage().forgetInteractions(TENANT, minute(3), 9)).isEqualTo(2);
        scene.storage().close();
    }

    private static StoredMessage failed(StoredMessage message) {
        return new StoredMessage(
                message.id(),
                message.interaction(),
                message.at(),
                message.call(),
                Optional.of(payload("refused")),
                message.payload());
    }

    @Test
    @DisplayName("X5 · lanes are the same there: leased, resting for who can't reach the interaction, and parked")
    void lanesGoOn() {
        Scene scene = copied();
        assertThat(scene.lane(CALL))
                .contains(new StoredLane(CALL, List.of(command("first", CALL)), REST, Optional.empty()));
        assertThat(scene.lanes().parked(TENANT, Optional.empty(), 9, 9).items())
                .containsExactly(new StoredLane(
                        named.id(),
                        List.of(command("first", named.id())),
                        Optional.empty(),
                        Optional.of(payload("parked"))));
        assertThat(scene.lanes().renew(TENANT, HERE, List.of(all.id(), CALL), minute(9)))
                .containsExactly(all.id());
        LaneRequest request = new LaneRequest(HERE, Samples.CHAT, minute(2), minute(9), 9, 9);
        assertThat(scene.lanes().lease(TENANT, request).lanes()).isEmpty();
        LaneRequest others = new LaneRequest(ProcessId.of("there"), Samples.CHAT, minute(2), minute(9), 9, 9);
        assertThat(scene.lanes().lease(TENANT, others).lanes())
                .extracting(StoredLane::interaction)
                .containsExactly(CALL);
        scene.storage().close();
    }
}
