package dev.caredesk.jdbc.dialect;

import static dev.caredesk.testkit.storage.InboxSamples.callState;
import static dev.caredesk.testkit.storage.InboxSamples.early;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.offeredOn;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.testkit.storage.Samples;
import dev.caredesk.testkit.storage.Scene;
import java.util.List;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("the inbox that is copied from H2 into PostgreSQL")
class CopyH2ToPostgresTest {
    private static final TenantId TENANT = SampleCommits.TENANT;
    private static final ActivityId TALK = ActivityId.of("talk");

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
        h2.setURL("jdbc:h2:mem:copied;DB_CLOSE_DELAY=-1");
        Scene before = new Scene(JdbcStorage.of(h2), TENANT);
        before.given(all, named, missed("missed", minute(2)), early("early", T0), taken("taken", TALK), ringing, line);
        before.given(changes -> changes.journal(entry(all.id(), 1)));
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
                .containsExactly(line, ringing);
        assertThat(scene.records().lastCallState(TENANT, all.id())).contains(ringing);
        assertThat(scene.wholeJournal()).extracting(row -> row.entry().record()).containsExactly(all.id());
        assertThat(scene.storage().forgetInteractions(TENANT, minute(3), 9)).isEqualTo(2);
        scene.storage().close();
    }
}
