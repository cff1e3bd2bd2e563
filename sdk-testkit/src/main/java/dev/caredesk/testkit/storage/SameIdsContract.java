package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.callState;
import static dev.caredesk.testkit.storage.InboxSamples.early;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.offeredOn;
import static dev.caredesk.testkit.storage.InboxSamples.rejected;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.InboxSamples.withPayload;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.activity;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.closing;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.comment;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.draft;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.email;
import static dev.caredesk.testkit.storage.Samples.end;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.externalId;
import static dev.caredesk.testkit.storage.Samples.heldBy;
import static dev.caredesk.testkit.storage.Samples.mail;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.moved;
import static dev.caredesk.testkit.storage.Samples.payload;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.terms;
import static dev.caredesk.testkit.storage.Samples.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Actor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.Hold;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.RecentWrite;
import dev.caredesk.spi.storage.Release;
import dev.caredesk.spi.storage.RequestTimes;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchRows;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two tenants that have the same ids with other values, and one of them more of each: what is done for one changes no answer to the other.
 * A condition on the tenant that is missing in one statement shows here.
 */
abstract class SameIdsContract extends StorageTheme {

    private static final Set<EngagementId> DRAFTS =
            Stream.of("e1", "e2", "e3").map(EngagementId::of).collect(Collectors.toSet());

    private final Scene other = scene.of(TenantId.of("other"));
    private final StoredCustomer ada = customer("ada");
    private final StoredCustomer bob = customer("bob");
    private final StoredRequest router = request("router", ada.id());
    private final StoredRequest billing = request("billing", ada.id());
    private final StoredActivity talk = chat("talk", router);
    private final StoredActivity mail = email("mail", billing, minute(1));
    private final StoredInteraction said = offer("said");
    private final StoredInteraction written = offeredOn(offer("written"), JON);
    private final StoredInteraction gone = missed("gone", T0);
    private final StoredActivity alone = activity("alone", MediaType.VOICE, T0);

    SameIdsContract(StorageSource source) {
        super(source);
    }

    private Map<String, Object> answers(Scene view) {
        Set<RecordId> records = Stream.<RecordId>concat(
                        Stream.of(ada, bob, router, billing, talk, mail, alone).map(Stored::id),
                        Stream.of(CustomerId.of("eve"), RequestId.of("more"), ActivityId.of("more")))
                .collect(Collectors.toSet());
        Set<Claim.Key> claims = Set.of(
                externalId("X", ada.id()).key(), externalId("Y", ada.id()).key());
        return TenantAnswers.of(view, records, DRAFTS, claims);
    }

    private void fill(Scene on, String value) {
        ChangeSet.Builder changes = ChangeSet.builder(ChangeSetId.of("fill"), on.tenant(), Actor.of(MARA), T0);
        Stream.of(ada, bob)
                .map(record -> record.rewritten(record.version(), payload(value)))
                .forEach(changes::create);
        Stream.of(router, billing)
                .map(record -> record.rewritten(record.version(), payload(value)))
                .forEach(changes::create);
        Stream.of(talk, mail, alone)
                .map(record -> record.rewritten(record.version(), payload(value)))
                .forEach(changes::create);
        Stream.of(said, written, gone, early("early", T0))
                .map(record -> withPayload(record, value))
                .forEach(changes::create);
        changes.create(comment("note", talk.id(), T0))
                .create(callState("line", said.id(), T0, CallState.RINGING))
                .create(message("line of gone", gone.id(), T0))
                .draft(draft("e1", MARA, Optional.of(ada.id()), 0))
                .draft(draft("e2", JON, Optional.empty(), 0))
                .claim(externalId("X", ada.id()))
                .index(new Index(ada.id(), Set.of(mail("ada")), terms("firstName", "ada", "lovelace", "both")))
                .index(new Index(bob.id(), Set.of(mail("bob")), terms("firstName", "bob", value, "both")))
                .command(command("k", said.id()))
                .command(command("of gone", gone.id()))
                .command(command("of written", written.id()))
                .parking(new LaneParking(written.id(), Optional.of(payload(value))))
                .failure(new FailureWrite(talk.id(), Optional.of(payload(value))))
                .failure(new FailureWrite(new MessageId("line"), Optional.of(payload(value))))
                .recent(new RecentWrite(JON, ada.id()))
                .recent(new RecentWrite(MARA, bob.id()))
                .journal(entry(ada.id(), 1))
                .journal(entry(talk.id(), 1))
                .journal(entry(said.id(), 1))
                .settings(payload(value));
        on.given(changes.build());
    }

