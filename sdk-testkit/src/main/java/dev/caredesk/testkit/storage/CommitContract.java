package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.closed;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.comment;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.draft;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.end;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.externalId;
import static dev.caredesk.testkit.storage.Samples.keys;
import static dev.caredesk.testkit.storage.Samples.mail;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.payload;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.Hold;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.Purpose;
import dev.caredesk.spi.storage.RecentWrite;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredLane;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whole or not at all, known ids, and the order of what is checked. */
abstract class CommitContract extends StorageTheme {

    private final StoredCustomer ada = customer("ada");
    private final StoredCustomer bob = customer("bob");
    private final StoredRequest router = request("router", ada.id());
    private final StoredActivity talk = chat("talk", router);
    private final StoredInteraction said = offer("said");

    CommitContract(StorageSource source) {
        super(source);
    }

    /** One of each part, all about one customer that is new. */
    private void everything(ChangeSet.Builder changes) {
        StoredCustomer eve = customer("eve");
        changes.create(eve)
                .create(request("billing", eve.id()))
                .create(comment("note", talk.id(), T0))
                .create(message("line", said.id(), T0))
                .create(offer("call"))
                .change(change(taken(said, talk.id(), MARA)))
                .touch(touch(router.id()))
                .end(end(talk.id(), minute(7)))
                .hold(new Hold(talk.id(), Optional.of(EngagementId.of("e1"))))
                .draft(draft("e1", MARA, Optional.of(eve.id()), 0))
                .claim(externalId("E-1", eve.id()))
                .index(keys(eve.id(), mail("eve@example.org")))
                .failure(new FailureWrite(talk.id(), Optional.of(payload("failure"))))
                .command(command("accept", said.id()))
                .parking(new LaneParking(said.id(), Optional.of(payload("reason"))))
                .recent(new RecentWrite(JON, eve.id()))
                .journal(entry(eve.id(), 1))
                .settings(payload("settings"));
    }

    private void thereIsATalk() {
        scene.given(ada, router, talk, said);
    }

    @Test
    @DisplayName("E6 · a commit is there with all its parts")
    void committedWhole() {
        thereIsATalk();
        scene.given(minute(7), this::everything);

        CustomerId eve = CustomerId.of("eve");
        assertThat(scene.has(eve)).isTrue();
        assertThat(scene.has(RequestId.of("billing"))).isTrue();
        assertThat(scene.records()
                        .comments(scene.tenant(), talk.id(), Optional.empty(), 9)
                        .items())
                .hasSize(1);
        assertThat(scene.records()
                        .messages(scene.tenant(), said.id(), MessageOrder.OLDEST_FIRST, Optional.empty(), 9)
                        .items())
                .hasSize(1);
        assertThat(scene.interaction(said.id())).isEqualTo(taken(said, talk.id(), MARA));
        assertThat(scene.interaction(offer("call").id())).isEqualTo(offer("call"));
        assertThat(scene.request(router.id()).times().updated()).isEqualTo(minute(7));
        assertThat(scene.activity(talk.id()).end()).isPresent();
        assertThat(scene.activity(talk.id()).engagement()).contains(EngagementId.of("e1"));
        assertThat(scene.desks().draft(scene.tenant(), EngagementId.of("e1"))).isPresent();
        assertThat(scene.records()
                        .claims(scene.tenant(), Set.of(externalId("E-1", eve).key())))
                .containsExactly(externalId("E-1", eve));
        assertThat(scene.records()
                        .match(scene.tenant(), Set.of(mail("eve@example.org")), T0, 9)
                        .customers())
                .hasSize(1);
        assertThat(scene.activity(talk.id()).failure()).contains(payload("failure"));
        assertThat(scene.lane(said.id()))
                .get()
                .extracting(StoredLane::parked)
                .isEqualTo(Optional.of(payload("reason")));
        assertThat(scene.desks().desk(scene.tenant(), JON, 9).recent()).hasSize(1);
        assertThat(scene.journal().after(scene.tenant(), Optional.empty(), 9).rows())
                .hasSize(1);
        assertThat(scene.desks().settings(scene.tenant())).contains(payload("settings"));
    }

