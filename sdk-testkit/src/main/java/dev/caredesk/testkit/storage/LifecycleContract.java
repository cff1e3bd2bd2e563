package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.callState;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.Samples.CHAT;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.comment;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.draft;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.externalId;
import static dev.caredesk.testkit.storage.Samples.mail;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.payload;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.CallState;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.LaneStore;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.RecentWrite;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A storage that is closed, and one that is opened again. */
abstract class LifecycleContract extends StorageTheme {

    private final StoredCustomer ada = customer("ada");
    private final StoredRequest router = request("router", ada.id());
    private final StoredActivity talk = chat("talk", router);
    private final StoredInteraction said = offer("said");

    LifecycleContract(StorageSource source) {
        super(source);
    }

    private static SearchQuery findAda() {
        return new SearchQuery(
                List.of(new SearchQuery.Clause(List.of("ada"), false)), Optional.empty(), Optional.empty(), 9);
    }

    /** Every read, by name. */
    private Map<String, Callable<?>> reads(Storage storage, ChangeSet changes) {
        TenantId tenant = scene.tenant();
        Map<String, Callable<?>> reads = new LinkedHashMap<>();
        reads.put("committed", () -> storage.committed(tenant, changes.id()));
        reads.put("load", () -> storage.records().load(tenant, List.of(talk.id())));
        reads.put("load of interactions", () -> storage.records().load(tenant, List.of(said.id())));
        reads.put("file", () -> storage.records().file(tenant, ada.id(), T0, 9));
        reads.put("match", () -> storage.records().match(tenant, Set.of(mail("x")), T0, 9));
        reads.put("journey", () -> storage.records().journey(tenant, ada.id(), Optional.empty(), 9));
        reads.put(
                "messages",
                () -> storage.records().messages(tenant, said.id(), MessageOrder.OLDEST_FIRST, Optional.empty(), 9));
        reads.put("lastCallState", () -> storage.records().lastCallState(tenant, said.id()));
        reads.put("comments", () -> storage.records().comments(tenant, talk.id(), Optional.empty(), 9));
        reads.put("unlinked", () -> storage.records().unlinked(tenant, Optional.empty(), 9));
        reads.put(
                "claims",
                () -> storage.records()
                        .claims(tenant, Set.of(externalId("X", ada.id()).key())));
        reads.put("search", () -> storage.records().search(tenant, findAda()));
        reads.put("desk", () -> storage.desks().desk(tenant, MARA, 9));
        reads.put("draft", () -> storage.desks().draft(tenant, EngagementId.of("e1")));
        reads.put("settings", () -> storage.desks().settings(tenant));
        reads.put("offers", () -> storage.inbox().offers(tenant, Optional.of(MARA), Optional.empty(), 9));
        reads.put("all offers", () -> storage.inbox().offers(tenant, Optional.empty(), Optional.empty(), 9));
        reads.put("missed", () -> storage.inbox().missed(tenant, Optional.empty(), 9));
        reads.put("lane", () -> storage.lanes().find(tenant, said.id(), 9));
        reads.put("parked", () -> storage.lanes().parked(tenant, Optional.empty(), 9, 9));
        reads.put("journal", () -> storage.journal().after(tenant, Optional.empty(), 9));
        reads.put("latest", () -> storage.journal().latest(tenant));
        reads.put("history", () -> storage.journal().history(tenant, ada.id(), Optional.empty(), 9));
        return reads;
    }

    private ChangeSet everything() {
        return scene.changes(changes -> changes.create(ada)
                .create(router)
                .create(talk)
                .create(comment("note", talk.id(), T0))
                .create(said)
                .create(missed("missed", T0))
                .create(message("line", said.id(), T0))
                .create(callState("state", said.id(), T0, CallState.RINGING))
                .draft(draft("e1", MARA, Optional.of(ada.id()), 0))
                .claim(externalId("X", ada.id()))
                .index(new Index(ada.id(), Set.of(mail("x")), terms("firstName", "ada")))
                .failure(new FailureWrite(talk.id(), Optional.of(payload("failure"))))
                .command(command("k", said.id()))
                .command(command("p", missed("missed", T0).id()))
                .parking(new LaneParking(missed("missed", T0).id(), Optional.of(payload("reason"))))
                .recent(new RecentWrite(JON, ada.id()))
                .journal(entry(ada.id(), 2))
                .settings(payload("settings")));
    }

