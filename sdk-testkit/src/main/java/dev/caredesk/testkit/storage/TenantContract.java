package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.callState;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.activity;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.comment;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.draft;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.email;
import static dev.caredesk.testkit.storage.Samples.end;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.externalId;
import static dev.caredesk.testkit.storage.Samples.mail;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.payload;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.terms;
import static dev.caredesk.testkit.storage.Samples.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.MediaType;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DeskRows;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.Hold;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.Match;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.RecentWrite;
import dev.caredesk.spi.storage.Release;
import dev.caredesk.spi.storage.RequestTimes;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two tenants on one storage. */
abstract class TenantContract extends StorageTheme {

    private final Scene other = scene.of(TenantId.of("other"));
    private final StoredCustomer ada = customer("ada");
    private final StoredRequest router = request("router", ada.id());
    private final StoredActivity talk = chat("talk", router);
    private final StoredInteraction said = offer("said");

    TenantContract(StorageSource source) {
        super(source);
    }

    private void everything(ChangeSet.Builder changes) {
        changes.create(ada)
                .create(router)
                .create(talk)
                .create(activity("alone", MediaType.VOICE, T0))
                .create(comment("note", talk.id(), T0))
                .create(said)
                .create(missed("missed", T0))
                .create(callState("line", said.id(), T0, CallState.RINGING))
                .draft(draft("e1", MARA, Optional.empty(), 0))
                .claim(externalId("X", ada.id()))
                .index(new Index(ada.id(), Set.of(mail("x")), terms("firstName", "ada")))
                .command(command("k", said.id()))
                .command(command("p", missed("missed", T0).id()))
                .parking(new LaneParking(missed("missed", T0).id(), Optional.of(payload("reason"))))
                .recent(new RecentWrite(MARA, ada.id()))
                .journal(entry(ada.id(), 2))
                .settings(payload("settings"));
    }

    @Test
    @DisplayName("Z2 · nothing of a tenant is seen by a read for another")
    void readsAreApart() {
        ChangeSet changes = scene.changes(this::everything);
        scene.given(changes);
        assertSeesNothing(other, changes);
    }

    private void assertSeesNothing(Scene view, ChangeSet changes) {
        TenantId tenant = view.tenant();
        assertThat(view.records().load(tenant, List.of(ada.id(), router.id(), talk.id(), said.id())))
                .isEmpty();
        assertThat(view.records().file(tenant, ada.id(), T0, 9)).isEmpty();
        assertThat(view.records().match(tenant, Set.of(mail("x")), T0, 9))
                .isEqualTo(new Match(List.of(), Optional.empty()));
        assertThat(view.records().journey(tenant, ada.id(), Optional.empty(), 9).items())
                .isEmpty();
        assertThat(view.records()
                        .messages(tenant, said.id(), MessageOrder.OLDEST_FIRST, Optional.empty(), 9)
                        .items())
                .isEmpty();
        assertThat(view.records()
                        .comments(tenant, talk.id(), Optional.empty(), 9)
                        .items())
                .isEmpty();
        assertThat(view.records().lastCallState(tenant, said.id())).isEmpty();
        for (Optional<AgentId> desk : List.of(Optional.of(MARA), Optional.<AgentId>empty())) {
            assertThat(view.inbox().offers(tenant, desk, Optional.empty(), 9))
                    .isEqualTo(new OfferRows(List.of(), 0, false, Optional.empty()));
        }
        assertThat(view.inbox().missed(tenant, Optional.empty(), 9).items()).isEmpty();
        assertThat(view.records().unlinked(tenant, Optional.empty(), 9).items()).isEmpty();
        assertThat(view.records()
                        .claims(tenant, Set.of(externalId("X", ada.id()).key())))
                .isEmpty();
        assertThat(view.records().search(tenant, findAda()).matches()).isZero();
        assertThat(view.desks().desk(tenant, MARA, 9)).isEqualTo(new DeskRows(List.of(), Map.of(), List.of()));
        assertThat(view.desks().draft(tenant, EngagementId.of("e1"))).isEmpty();
        assertThat(view.lane(said.id())).isEmpty();
        assertThat(view.lanes().parked(tenant, Optional.empty(), 9, 9).items()).isEmpty();
        assertThat(view.desks().settings(tenant)).isEmpty();
        assertThat(view.journal().after(tenant, Optional.empty(), 9).rows()).isEmpty();
        assertThat(view.journal().latest(tenant)).isEmpty();
        assertThat(view.journal().history(tenant, ada.id(), Optional.empty(), 9))
                .isEmpty();
        assertThat(view.storage().committed(tenant, changes.id())).isEmpty();
    }

    private static SearchQuery findAda() {
        return new SearchQuery(
                List.of(new SearchQuery.Clause(List.of("ada"), false)), Optional.empty(), Optional.empty(), 9);
    }

    @Test
    @DisplayName("Z2 · two tenants can have the same ids, keys and names, each with its own records")
    void sameIds() {
        scene.given(this::everything);
        other.given(this::everything);
        scene.given(changes -> changes.change(change(edited(ada, minute(5), "second"))));
        assertThat(other.customer(ada.id())).isEqualTo(ada);
        assertThat(other.records().search(other.tenant(), findAda()).items()).containsExactly(ada);
        assertThat(other.records()
                        .match(other.tenant(), Set.of(mail("x")), T0, 9)
                        .customers())
                .containsExactly(ada);
        assertThat(other.journal().after(other.tenant(), Optional.empty(), 9).rows())
                .hasSize(1);
    }

