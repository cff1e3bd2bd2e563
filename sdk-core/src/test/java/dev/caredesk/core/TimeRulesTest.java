package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Comment;
import dev.caredesk.customer.Customer;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.RecentEntry;
import dev.caredesk.event.Event;
import dev.caredesk.request.Request;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("time and order")
class TimeRulesTest {

    private final TestSite site = new TestSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Customer stored(String query) {
        return site.mara().search(query).orElseThrow().page().items().get(0).customer();
    }

    @Test
    @DisplayName("T1 · one operation has one instant, cut to microseconds")
    void operationHasOneInstant() {
        site.clock.set(Instant.parse("2026-11-02T08:00:00.123456789Z"));
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        site.clock.set(Instant.parse("2026-11-02T09:00:00.987654321Z"));
        int before = site.sdk().events().after(Optional.empty(), 1_000).size();
        work.create().orElseThrow();
        Instant cut = Instant.parse("2026-11-02T09:00:00.987654Z");
        List<Event> events = site.sdk().events().after(Optional.empty(), 1_000);
        assertThat(events.subList(before, events.size()))
                .hasSizeGreaterThan(1)
                .extracting(Event::at)
                .containsOnly(cut);
        assertThat(stored("ada").created()).isEqualTo(cut);
        assertThat(stored("ada").updated()).isEqualTo(cut);
        Request request = ViewLookups.request(work, ViewLookups.request(work));
        assertThat(request.created()).isEqualTo(cut);
        assertThat(request.updated()).isEqualTo(cut);
    }

    @Test
    @DisplayName("T1 · the last update of a customer and of a request never goes back when the clock does")
    void lastUpdateNeverGoesBack() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        site.clock.advance(Duration.ofHours(2));
        work.edit(edits -> {
                    edits.customer().city("Milano");
                    edits.request().title("Router");
                })
                .orElseThrow();
        work.save().orElseThrow();
        Instant last = stored("ada").updated();
        site.clock.back(Duration.ofHours(1));
        work.edit(edits -> {
                    edits.customer().city("Roma");
                    edits.request().title("Modem");
                })
                .orElseThrow();
        work.save().orElseThrow();
        work.comment("Called back").orElseThrow();
        Request request = ViewLookups.request(work, ViewLookups.request(work));
        assertThat(stored("ada").updated()).isEqualTo(last);
        assertThat(request.title()).isEqualTo("Modem");
        assertThat(request.updated()).isEqualTo(last);
        assertThat(request.deadline()).contains(last.plus(Duration.ofDays(5)));
        work.close().orElseThrow();
        Engagement again = site.luca().reopen(ada).orElseThrow();
        assertThat(ViewLookups.request(again, ViewLookups.request(again)).updated())
                .isEqualTo(last);
    }

    @Test
    @DisplayName("T1 · a clock that goes back before the last update loses nothing and keeps the desk working")
    void deskWorksThoughClockGoesBack() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        site.clock.back(Duration.ofDays(400));
        Engagement work = site.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.activity().tag("router")).orElseThrow();
        work.comment("Earlier than all").orElseThrow();
        work.save().orElseThrow();
        work.close().orElseThrow();
        assertThat(site.mara().view().recent()).hasSize(1);
        Engagement again = site.luca().reopen(ada).orElseThrow();
        assertThat(ViewLookups.tags(again)).containsExactly("router");
        assertThat(again.view().journey().items().get(0).comments()).hasSize(1);
    }

    @Test
    @DisplayName("T1 · of comments at one instant the one that was committed later is newer")
    void ordersCommentsOfOneInstantByCommit() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        for (String text : List.of("one", "two", "three")) {
            work.comment(text).orElseThrow();
        }
        ActivityId activity = work.view().activities().get(0).stored().id();
        assertThat(work.comments(activity, Optional.empty(), 20).orElseThrow().items())
                .extracting(Comment::text)
                .containsExactly("three", "two", "one");
    }

    @Test
    @DisplayName(
            "T1 · of requests updated at one instant the one that was committed later is the most recently updated")
    void ordersRequestsOfOneInstantByCommit() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        RequestId first = ViewLookups.request(work);
        RequestId second = work.addRequest("Second", "").orElseThrow();
        Engagement two = site.luca().accept(site.chat("ada@example.org")).orElseThrow();
        assertThat(ViewLookups.request(two)).isEqualTo(second);
        work.edit(edits -> edits.request(first).title("First")).orElseThrow();
        work.save().orElseThrow();
        Engagement three =
                site.process().desk(dev.caredesk.AgentId.of("nora")).reopen(ada).orElseThrow();
        assertThat(three.view().requests().get(0).id()).isEqualTo(first);
        Engagement four = site.sdk()
                .desk(dev.caredesk.AgentId.of("olga"))
                .accept(site.chat("ada@example.org"))
                .orElseThrow();
        assertThat(ViewLookups.request(four)).isEqualTo(first);
    }

    @Test
    @DisplayName("T1 · of customers closed at one instant the one that was closed later is first in Recent")
    void ordersRecentOfOneInstantByClose() {
        for (String name : List.of("Ada", "Bea", "Cleo")) {
            site.customer(name, name + "@example.org");
        }
        assertThat(site.mara().view().recent())
                .extracting(RecentEntry::displayName)
                .containsExactly("Cleo", "Bea", "Ada");
    }

    @Test
    @DisplayName("T1 · versions decide conflicts: a change that carries an earlier or the same time is not overwritten")
    void versionsDecideConflicts() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        for (Duration back : List.of(Duration.ZERO, Duration.ofDays(1))) {
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            Engagement theirs = site.luca().reopen(ada).orElseThrow();
            site.clock.back(back);
            theirs.edit(edits -> edits.customer().city("Roma " + back)).orElseThrow();
            theirs.save().orElseThrow();
            mine.edit(edits -> edits.customer().company("Rossi " + back)).orElseThrow();
            assertThat(ViewLookups.codes(mine.save())).containsExactly(RefusalCode.RECORD_STALE);
            mine.load().orElseThrow();
            mine.save().orElseThrow();
            theirs.close().orElseThrow();
            mine.close().orElseThrow();
        }
    }
}