    @Test
    @DisplayName("every call after close is a wrong call, also by reads that were taken before")
    void closedStorage() {
        ChangeSet changes = everything();
        Storage storage = scene.storage();
        var records = storage.records();
        var inbox = storage.inbox();
        LaneStore lanes = storage.lanes();
        scene.given(changes);
        storage.close();

        assertWrong(() -> storage.commit(changes).toString());
        assertWrong(() -> storage.saveDraft(scene.tenant(), draft("e1", MARA, Optional.empty(), 1))
                .toString());
        assertWrong(() -> storage.closeOverdue(scene.tenant(), T0, 1));
        assertWrong(() -> storage.forgetInteractions(scene.tenant(), T0, 1));
        assertWrong(() -> records.load(scene.tenant(), List.of(ada.id())));
        assertWrong(() -> inbox.missed(scene.tenant(), Optional.empty(), 1));
        assertWrong(() -> lanes.lease(scene.tenant(), new LaneRequest(LaneTheme.ONE, CHAT, T0, minute(1), 1, 1)));
        assertWrong(() -> lanes.renew(scene.tenant(), LaneTheme.ONE, List.of(said.id()), minute(1)));
        assertWrong(() -> lanes.settle(
                scene.tenant(), LaneTheme.ONE, List.of(new LaneResult(said.id(), List.of(), Optional.empty()))));
        reads(storage, changes).values().forEach(read -> assertWrong(read::call));
    }

    private static void assertWrong(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(WrongCallException.class);
    }

    @Test
    @DisplayName("L6 · a text that can't be a cursor is a wrong call, of each list")
    void cursors() {
        scene.given(everything());
        RecordReads reads = scene.records();
        TenantId tenant = scene.tenant();
        for (String text : List.of("nonsense", "1.2", "99999999999999999999", "-")) {
            Optional<Cursor> from = Optional.of(Cursor.of(text));
            assertWrong(() -> reads.journey(tenant, ada.id(), from, 9));
            assertWrong(() -> reads.comments(tenant, talk.id(), from, 9));
            assertWrong(() -> reads.unlinked(tenant, from, 9));
            for (MessageOrder order : MessageOrder.values()) {
                assertWrong(() -> reads.messages(tenant, said.id(), order, from, 9));
            }
            assertWrong(() -> scene.inbox().missed(tenant, from, 9));
            assertWrong(() -> scene.lanes().parked(tenant, from, 9, 9));
            assertWrong(() -> scene.inbox().offers(tenant, Optional.empty(), from, 9));
            assertWrong(() -> scene.inbox().offers(tenant, Optional.of(MARA), from, 9));
            assertWrong(() -> reads.search(tenant, new SearchQuery(findAda().clauses(), Optional.empty(), from, 9)));
        }
    }

    @Test
    @DisplayName("L8 · a limit below 1 is a wrong call, and does nothing")
    void limits() {
        scene.given(everything());
        Storage storage = scene.storage();
        TenantId tenant = scene.tenant();
        JournalTrim all = new JournalTrim(new JournalTrim.Newest(0), true);
        for (int limit : new int[] {0, -1}) {
            assertWrong(() -> storage.closeOverdue(tenant, T0, limit));
            assertWrong(() -> storage.trimJournal(tenant, all, limit));
            assertWrong(() -> storage.forgetInteractions(tenant, T0.plusSeconds(1), limit));
            assertWrong(() -> storage.journal().after(tenant, Optional.empty(), limit));
            assertWrong(() -> storage.journal().history(tenant, ada.id(), Optional.empty(), limit));
        }
        assertThat(scene.wholeJournal()).hasSize(1);
        assertThat(scene.inbox().missed(tenant, Optional.empty(), 9).items()).hasSize(1);
    }

    @Test
    @DisplayName("closing twice is closing once")
    void closeTwice() {
        scene.storage().close();
        scene.storage().close();
        assertWrong(() -> scene.has(ada.id()));
    }

    @Test
    @DisplayName("D6 · all that was committed is there when the storage is opened again")
    void reopened() {
        ChangeSet changes = everything();
        scene.given(changes);
        Map<String, Object> before = answers(scene.storage(), changes);
        scene.storage().close();
        Optional<Storage> again = source.reopen(scene.storage());
        assumeTrue(again.isPresent(), "this storage forgets all when it is closed");
        try (Storage storage = again.orElseThrow()) {
            assertThat(answers(storage, changes)).isEqualTo(before);
            assertThat(storage.commit(changes)).isEqualTo(before.get("result"));
            Scene next = new Scene(storage, scene.tenant());
            next.given(builder -> builder.journal(entry(ada.id(), 3)));
            Optional<Position> first =
                    next.journal().after(next.tenant(), Optional.empty(), 1).last();
            assertThat(next.journal().after(next.tenant(), first, 9).rows()).hasSize(1);
        }
    }

    private Map<String, Object> answers(Storage storage, ChangeSet changes) {
        Map<String, Object> answers = new LinkedHashMap<>();
        reads(storage, changes).forEach((name, read) -> {
            try {
                answers.put(name, read.call());
            } catch (Exception e) {
                throw new AssertionError(name + " must be answered, has failed", e);
            }
        });
        answers.put("result", storage.commit(changes));
        return answers;
    }
}