    /** More of each about the same ids, as only one tenant has it. */
    private void more(Scene on) {
        StoredCustomer eve = customer("eve");
        on.given(
                minute(2),
                changes -> changes.create(eve)
                        .create(request("more", ada.id(), minute(2)))
                        .create(Samples.in(activity("more", MediaType.CHAT, minute(2)), request("more", ada.id())))
                        .create(activity("alone too", MediaType.VOICE, minute(2)))
                        .create(comment("note too", talk.id(), minute(2)))
                        .create(callState("line too", said.id(), minute(2), CallState.ANSWERED))
                        .create(offer("more", minute(2)))
                        .create(missed("gone too", minute(2)))
                        .create(message("of mail", written.id(), minute(2)))
                        .touch(touch(router.id()))
                        .draft(draft("e3", JON, Optional.of(ada.id()), 0))
                        .claim(externalId("Y", ada.id()))
                        .index(new Index(ada.id(), Set.of(mail("ada"), mail("eve")), terms("firstName", "ada", "zoe")))
                        .index(new Index(eve.id(), Set.of(mail("ada"), mail("eve")), terms("firstName", "ada", "zoe")))
                        .command(command("k too", said.id()))
                        .parking(new LaneParking(said.id(), Optional.of(payload("more"))))
                        .failure(new FailureWrite(mail.id(), Optional.of(payload("more"))))
                        .recent(new RecentWrite(JON, bob.id()))
                        .journal(entry(ada.id(), 2))
                        .journal(entry(bob.id(), 1))
                        .journal(entry(said.id(), 2)));
    }

    @Test
    @DisplayName("Z2 · what another tenant has under the same ids changes no answer")
    void readsAreApart() {
        fill(scene, "mine");
        Map<String, Object> before = answers(scene);
        fill(other, "theirs");
        assertThat(answers(scene)).isEqualTo(before);
        more(other);
        assertThat(answers(scene)).isEqualTo(before);
        assertThat(answers(other)).isNotEqualTo(before);
    }

    @Test
    @DisplayName("Z2 · what another tenant has under the same ids changes no answer to one that has more of each")
    void readsOfMoreAreApart() {
        fill(other, "theirs");
        more(other);
        Map<String, Object> before = answers(other);
        fill(scene, "mine");
        assertThat(answers(other)).isEqualTo(before);
    }

    @Test
    @DisplayName("Z2 · no write for another tenant that has the same ids changes an answer")
    void writesAreApart() {
        fill(scene, "mine");
        fill(other, "theirs");
        more(scene);
        more(other);
        assertLeavesAlone(other, scene);
        assertLeavesAlone(scene, other);
    }

    private void assertLeavesAlone(Scene one, Scene alone) {
        Map<String, Object> before = answers(alone);
        writes().forEach((name, write) -> {
            write.accept(one);
            assertThat(answers(alone))
                    .as("after " + name + " for another tenant")
                    .isEqualTo(before);
        });
    }

    @Test
    @DisplayName("Z2 · a trimming takes and counts the own entries only, of the feed and of the audit trail")
    void trimsAreApart() {
        fill(scene, "mine");
        fill(other, "theirs");
        more(other);
        JournalTrim feed = new JournalTrim(new JournalTrim.Newest(0), false);
        JournalTrim all = new JournalTrim(new JournalTrim.Since(RequestTimes.NEVER, RequestTimes.NEVER), true);
        assertThat(other.storage().trimJournal(other.tenant(), feed, 99)).isEqualTo(6);
        assertThat(scene.storage().trimJournal(scene.tenant(), all, 99)).isEqualTo(3);
        assertThat(other.journal().history(other.tenant(), ada.id(), Optional.empty(), 9))
                .hasSize(2);
        assertThat(other.storage().trimJournal(other.tenant(), all, 99)).isEqualTo(6);
    }