    @Test
    @DisplayName("Z2 · the id of a ChangeSet is one of its tenant")
    void idsOfChangeSets() {
        ChangeSet first = scene.changes(changes -> changes.create(ada));
        scene.given(first);
        ChangeSet same = ChangeSet.builder(first.id(), other.tenant(), first.actor(), first.at())
                .create(ada)
                .create(router)
                .build();
        other.given(same);
        assertThat(other.has(router.id())).isTrue();
        assertThat(scene.has(router.id())).isFalse();
    }

    @Test
    @DisplayName("Z2 · a write for a tenant finds no record, draft or activity of another")
    void writesFindNothing() {
        scene.given(this::everything);
        assertRefused(changes -> changes.change(change(edited(ada, T0, "theirs"))), new Broken.Missing(ada.id()));
        assertRefused(changes -> changes.require(new Require.Exists(ada.id())), new Broken.Missing(ada.id()));
        assertRefused(changes -> changes.require(new Require.Open(router.id())), new Broken.Missing(router.id()));
        assertRefused(
                changes -> changes.require(new Require.AtVersion(ada.id(), Version.FIRST)),
                new Broken.Missing(ada.id()));
        assertRefused(changes -> changes.touch(touch(router.id())), new Broken.Missing(router.id()));
        assertRefused(
                changes -> changes.touch(new Touch(router.id(), Samples.DELAY, true, true)),
                new Broken.Missing(router.id()));
        StoredInteraction taken = taken(said, talk.id(), MARA);
        assertRefused(changes -> changes.change(change(taken)), new Broken.Missing(said.id()));
        assertRefused(changes -> changes.create(message("reply", said.id(), T0)), new Broken.Missing(said.id()));
        assertRefused(changes -> changes.require(new Require.Exists(said.id())), new Broken.Missing(said.id()));
        assertRefused(changes -> changes.end(end(talk.id(), minute(1))), new Broken.Missing(talk.id()));
        assertRefused(
                changes -> changes.failure(new FailureWrite(talk.id(), Optional.empty())),
                new Broken.Missing(talk.id()));
        assertRefused(changes -> changes.command(command("x", said.id())), new Broken.Missing(said.id()));
        assertRefused(changes -> changes.hold(new Hold(talk.id(), Optional.empty())), new Broken.Missing(talk.id()));
        assertRefused(
                changes -> changes.draft(draft("e1", MARA, Optional.empty(), 1)),
                new Broken.DraftMoved(EngagementId.of("e1"), Optional.empty()));
        assertThat(other.storage().saveDraft(other.tenant(), draft("e1", MARA, Optional.empty(), 1)))
                .isEqualTo(new DraftResult.Moved(Optional.empty()));
        assertThat(scene.customer(ada.id())).isEqualTo(ada);
        assertThat(scene.request(router.id())).isEqualTo(router);
        assertThat(scene.activity(talk.id())).isEqualTo(talk);
        assertThat(scene.interaction(said.id())).isEqualTo(said);
    }

    private void assertRefused(Consumer<ChangeSet.Builder> parts, Broken broken) {
        assertThat(other.commit(parts)).isEqualTo(new CommitResult.Refused(List.of(broken)));
    }

    @Test
    @DisplayName("Z2 · releases, ended commands, settings, sweeps and forgetting of a tenant leave another alone")
    void writesLeaveAlone() {
        scene.given(this::everything);
        other.given(changes -> changes.release(
                        new Release(externalId("X", ada.id()).key(), ada.id()))
                .commandDone(new CommandDone(said.id(), CommandId.of("k")))
                .parking(new LaneParking(missed("missed", T0).id(), Optional.empty()))
                .settings(payload("theirs")));
        assertThat(other.storage().closeOverdue(other.tenant(), RequestTimes.NEVER.minusSeconds(1), 99))
                .isZero();
        assertThat(other.storage().forgetInteractions(other.tenant(), RequestTimes.NEVER, 99))
                .isZero();
        assertThat(scene.has(missed("missed", T0).id())).isTrue();
        assertThat(scene.records()
                        .claims(scene.tenant(), Set.of(externalId("X", ada.id()).key())))
                .hasSize(1);
        assertThat(scene.lane(said.id())).isPresent();
        assertThat(scene.lanes().parked(scene.tenant(), Optional.empty(), 9, 9).items())
                .hasSize(1);
        assertThat(scene.desks().settings(scene.tenant())).contains(payload("settings"));
        assertThat(scene.request(router.id()).times().closed()).isEmpty();
    }

    @Test
    @DisplayName("Z2 · a conversation of another tenant leaves a request its deadline and its place in the journey")
    void countsAreApart() {
        scene.given(ada, router);
        other.given(ada, router, talk);
        scene.given(minute(1), changes -> changes.touch(touch(router.id())));
        assertThat(scene.request(router.id()).times().deadline())
                .isEqualTo(minute(1).plus(Samples.DELAY));
        assertThat(scene.records()
                        .journey(scene.tenant(), ada.id(), Optional.empty(), 9)
                        .items())
                .singleElement()
                .satisfies(row -> assertThat(row.activity()).isEmpty());
        other.given(email("second", router, T0));
        assertThat(other.records()
                        .journey(other.tenant(), ada.id(), Optional.empty(), 9)
                        .items())
                .hasSize(2);
    }

    @Test
    @DisplayName("Z2 · tenants whose names differ in case only are different tenants")
    void namesAreExact() {
        scene.of(TenantId.of("acme")).given(ada);
        assertThat(scene.of(TenantId.of("Acme")).has(ada.id())).isFalse();
    }
}
