package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Actor;
import dev.caredesk.Field;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Edits;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("another agent's change")
class NoticesTest {

    private static final Field CITY = Field.of("city");

    @Test
    @DisplayName("N1 · the desk is told which record, by whom, when and which fields, as soon as it is known")
    void told() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            List<DeskSignal> signals = new ArrayList<>();
            house.mara().listen(signals::add);
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            Instant at = house.clock.advance(Duration.ofMinutes(1));
            saved(house.luca(), ada, edits -> edits.customer().city("Roma").company("Acme"));
            house.settle();

            StaleNotice notice = new StaleNotice(ada, Actor.of(House.LUCA), at, List.of(CITY, Field.of("company")));
            assertThat(mine.view().notices()).containsExactly(notice);
            assertThat(signals).contains(new DeskSignal.RecordStale(mine.id(), notice));
        }
    }

    @Test
    @DisplayName("N3 · nothing is loaded by asking for the engagement by its id")
    void askedFor() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            saved(house.luca(), ada, edits -> edits.customer().city("Roma"));
            house.settle();

            Engagement again = house.mara().engagement(mine.id()).orElseThrow();

            assertThat(again.view().notices())
                    .singleElement()
                    .extracting(StaleNotice::record)
                    .isEqualTo(ada);
            assertThat(again.view().customer().stored().get(CITY)).isEmpty();
            again.load().orElseThrow();
            assertThat(again.view().notices()).isEmpty();
            assertThat(again.view().customer().stored().get(CITY)).contains("Roma");
        }
    }

    @Test
    @DisplayName("N1 · requests and activities are told of, too, and changes of several agents add up")
    void records() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            RequestId request = mine.view().currentRequest().orElseThrow();
            ActivityId activity = mine.view().activities().get(0).stored().id();
            saved(house.luca(), ada, edits -> {
                edits.request().title("Router");
                edits.activity().tag("router");
            });
            saved(house.luca(), ada, edits -> edits.request().description("Drops"));
            house.settle();

            assertThat(mine.view().notices())
                    .extracting(StaleNotice::record)
                    .containsExactlyInAnyOrder(request, activity);
            assertThat(mine.view().notices())
                    .filteredOn(notice -> notice.record().equals(request))
                    .singleElement()
                    .satisfies(notice ->
                            assertThat(notice.fields()).containsExactlyInAnyOrder(Field.TITLE, Field.DESCRIPTION));
        }
    }

    @Test
    @DisplayName("N1 · the change of another process is known by the feed")
    void acrossProcesses() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            saved(
                    house.process().desk(House.LUCA),
                    ada,
                    edits -> edits.customer().city("Roma"));
            house.settle();

            assertThat(mine.view().notices()).extracting(StaleNotice::by).containsExactly(Actor.of(House.LUCA));
        }
    }

    @Test
    @DisplayName("N1 · before the feed has it, the save tells")
    void atTheLatest() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            saved(
                    house.process().desk(House.LUCA),
                    ada,
                    edits -> edits.customer().city("Roma"));

            assertThat(mine.save().refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo(RefusalCode.RECORD_STALE);
                assertThat(((Refusal.Stale) refusal).notices())
                        .extracting(StaleNotice::record)
                        .containsExactly(ada);
            });
            assertThat(mine.view().notices()).hasSize(1);
        }
    }

    @Test
    @DisplayName("N1 · the system's close of a request is told of as the system's")
    void system() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.request().title("Router")).orElseThrow();
            house.clock.advance(Duration.ofDays(6));
            assertThat(house.sdk().tenant().sweep()).isEqualTo(1);
            house.settle();

            assertThat(mine.view().notices()).extracting(StaleNotice::by).containsExactly(Actor.SYSTEM);
        }
    }

    @Test
    @DisplayName("N2 · records that the draft does not write are not compared")
    void notCompared() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.request().title("Router")).orElseThrow();
            saved(house.luca(), ada, edits -> {
                edits.customer().city("Roma");
                edits.activity().tag("router");
            });
            house.settle();

            assertThat(mine.save().isDone()).isTrue();
            assertThat(mine.view().notices()).hasSize(2);
        }
    }

    @Test
    @DisplayName(
            "N2 · a save over a change to the same record is refused although the fields differ, and loses nothing")
    void refused() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.request().title("Router")).orElseThrow();
            saved(house.luca(), ada, edits -> edits.request().description("Drops"));

            assertThat(Why.codes(mine.save())).containsExactly(RefusalCode.RECORD_STALE);
            assertThat(Why.codes(mine.save())).containsExactly(RefusalCode.RECORD_STALE);
            mine.load().orElseThrow();
            mine.save().orElseThrow();

            assertThat(house.luca()
                            .reopen(ada)
                            .orElseThrow()
                            .load()
                            .orElseThrow()
                            .requests())
                    .singleElement()
                    .satisfies(request -> {
                        assertThat(request.title()).isEqualTo("Router");
                        assertThat(request.description()).isEqualTo("Drops");
                    });
        }
    }

    @Test
    @DisplayName("N4 · own changes from the same desk raise no notice, also from another place of it")
    void own() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            List<DeskSignal> signals = new ArrayList<>();
            house.mara().listen(signals::add);
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            Engagement there =
                    house.process().desk(House.MARA).engagement(mine.id()).orElseThrow();
            mine.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            mine.save().orElseThrow();
            mine.comment("called").orElseThrow();
            house.settle();
            there.load().orElseThrow();
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            if (!there.save().isDone()) {
                there.save().orElseThrow();
            }
            house.settle();

            assertThat(mine.view().notices()).isEmpty();
            assertThat(there.view().notices()).isEmpty();
            assertThat(signals).noneMatch(DeskSignal.RecordStale.class::isInstance);
        }
    }

    @Test
    @DisplayName("N5 · agents on two activities of one request do not collide, nor do comments and messages")
    void noCollision() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement mine = house.mara().accept(house.chat("ada@example.org")).orElseThrow();
            var chat = house.chat("ada@example.org");
            Engagement theirs = house.luca().accept(chat).orElseThrow();
            assertThat(theirs.view().currentRequest()).isEqualTo(mine.view().currentRequest());
            mine.edit(edits -> edits.activity().tag("mine")).orElseThrow();
            theirs.edit(edits -> edits.activity().tag("theirs")).orElseThrow();

            theirs.comment("called").orElseThrow();
            theirs.save().orElseThrow();
            house.channel.message(chat, "m1", house.clock.instant(), "Hello?");
            mine.comment("called back").orElseThrow();
            house.settle();

            assertThat(mine.save().isDone()).isTrue();
            assertThat(mine.view().notices()).isEmpty();
            assertThat(theirs.view().notices()).isEmpty();
            assertThat(house.luca()
                            .search("ada")
                            .orElseThrow()
                            .page()
                            .items()
                            .get(0)
                            .customer()
                            .id())
                    .isEqualTo(ada);
        }
    }

    private static void saved(Desk desk, CustomerId customer, Consumer<Edits> change) {
        Engagement work = desk.reopen(customer).orElseThrow();
        work.edit(change).orElseThrow();
        work.save().orElseThrow();
    }
}
