package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.Cursor;
import dev.caredesk.Page;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.Customer;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.Request;
import dev.caredesk.request.RequestId;
import dev.caredesk.request.RequestStatus;
import dev.caredesk.search.CustomerHit;
import dev.caredesk.search.SearchPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("journey and search")
class JourneyRulesTest {

    private final TestSite site = new TestSite();

    @AfterEach
    void close() {
        site.close();
    }

    private List<CustomerId> found(String query) {
        return site.luca().search(query).orElseThrow().page().items().stream()
                .map(CustomerHit::customer)
                .map(Customer::id)
                .toList();
    }

    @Test
    @DisplayName(
            "J1 · the journey has the current interaction and all other requests and activities, newest first, none"
                    + " twice")
    void listsCurrentAndAllOthers() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        site.clock.advance(Duration.ofMinutes(1));
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        ActivityId current = ViewLookups.current(work);
        assertThat(work.view().journey().items().get(0).activity().map(Activity::id))
                .contains(current);
        site.clock.advance(Duration.ofMinutes(1));
        RequestId alone = work.addRequest("Alone", "").orElseThrow();
        site.clock.advance(Duration.ofMinutes(1));
        ActivityId next = ViewLookups.current(
                site.luca().accept(site.chat("ada@example.org")).orElseThrow());
        List<JourneyEntry> entries =
                work.journey(Optional.empty(), 20).orElseThrow().items();
        assertThat(entries).hasSize(3);
        assertThat(entries.get(0).activity().map(Activity::id)).contains(next);
        assertThat(entries.get(0).request().map(Request::id)).contains(alone);
        assertThat(entries.get(1).activity().map(Activity::id)).contains(current);
        assertThat(entries.get(2).activity().orElseThrow().customer()).contains(ada);
        RequestId empty = work.addRequest("Without activity", "").orElseThrow();
        assertThat(work.journey(Optional.empty(), 20).orElseThrow().items())
                .hasSize(4)
                .anySatisfy(entry -> {
                    assertThat(entry.activity()).isEmpty();
                    assertThat(entry.request().map(Request::id)).contains(empty);
                });
    }

    @Test
    @DisplayName("J1 · pages are stable while new entries arrive: nothing is repeated and nothing skipped")
    void pagesStayStable() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        for (int i = 0; i < 7; i++) {
            work.addRequest("Request " + i, "").orElseThrow();
        }
        List<JourneyEntry> before =
                work.journey(Optional.empty(), 200).orElseThrow().items();
        List<JourneyEntry> paged = new ArrayList<>();
        Optional<Cursor> from = Optional.empty();
        do {
            Page<JourneyEntry> page = work.journey(from, 3).orElseThrow();
            paged.addAll(page.items());
            from = page.next();
            site.clock.advance(Duration.ofSeconds(1));
            work.addRequest("Meanwhile", "").orElseThrow();
        } while (from.isPresent());
        assertThat(paged).containsExactlyElementsOf(before);
        assertThat(ViewLookups.codes(work.journey(Optional.of(Cursor.of("made up")), 3)))
                .containsExactly(RefusalCode.CURSOR_UNKNOWN);
    }

    @Test
    @DisplayName("J2 · an entry shows media type, time, agent, tags, comments, and its request with all its parts")
    void entryShowsItsParts() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        work.edit(edits -> {
                    edits.request().title("Router").description("Drops");
                    edits.activity().tag("night");
                })
                .orElseThrow();
        work.comment("Called back").orElseThrow();
        work.save().orElseThrow();
        work.closeRequest(ViewLookups.request(work)).orElseThrow();
        JourneyEntry entry =
                site.luca().reopen(ada).orElseThrow().view().journey().items().get(0);
        Activity activity = entry.activity().orElseThrow();
        assertThat(activity.media()).isEqualTo(MediaType.CHAT);
        assertThat(activity.started()).isEqualTo(site.clock.instant());
        assertThat(activity.agent()).isEqualTo(TestSite.MARA);
        assertThat(activity.tags()).containsExactly(new Tag("night"));
        assertThat(entry.comments()).extracting(Comment::text).containsExactly("Called back");
        Request request = entry.request().orElseThrow();
        assertThat(request.title()).isEqualTo("Router");
        assertThat(request.description()).isEqualTo("Drops");
        assertThat(request.status()).isEqualTo(RequestStatus.CLOSED);
        assertThat(request.created()).isEqualTo(site.clock.instant());
        assertThat(request.closed()).contains(site.clock.instant());
    }

    @Test
    @DisplayName(
            "S1 · words and phrases must each be found in some field, whatever their case and accents; a star asks by"
                    + " prefix")
    void findsWordsAndPhrases() {
        CustomerId ada = site.customer("Zo\u00EB", "zoe@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.customer().lastName("de la Cruz").company("\u6771\u4EAC\u30BF\u30EF\u30FC"))
                .orElseThrow();
        work.save().orElseThrow();
        for (String query : List.of(
                "ZOE",
                "zoe\u0308 cruz",
                "\"de la cruz\"",
                "cru*",
                "\u6771*",
                "\u4EAC\u30BF",
                "zoe@example.org",
                "EXAMPLE.org")) {
            assertThat(found(query)).as(query).containsExactly(ada);
        }
        for (String query : List.of("zo\u00EB nobody", "\"la de\"", "cru", "\u30BF\u4EAC", "oe")) {
            assertThat(found(query)).as(query).isEmpty();
        }
        assertThat(ViewLookups.codes(site.luca().search("cr*"))).containsExactly(RefusalCode.SEARCH_PREFIX_SHORT);
        assertThat(ViewLookups.codes(site.luca().search(" \t"))).containsExactly(RefusalCode.SEARCH_EMPTY);
    }

    @Test
    @DisplayName("S1 · an exact field value comes first, then the customer record that was updated last")
    void ordersExactThenNewest() {
        CustomerId exact = site.customer("Rossi", "a@example.org");
        site.clock.advance(Duration.ofMinutes(1));
        CustomerId older = site.customer("Rossi Bianca", "b@example.org");
        site.clock.advance(Duration.ofMinutes(1));
        CustomerId newer = site.customer("Rossi Carla", "c@example.org");
        assertThat(found("rossi")).containsExactly(exact, newer, older);
        site.clock.advance(Duration.ofMinutes(1));
        Engagement work = site.mara().reopen(older).orElseThrow();
        work.comment("No update of the customer record").orElseThrow();
        assertThat(found("rossi")).containsExactly(exact, newer, older);
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        work.save().orElseThrow();
        assertThat(found("rossi")).containsExactly(exact, older, newer);
    }

    @Test
    @DisplayName(
            "S1 · pages go by cursor, repeat no hit even when one is updated meanwhile, and have 200 entries at most")
    void pagesByCursor() {
        for (int i = 0; i < 7; i++) {
            site.clock.advance(Duration.ofMinutes(1));
            site.customer("Rossi " + i, i + "@example.org");
        }
        List<CustomerId> seen = new ArrayList<>();
        Optional<Cursor> from = Optional.empty();
        do {
            SearchPage page = site.luca().search("rossi", from, 3).orElseThrow();
            assertThat(page.matches()).isEqualTo(7);
            assertThat(page.capped()).isFalse();
            page.page().items().forEach(hit -> seen.add(hit.customer().id()));
            from = page.page().next();
            site.clock.advance(Duration.ofMinutes(1));
            Engagement work = site.mara().reopen(seen.get(0)).orElseThrow();
            int round = seen.size();
            work.edit(edits -> edits.customer().city("Roma " + round)).orElseThrow();
            work.save().orElseThrow();
        } while (from.isPresent());
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(ViewLookups.codes(site.luca().search("rossi", Optional.empty(), 201)))
                .containsExactly(RefusalCode.PAGE_TOO_LARGE);
        assertThat(ViewLookups.codes(site.luca().search("rossi", Optional.of(Cursor.of("made up")), 20)))
                .containsExactly(RefusalCode.CURSOR_UNKNOWN);
    }

    @Test
    @DisplayName(
            "S3 · a committed change is found by the next search, in another process as well; what it replaced is not")
    void findsCommittedChangeAtOnce() {
        site.sdk();
        Caredesk other = site.process();
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.customer().firstName("Augusta")).orElseThrow();
        assertThat(found("augusta")).isEmpty();
        work.save().orElseThrow();
        assertThat(other.desk(TestSite.LUCA).search("augusta").orElseThrow().matches())
                .isEqualTo(1);
        assertThat(found("ada")).isNotEmpty();
        work.edit(edits -> edits.customer().clear(CustomerFields.HOME_EMAIL)).orElseThrow();
        work.save().orElseThrow();
        assertThat(found("ada")).isEmpty();
    }

    @Test
    @DisplayName("S1 · a query covers the customers of the tenant and no others; an id of another tenant is unknown")
    void searchesOwnTenantOnly() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        try (Neighbour neighbour = new Neighbour(site)) {
            assertThat(neighbour.mara().search("ada").orElseThrow().matches()).isZero();
            assertThat(ViewLookups.codes(neighbour.mara().reopen(ada))).containsExactly(RefusalCode.RECORD_UNKNOWN);
            neighbour.chat("of the same interaction id as in the site");
            Engagement work =
                    neighbour.mara().accept(neighbour.chat("ada@example.org")).orElseThrow();
            assertThat(work.view().customer().created()).isFalse();
            assertThat(work.view().customer().candidates()).isEmpty();
            assertThat(ViewLookups.codes(work.link(ada))).containsExactly(RefusalCode.RECORD_UNKNOWN);
            assertThat(ViewLookups.codes(site.luca().link(ViewLookups.current(work), ada)))
                    .containsExactly(RefusalCode.RECORD_UNKNOWN);
        }
    }
}