    @Test
    @DisplayName("E6 · of a refused commit nothing is there")
    void refusedLeavesNothing() {
        thereIsATalk();
        assertLeavesNothing(changes -> changes.require(new Require.Exists(CustomerId.of("nobody"))), Refused.class);
    }

    @Test
    @DisplayName("E6 · of a stale commit nothing is there")
    void staleLeavesNothing() {
        thereIsATalk();
        scene.given(changes -> changes.change(change(edited(ada, T0, "second"))));
        assertLeavesNothing(changes -> changes.change(change(edited(ada, T0, "other"))), CommitResult.Stale.class);
    }

    @Test
    @DisplayName("E6 · of a commit over a moved draft nothing is there")
    void movedDraftLeavesNothing() {
        thereIsATalk();
        assertLeavesNothing(changes -> changes.draft(draft("gone", MARA, Optional.empty(), 4)), Refused.class);
    }

    private void assertLeavesNothing(Consumer<ChangeSet.Builder> flaw, Class<? extends CommitResult> answer) {
        ChangeSet changes = scene.changes(minute(7), builder -> {
            everything(builder);
            flaw.accept(builder);
        });
        assertThat(scene.storage().commit(changes)).isInstanceOf(answer);

        CustomerId eve = CustomerId.of("eve");
        assertThat(scene.has(eve)).isFalse();
        assertThat(scene.has(RequestId.of("billing"))).isFalse();
        assertThat(scene.records()
                        .comments(scene.tenant(), talk.id(), Optional.empty(), 9)
                        .items())
                .isEmpty();
        assertThat(scene.records()
                        .messages(scene.tenant(), said.id(), MessageOrder.OLDEST_FIRST, Optional.empty(), 9)
                        .items())
                .isEmpty();
        assertThat(scene.interaction(said.id())).isEqualTo(said);
        assertThat(scene.has(offer("call").id())).isFalse();
        assertThat(scene.request(router.id()).times().updated()).isEqualTo(T0);
        assertThat(scene.activity(talk.id())).isEqualTo(talk);
        assertThat(scene.desks().draft(scene.tenant(), EngagementId.of("e1"))).isEmpty();
        assertThat(scene.records()
                        .claims(scene.tenant(), Set.of(externalId("E-1", eve).key())))
                .isEmpty();
        assertThat(scene.records()
                        .match(scene.tenant(), Set.of(mail("eve@example.org")), T0, 9)
                        .customers())
                .isEmpty();
        assertThat(scene.lane(said.id())).isEmpty();
        assertThat(scene.desks().desk(scene.tenant(), JON, 9).recent()).isEmpty();
        assertThat(scene.journal().after(scene.tenant(), Optional.empty(), 9).rows())
                .isEmpty();
        assertThat(scene.desks().settings(scene.tenant())).isEmpty();
        assertThat(scene.storage().committed(scene.tenant(), changes.id())).isEmpty();
    }

    @Test
    @DisplayName("E7 · the answer names the version of each written customer, request and activity")
    void answerHasVersions() {
        scene.given(ada);
        ChangeSet changes = scene.changes(builder -> builder.change(change(edited(ada, T0, "second")))
                .create(router)
                .create(talk)
                .create(comment("note", talk.id(), T0)));
        assertThat(scene.storage().commit(changes))
                .isEqualTo(new Committed(
                        changes.id(),
                        changes.purpose(),
                        Map.of(ada.id(), new Version(2), router.id(), Version.FIRST, talk.id(), Version.FIRST),
                        false));
    }

