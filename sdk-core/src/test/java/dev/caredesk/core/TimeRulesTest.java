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

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Customer stored(String query) {
        return house.mara().search(query).orElseThrow().page().items().get(0).customer();
    }

    @Test
    @DisplayName("T1 · one operation has one instant, cut to microseconds")
    void oneInstant() {
        house.clock.set(Instant.parse("2026-11-02T08:00:00.123456789Z"));
        Engagement work = house.mara().accept(house.chat("ada@example.org")).orElseThrow();
        work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        house.clock.set(Instant.parse("2026-11-02T09:00:00.987654321Z"));
        int before = house.sdk().events().after(Optional.empty(), 1_000).size();
        work.create().orElseThrow();
        Instant cut = Instant.parse("2026-11-02T09:00:00.987654Z");
        List<Event> events = house.sdk().events().after(Optional.empty(), 1_000);
        assertThat(events.subList(before, events.size()))
                .hasSizeGreaterThan(1)
                .extracting(Event::at)
                .containsOnly(cut);
        assertThat(stored("ada").created()).isEqualTo(cut);
        assertThat(stored("ada").updated()).isEqualTo(cut);
        Request request = Told.request(work, Told.request(work));
        assertThat(request.created()).isEqualTo(cut);
        assertThat(request.updated()).isEqualTo(cut);
    }

    @Test
    @DisplayName("T1 · the last update of a customer and of a request never goes back when the clock does")
    void neverBack() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Engagement work = house.mara().reopen(ada).orElseThrow();
        house.clock.advance(Duration.ofHours(2));
        work.edit(edits -> {
                    edits.customer().city("Milano");
                    edits.request().title("Router");
                })
                .orElseThrow();
        work.save().orElseThrow();
        Instant last = stored("ada").updated();
        house.clock.back(Duration.ofHours(1));
        work.edit(edits -> {
                    edits.customer().city("Roma");
                    edits.request().title("Modem");
                })
                .orElseThrow();
        work.save().orElseThrow();
        work.comment("Called back").orElseThrow();
        Request request = Told.request(work, Told.request(work));
        assertThat(stored("ada").updated()).isEqualTo(last);
        assertThat(request.title()).isEqualTo("Modem");
        assertThat(request.updated()).isEqualTo(last);
        assertThat(request.deadline()).contains(last.plus(Duration.ofDays(5)));
        work.close().orElseThrow();
        Engagement again = house.luca().reopen(ada).orElseThrow();
        assertThat(Told.request(again, Told.request(again)).updated()).isEqualTo(last);
    }

    @Test
    @DisplayName("T1 · a clock that goes back before the last update loses nothing and keeps the desk working")
    void backBeforeAll() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        house.clock.back(Duration.ofDays(400));
        Engagement work = house.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.activity().tag("router")).orElseThrow();
        work.comment("Earlier than all").orElseThrow();
        work.save().orElseThrow();
        work.close().orElseThrow();
        assertThat(house.mara().view().recent()).hasSize(1);
        Engagement again = house.luca().reopen(ada).orElseThrow();
        assertThat(Told.tags(again)).containsExactly("router");
        assertThat(again.view().journey().items().get(0).comments()).hasSize(1);
    }

    @Test
    @DisplayName("T1 · of comments at one instant the one that was committed later is newer")
    void comments() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Engagement work = house.mara().reopen(ada).orElseThrow();
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
    void requests() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Engagement work = house.mara().reopen(ada).orElseThrow();
        RequestId first = Told.request(work);
        RequestId second = work.addRequest("Second", "").orElseThrow();
        Engagement two = house.luca().accept(house.chat("ada@example.org")).orElseThrow();
        assertThat(Told.request(two)).isEqualTo(second);
        work.edit(edits -> edits.request(first).title("First")).orElseThrow();
        work.save().orElseThrow();
        Engagement three = house.process()
                .desk(dev.caredesk.AgentId.of("nora"))
                .reopen(ada)
                .orElseThrow();
        assertThat(three.view().requests().get(0).id()).isEqualTo(first);
        Engagement four = house.sdk()
                .desk(dev.caredesk.AgentId.of("olga"))
                .accept(house.chat("ada@example.org"))
                .orElseThrow();
        assertThat(Told.request(four)).isEqualTo(first);
    }

    @Test
    @DisplayName("T1 · of customers closed at one instant the one that was closed later is first in Recent")
    void recent() {
        for (String name : List.of("Ada", "Bea", "Cleo")) {
            house.customer(name, name + "@example.org");
        }
        assertThat(house.mara().view().recent())
                .extracting(RecentEntry::displayName)
                .containsExactly("Cleo", "Bea", "Ada");
    }

    @Test
    @DisplayName("T1 · versions decide conflicts: a change that carries an earlier or the same time is not overwritten")
    void versions() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        for (Duration back : List.of(Duration.ZERO, Duration.ofDays(1))) {
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            Engagement theirs = house.luca().reopen(ada).orElseThrow();
            house.clock.back(back);
            theirs.edit(edits -> edits.customer().city("Roma " + back)).orElseThrow();
            theirs.save().orElseThrow();
            mine.edit(edits -> edits.customer().company("Rossi " + back)).orElseThrow();
            assertThat(Told.codes(mine.save())).containsExactly(RefusalCode.RECORD_STALE);
            mine.load().orElseThrow();
            mine.save().orElseThrow();
            theirs.close().orElseThrow();
            mine.close().orElseThrow();
        }
    }
}