    @Test
    @DisplayName("Z2 · further pages of a search leave out what was updated meanwhile, whatever another tenant commits")
    void searchesAreApart() {
        fill(scene, "mine");
        for (int i = 0; i < 50; i++) {
            other.given(customer("c" + i));
        }
        List<SearchQuery.Clause> both = List.of(new SearchQuery.Clause(List.of("both"), false));
        SearchRows first = search(new SearchQuery(both, Optional.empty(), Optional.empty(), 1));
        scene.given(minute(1), changes -> changes.change(change(edited(ada, minute(1), "x"))));
        assertThat(first.items()).extracting(StoredCustomer::id).containsExactly(bob.id());
        assertThat(search(new SearchQuery(both, Optional.empty(), first.next(), 1))
                        .items())
                .isEmpty();
    }

    private SearchRows search(SearchQuery query) {
        return scene.records().search(scene.tenant(), query);
    }

    private Map<String, Consumer<Scene>> writes() {
        Map<String, Consumer<Scene>> writes = new LinkedHashMap<>();
        commit(writes, "change of a customer", changes -> changes.change(change(edited(ada, minute(3), "x"))));
        commit(
                writes,
                "change of a request",
                changes -> changes.change(change(edited(router, "x"))).touch(touch(router.id())));
        commit(writes, "change of a request without touch", changes -> changes.change(change(edited(billing, "x"))));
        commit(
                writes,
                "move of an activity",
                changes -> changes.change(change(moved(mail, router)))
                        .touch(new Touch(billing.id(), Samples.DELAY, false, false)));
        commit(writes, "message", changes -> changes.create(message("a", said.id(), minute(9))));
        commit(writes, "call state", changes -> changes.create(callState("b", said.id(), minute(9), CallState.HELD)));
        commit(writes, "rejection", changes -> changes.change(change(rejected(said, MARA))));
        commit(writes, "accept", changes -> changes.change(change(taken(rejected(said, MARA), talk.id(), JON))));
        commit(writes, "end of an offer", changes -> changes.change(change(missed(written, minute(9)))));
        writes.put(
                "forgetting",
                on -> assertThat(on.storage().forgetInteractions(on.tenant(), minute(1), 99))
                        .isEqualTo(2));
        commit(writes, "index", changes -> changes.index(new Index(bob.id(), Set.of(), terms("city", "x"))));
        commit(writes, "touch", changes -> changes.touch(touch(billing.id())));
        commit(writes, "touch if open", changes -> changes.touch(new Touch(router.id(), Samples.DELAY, true, true)));
        commit(writes, "hold", changes -> changes.hold(new Hold(alone.id(), Optional.of(EngagementId.of("e1")))));
        commit(writes, "end", changes -> changes.end(end(talk.id(), minute(3))).touch(touch(router.id())));
        commit(
                writes,
                "end and hold",
                changes -> changes.end(end(mail.id(), minute(3))).hold(new Hold(mail.id(), Optional.empty())));
        commit(writes, "draft", changes -> changes.draft(draft("e1", MARA, Optional.of(ada.id()), 1)));
        writes.put(
                "saved draft",
                on -> assertThat(on.storage()
                                .saveDraft(on.tenant(), draft("e2", JON, Optional.empty(), 1))
                                .kind()
                                .name())
                        .isEqualTo("KEPT"));
        commit(writes, "closed draft", changes -> changes.draft(closing("e2", JON, 2)));
        commit(
                writes,
                "release",
                changes -> changes.release(new Release(externalId("X", ada.id()).key(), ada.id()))
                        .claim(externalId("X", bob.id())));
        commit(
                writes,
                "command done",
                changes -> changes.commandDone(new CommandDone(said.id(), CommandId.of("k too"))));
        commit(
                writes,
                "parking",
                changes -> changes.parking(new LaneParking(written.id(), Optional.empty()))
                        .parking(new LaneParking(said.id(), Optional.empty())));
        commit(
                writes,
                "failures",
                changes -> changes.failure(new FailureWrite(talk.id(), Optional.empty()))
                        .failure(new FailureWrite(new MessageId("line"), Optional.empty())));
        commit(writes, "Recent", changes -> changes.recent(new RecentWrite(MARA, bob.id())));
        commit(writes, "settings", changes -> changes.settings(payload("x")));
        writes.put(
                "sweep",
                on -> assertThat(on.storage().closeOverdue(on.tenant(), RequestTimes.NEVER.minusSeconds(1), 99))
                        .isEqualTo(3));
        trim(writes, "trim of the feed", new JournalTrim(new JournalTrim.Newest(3), false));
        trim(writes, "trim of the audit trail", new JournalTrim(new JournalTrim.Newest(2), true));
        trim(
                writes,
                "trim by age",
                new JournalTrim(new JournalTrim.Since(RequestTimes.NEVER, RequestTimes.NEVER), true));
        return writes;
    }

