package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.activity;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.comment;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.email;
import static dev.caredesk.testkit.storage.Samples.end;
import static dev.caredesk.testkit.storage.Samples.heldBy;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.moved;
import static dev.caredesk.testkit.storage.Samples.ofCustomer;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.Hold;
import dev.caredesk.spi.storage.JourneyRow;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages: journeys, comments, and activities without customer; and what all pages have in common. */
abstract class JourneyContract extends StorageTheme {

    private final StoredCustomer ada = customer("ada");
    private final StoredRequest router = request("router", ada.id());
    private final StoredRequest billing = request("billing", ada.id(), minute(5));
    private final StoredInteraction said = offer("said");

    JourneyContract(StorageSource source) {
        super(source);
    }

    private Rows<JourneyRow> page(Optional<Cursor> from, int size) {
        return scene.records().journey(scene.tenant(), ada.id(), from, size);
    }

    private static RecordId entry(JourneyRow row) {
        return row.activity()
                .<Stored>map(activity -> activity)
                .or(row::request)
                .map(Stored::id)
                .orElseThrow();
    }

    private List<String> journey() {
        return names(page(Optional.empty(), 200));
    }

    private static List<String> names(Rows<JourneyRow> page) {
        return page.items().stream().map(row -> entry(row).value()).toList();
    }

    private void emails(int from, int to) {
        for (int i = from; i < to; i++) {
            scene.given(email("mail" + i, router, minute(i)));
        }
    }

    @Test
    @DisplayName("J1 · the journey has each activity, and each request that has none, newest first by created time")
    void journeyEntries() {
        scene.given(ada, router, billing, email("m3", router, minute(3)), email("m9", router, minute(9)));
        scene.given(ofCustomer(activity("alone", MediaType.VOICE, minute(4)), ada.id()));
        assertThat(journey()).containsExactly("m9", "billing", "alone", "m3");
    }

    @Test
    @DisplayName("T1 · entries of the same instant come in commit order, newest first")
    void journeyTies() {
        scene.given(ada, router, email("z", router, T0), email("a", router, T0), email("m", router, T0));
        scene.given(request("bare", ada.id()));
        assertThat(journey()).containsExactly("bare", "m", "a", "z");
    }

    @Test
    @DisplayName(
            "J1 · a request leaves the journey when an activity comes into it, and is back when the last one goes, not before")
    void bareAndNotBare() {
        scene.given(ada, router, billing);
        assertThat(journey()).containsExactly("billing", "router");
        StoredActivity mail = email("mail", router, minute(3));
        scene.given(mail);
        assertThat(journey()).containsExactly("billing", "mail");
        StoredActivity second = mail.rewritten(new Version(2), Samples.payload("second"));
        scene.given(changes -> changes.change(change(second)));
        assertThat(scene.activity(mail.id())).isEqualTo(second);
        assertThat(journey()).containsExactly("billing", "mail");
        scene.given(changes -> changes.change(change(moved(second, billing))));
        assertThat(journey()).containsExactly("mail", "router");
    }

    @Test
    @DisplayName("J1 · an activity is linked into a customer's journey at its own time")
    void linked() {
        scene.given(ada, router);
        StoredActivity call = activity("call", MediaType.VOICE, T0.minusSeconds(60));
        scene.given(call, email("mail", router, minute(1)));
        assertThat(journey()).containsExactly("mail");
        scene.given(changes -> changes.change(change(moved(call, router))));
        assertThat(journey()).containsExactly("mail", "call");
    }

    @Test
    @DisplayName("J2 · an entry has its request, and an entry of a request has no activity")
    void entryHasRequest() {
        StoredActivity mail = email("mail", router, minute(9));
        scene.given(ada, router, billing, mail);
        assertThat(page(Optional.empty(), 9).items())
                .containsExactly(
                        new JourneyRow(Optional.of(mail), Optional.of(router), List.of(), false),
                        new JourneyRow(Optional.empty(), Optional.of(billing), List.of(), false));
    }