    @Test
    @DisplayName("E7 · a known id answers with the purpose that it was committed for, whatever it is asked for")
    void purposeIsKept() {
        Purpose first = new Purpose("comment");
        ChangeSet changes = scene.changes(builder -> builder.purpose(first).create(ada));
        ChangeSet other = ChangeSet.builder(changes.id(), changes.tenant(), changes.actor(), changes.at())
                .purpose(new Purpose("reply"))
                .build();

        assertThat(scene.storage().commit(changes)).extracting("purpose").isEqualTo(first);
        assertThat(scene.storage().commit(other)).extracting("purpose").isEqualTo(first);
        assertThat(scene.storage().committed(scene.tenant(), changes.id()))
                .get()
                .extracting(Committed::purpose)
                .isEqualTo(first);
    }

    @Test
    @DisplayName("E7 · a known id gives its answer again and writes nothing, though the state has moved on")
    void knownIdAnswersAgain() {
        scene.given(ada);
        ChangeSet changes = scene.changes(builder -> builder.change(change(edited(ada, T0, "second")))
                .draft(draft("e1", MARA, Optional.empty(), 0))
                .journal(entry(ada.id(), 2)));
        CommitResult first = scene.storage().commit(changes);
        Committed again = new Committed(changes.id(), changes.purpose(), Map.of(ada.id(), new Version(2)), true);
        scene.given(builder -> builder.change(change(edited(scene.customer(ada.id()), T0, "third"))));
        scene.given(builder -> builder.draft(draft("e1", MARA, Optional.empty(), 1)));

        assertThat(scene.storage().commit(changes)).isEqualTo(again).isNotEqualTo(first);
        assertThat(scene.customer(ada.id()).payload()).isEqualTo(payload("third"));
        assertThat(scene.journal().after(scene.tenant(), Optional.empty(), 9).rows())
                .hasSize(1);
        assertThat(scene.storage().committed(scene.tenant(), changes.id())).contains(again);
    }

    @Test
    @DisplayName("E7 · the id of a ChangeSet that writes no record is known too, whatever else it has, or nothing")
    void idsWithoutRecords() {
        thereIsATalk();
        List<Consumer<ChangeSet.Builder>> parts = List.of(
                changes -> {},
                changes -> changes.touch(touch(router.id())),
                changes -> changes.end(end(talk.id(), minute(1))),
                changes -> changes.hold(new Hold(talk.id(), Optional.empty())),
                changes -> changes.draft(draft("e9", MARA, Optional.empty(), 0)),
                changes -> changes.claim(externalId("E-9", ada.id())),
                changes -> changes.index(keys(ada.id(), mail("ada@example.org"))),
                changes -> changes.failure(new FailureWrite(talk.id(), Optional.empty())),
                changes -> changes.command(command("k", said.id())),
                changes -> changes.parking(new LaneParking(said.id(), Optional.empty())),
                changes -> changes.recent(new RecentWrite(JON, ada.id())),
                changes -> changes.journal(entry(ada.id(), 1)),
                changes -> changes.settings(payload("settings")));
        for (Consumer<ChangeSet.Builder> each : parts) {
            ChangeSet changes = scene.changes(minute(1), each);
            Committed first = Committed.of(changes);
            assertThat(scene.storage().commit(changes)).isEqualTo(first);
            assertThat(scene.storage().commit(changes)).isEqualTo(first.repeated());
            assertThat(scene.storage().committed(scene.tenant(), changes.id())).contains(first.repeated());
        }
    }

    @Test
    @DisplayName("E7 · an id that was never committed is not known")
    void unknownId() {
        assertThat(scene.storage().committed(scene.tenant(), ChangeSetId.of("never")))
                .isEmpty();
    }

    @Test
    @DisplayName("E7 · what was refused or stale is not remembered: the same ChangeSet can still be committed")
    void refusalIsNotRemembered() {
        ChangeSet changes = scene.changes(
                builder -> builder.require(new Require.Exists(ada.id())).create(bob));
        assertThat(scene.storage().commit(changes)).isInstanceOf(Refused.class);
        scene.given(ada);
        assertThat(scene.storage().commit(changes)).isInstanceOf(Committed.class);
    }