    private static void commit(Map<String, Consumer<Scene>> writes, String name, Consumer<ChangeSet.Builder> parts) {
        writes.put(name, on -> on.given(minute(3), parts));
    }

    private static void trim(Map<String, Consumer<Scene>> writes, String name, JournalTrim trim) {
        writes.put(
                name,
                on -> assertThat(on.storage().trimJournal(on.tenant(), trim, 99))
                        .isPositive());
    }

    @Test
    @DisplayName("Z2 · conditions are judged by the own records, whatever another tenant has under the same ids")
    void conditionsAreApart() {
        fill(scene, "mine");
        other.given(
                ada,
                bob,
                said,
                offer("only there"),
                router,
                billing,
                chat("of billing", billing),
                alone,
                heldBy(activity("more", MediaType.CHAT, T0), EngagementId.of("e9")));
        other.given(changes -> changes.change(change(edited(ada, minute(1), "second")))
                .change(change(taken(said, talk.id(), JON)))
                .change(change(Samples.closed(router, minute(1)))));
        other.given(changes -> changes.end(end(alone.id(), minute(1)))
                .create(request("of bob", bob.id()))
                .draft(draft("e1", MARA, Optional.of(ada.id()), 0))
                .draft(draft("e7", JON, Optional.of(bob.id()), 0))
                .claim(externalId("Y", ada.id())));
        other.given(changes -> changes.draft(draft("e1", MARA, Optional.of(ada.id()), 1)));

        assertThat(List.of(
                        scene.commit(
                                minute(2),
                                changes -> changes.require(new Require.NoOpenRequest(bob.id()))
                                        .require(new Require.Open(router.id()))
                                        .require(new Require.AtVersion(ada.id(), ada.version()))
                                        .require(new Require.AtVersion(said.id(), said.version()))
                                        .create(offer("only there"))
                                        .change(change(edited(billing, "second")))
                                        .touch(touch(router.id()))
                                        .touch(touch(billing.id()))),
                        scene.commit(changes -> changes.end(end(alone.id(), minute(2)))
                                .claim(externalId("Y", bob.id()))
                                .create(activity("more", MediaType.CHAT, T0))
                                .draft(draft("e1", MARA, Optional.of(ada.id()), 1))
                                .draft(draft("e3", JON, Optional.of(bob.id()), 0)))))
                .allMatch(CommitResult.Committed.class::isInstance);
        assertThat(scene.request(billing.id()).times().deadline())
                .isEqualTo(minute(2).plus(Samples.DELAY));
        assertThat(other.request(router.id()).times().closed()).contains(minute(1));
        assertThat(other.desks()
                        .draft(other.tenant(), EngagementId.of("e1"))
                        .orElseThrow()
                        .revision())
                .isEqualTo(2);
    }
}