    @Test
    @DisplayName("J1 · a request whose only activity has ended is listed once, as that activity")
    void endedIsNotBare() {
        StoredActivity talk = chat("talk", router);
        scene.given(ada, router, talk);
        scene.given(changes -> changes.end(end(talk.id(), minute(1))));
        assertThat(page(Optional.empty(), 9).items()).singleElement().satisfies(row -> {
            assertThat(row.activity()).map(StoredActivity::id).contains(talk.id());
            assertThat(row.request()).map(StoredRequest::id).contains(router.id());
        });
    }

    @Test
    @DisplayName("J2 · an entry has its 20 newest comments, newest first, and says whether there are more")
    void entryHasComments() {
        StoredActivity mail = email("mail", router, minute(9));
        scene.given(ada, router, mail);
        List<StoredComment> comments = IntStream.range(0, 21)
                .mapToObj(i -> comment("c" + i, mail.id(), minute(i)))
                .toList();
        scene.given(comments.subList(0, 20).toArray(Stored[]::new));
        assertThat(page(Optional.empty(), 9).items().get(0).moreComments()).isFalse();
        scene.given(comments.get(20));
        JourneyRow row = page(Optional.empty(), 9).items().get(0);
        assertThat(row.comments()).hasSize(20).startsWith(comments.get(20), comments.get(19));
        assertThat(row.moreComments()).isTrue();
    }

    @Test
    @DisplayName("J1 · pages together are the whole journey, and the last one has no next")
    void paging() {
        scene.given(ada, router);
        emails(0, 7);
        assertThat(Pages.all(from -> page(from, 3), () -> {}))
                .hasSize(7)
                .extracting(row -> entry(row).value())
                .containsExactly("mail6", "mail5", "mail4", "mail3", "mail2", "mail1", "mail0");
        assertThat(page(Optional.empty(), 7).next()).isEmpty();
        assertThat(page(Optional.empty(), 6).next()).isPresent();
    }

    @Test
    @DisplayName("J1 · entries that come while a journey is paged do not disturb it")
    void pagingWhileEntriesCome() {
        scene.given(ada, router);
        emails(0, 7);
        int[] next = {7};
        assertThat(Pages.all(
                        from -> page(from, 2), () -> scene.given(email("mail" + next[0], router, minute(next[0]++)))))
                .extracting(row -> entry(row).value())
                .containsExactly("mail6", "mail5", "mail4", "mail3", "mail2", "mail1", "mail0");
    }

    @Test
    @DisplayName("J1 · paging within one instant skips and repeats nothing")
    void pagingWithinOneInstant() {
        scene.given(ada, router);
        for (int i = 0; i < 7; i++) {
            scene.given(email("mail" + i, router, T0));
        }
        int[] turn = {0};
        assertThat(Pages.all(from -> page(from, 2), () -> scene.given(email("new" + turn[0]++, router, minute(1)))))
                .extracting(row -> entry(row).value())
                .containsExactly("mail6", "mail5", "mail4", "mail3", "mail2", "mail1", "mail0");
    }

    @Test
    @DisplayName("M1 · comments are paged newest first, ties by commit order")
    void comments() {
        StoredActivity mail = email("mail", router, T0);
        scene.given(ada, router, mail);
        scene.given(
                comment("b", mail.id(), minute(1)),
                comment("c", mail.id(), minute(2)),
                comment("z", mail.id(), minute(1)),
                comment("a", mail.id(), minute(1)));
        assertThat(Pages.all(from -> scene.records().comments(scene.tenant(), mail.id(), from, 1), () -> {}))
                .extracting(comment -> comment.id().value())
                .containsExactly("c", "a", "z", "b");
    }

    @Test
    @DisplayName("T1 · what one commit writes at one instant is ordered by its place in the commit")
    void orderWithinACommit() {
        StoredActivity mail = email("mail", router, T0);
        scene.given(ada, router, mail, said);
        scene.given(changes -> Stream.of("z", "a", "m")
                .forEach(id -> changes.create(comment("c" + id, mail.id(), T0)).create(message(id, said.id(), T0))));
        RecordReads reads = scene.records();
        assertThat(reads.messages(scene.tenant(), said.id(), MessageOrder.OLDEST_FIRST, Optional.empty(), 9)
                        .items())
                .extracting(message -> message.id().value())
                .containsExactly("z", "a", "m");
        assertThat(reads.comments(scene.tenant(), mail.id(), Optional.empty(), 9)
                        .items())
                .extracting(comment -> comment.id().value())
                .containsExactly("cm", "ca", "cz");
    }