    @Test
    @DisplayName("E7 · drafts are checked before versions, and versions before everything else")
    void orderOfChecks() {
        scene.given(ada);
        scene.given(changes -> changes.change(change(edited(ada, T0, "second"))));
        Consumer<ChangeSet.Builder> missing = changes -> changes.require(new Require.Exists(bob.id()));
        Consumer<ChangeSet.Builder> stale = missing.andThen(changes -> changes.change(change(edited(ada, T0, "mine"))));
        Consumer<ChangeSet.Builder> moved =
                stale.andThen(changes -> changes.draft(draft("e", MARA, Optional.empty(), 3)));

        assertThat(scene.commit(moved))
                .isEqualTo(new Refused(List.of(new Broken.DraftMoved(EngagementId.of("e"), Optional.empty()))));
        assertThat(scene.commit(stale)).isInstanceOf(CommitResult.Stale.class);
        assertThat(scene.commit(missing)).isEqualTo(new Refused(List.of(new Broken.Missing(bob.id()))));
    }

    @Test
    @DisplayName("L4 · all conditions that do not hold are reported together")
    void allConditionsTogether() {
        scene.given(ada, router, talk, bob);
        scene.given(changes -> changes.end(end(talk.id(), T0)));
        scene.given(changes -> changes.change(change(closed(router, T0))).claim(externalId("E-1", ada.id())));

        CommitResult result = scene.commit(changes -> changes.require(new Require.Open(router.id()))
                .require(new Require.Exists(CustomerId.of("nobody")))
                .create(ada)
                .end(end(talk.id(), minute(1)))
                .claim(externalId("E-1", bob.id())));

        assertThat(((Refused) result).conditions())
                .containsExactlyInAnyOrder(
                        new Broken.RequestClosed(router.id()),
                        new Broken.Missing(CustomerId.of("nobody")),
                        new Broken.Exists(ada.id()),
                        new Broken.Ended(talk.id()),
                        new Broken.Held(externalId("E-1", bob.id()), externalId("E-1", ada.id())));
    }

    @Test
    @DisplayName("X2 · a message that is there already is refused")
    void messageExists() {
        scene.given(said, message("m1", said.id(), T0));
        assertThat(scene.commit(changes -> changes.create(message("m1", said.id(), minute(1)))))
                .isEqualTo(new Refused(
                        List.of(new Broken.Exists(message("m1", said.id(), T0).id()))));
    }

    @Test
    @DisplayName("M1 · what is about a record that is neither stored nor created is refused as missing")
    void missingParents() {
        thereIsATalk();
        scene.given(comment("of the talk", talk.id(), T0), message("of the talk", said.id(), T0));
        ActivityId nothing = ActivityId.of("nothing");
        InteractionId silence = InboxSamples.interactionId("silence");
        CustomerId nobody = CustomerId.of("nobody");
        assertMissing(changes -> changes.create(comment("note", nothing, T0)), nothing);
        assertMissing(changes -> changes.create(message("line", silence, T0)), silence);
        assertMissing(changes -> changes.index(keys(nobody, mail("x"))), nobody);
        assertMissing(changes -> changes.recent(new RecentWrite(MARA, nobody)), nobody);
        assertMissing(changes -> changes.require(new Require.NoOpenRequest(nobody)), nobody);
    }

    private void assertMissing(Consumer<ChangeSet.Builder> part, RecordId missing) {
        assertThat(scene.commit(part)).isEqualTo(new Refused(List.of(new Broken.Missing(missing))));
    }

    @Test
    @DisplayName("A6 · the end or the hold of an activity that is not there is refused")
    void missingActivity() {
        thereIsATalk();
        ActivityId nothing = ActivityId.of("nothing");
        Refused missing = new Refused(List.of(new Broken.Missing(nothing)));
        assertThat(scene.commit(changes -> changes.end(end(nothing, T0)))).isEqualTo(missing);
        assertThat(scene.commit(changes -> changes.hold(new Hold(nothing, Optional.empty()))))
                .isEqualTo(missing);
    }
}