    @Test
    @DisplayName("A7 · unlinked activities are those without customer that no engagement has, newest first")
    void unlinked() {
        StoredActivity held = heldBy(activity("held", MediaType.CHAT, minute(5)), EngagementId.of("e1"));
        scene.given(ada, router);
        scene.given(
                activity("old", MediaType.VOICE, minute(1)),
                held,
                activity("new", MediaType.VOICE, minute(9)),
                ofCustomer(activity("ada's", MediaType.VOICE, minute(3)), ada.id()));
        assertThat(unlinkedNames()).containsExactly("new", "old");
        scene.given(activity("middle", MediaType.VOICE, minute(2)), activity("a tie", MediaType.VOICE, minute(2)));
        assertThat(unlinkedNames()).containsExactly("new", "a tie", "middle", "old");
        scene.given(changes -> changes.hold(new Hold(ActivityId.of("middle"), Optional.of(EngagementId.of("e2"))))
                .hold(new Hold(ActivityId.of("a tie"), Optional.of(EngagementId.of("e2")))));

        scene.given(changes -> changes.hold(new Hold(held.id(), Optional.empty())));
        assertThat(unlinkedNames()).containsExactly("new", "held", "old");

        StoredActivity linked = moved(activity("new", MediaType.VOICE, minute(9)), router);
        scene.given(changes -> changes.change(change(linked)));
        assertThat(unlinkedNames()).containsExactly("held", "old");
    }

    private List<String> unlinkedNames() {
        return Pages.all(from -> scene.records().unlinked(scene.tenant(), from, 1), () -> {}).stream()
                .map(activity -> activity.id().value())
                .toList();
    }

    /** The reads of pages, each of a list with 201 entries. */
    private List<IntFunction<List<?>>> pages() {
        StoredActivity busy = email("busy", router, T0);
        scene.given(ada, router, busy, said);
        scene.given(changes -> {
            for (int i = 0; i < Rows.MOST; i++) {
                changes.create(email("mail" + i, router, minute(i)));
            }
            for (int i = 0; i <= Rows.MOST; i++) {
                changes.create(message("m" + i, said.id(), minute(i)))
                        .create(comment("c" + i, busy.id(), minute(i)))
                        .create(activity("alone" + i, MediaType.VOICE, minute(i)))
                        .create(customer("found" + i))
                        .index(words(CustomerId.of("found" + i), "found"));
            }
        });
        RecordReads reads = scene.records();
        return List.of(
                size -> page(Optional.empty(), size).items(),
                size -> reads.messages(scene.tenant(), said.id(), MessageOrder.OLDEST_FIRST, Optional.empty(), size)
                        .items(),
                size -> reads.messages(scene.tenant(), said.id(), MessageOrder.NEWEST_FIRST, Optional.empty(), size)
                        .items(),
                size -> reads.comments(scene.tenant(), busy.id(), Optional.empty(), size)
                        .items(),
                size -> reads.unlinked(scene.tenant(), Optional.empty(), size).items(),
                size -> reads.search(scene.tenant(), found(size)).items(),
                size -> reads.file(scene.tenant(), ada.id(), T0, size)
                        .orElseThrow()
                        .journey()
                        .items());
    }

    private static SearchQuery found(int size) {
        return new SearchQuery(
                List.of(new SearchQuery.Clause(List.of("found"), false)), Optional.empty(), Optional.empty(), size);
    }

    @Test
    @DisplayName("L6 · a page has as many rows as were asked for, 1 to 200; any other size is a wrong call")
    void pageSizes() {
        assertThat(pages()).allSatisfy(page -> {
            assertThat(page.apply(1)).hasSize(1);
            assertThat(page.apply(Rows.MOST)).hasSize(Rows.MOST);
            assertThatThrownBy(() -> page.apply(0)).isInstanceOf(WrongCallException.class);
            assertThatThrownBy(() -> page.apply(Rows.MOST + 1)).isInstanceOf(WrongCallException.class);
        });
        assertThatThrownBy(() -> scene.records().match(scene.tenant(), Set.of(), T0, Rows.MOST + 1))
                .isInstanceOf(WrongCallException.class);
    }
}
