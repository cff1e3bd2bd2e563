package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Actor;
import dev.caredesk.Field;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Conflict;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Edits;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    @DisplayName("N3 · load brings in the other's changes, keeps own edits of other fields, and clears the notice")
    void load() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.customer().company("Acme").extra("floor", "3"))
                    .orElseThrow();
            saved(house.luca(), ada, edits -> edits.customer().city("Roma").extra("room", "12"));

            mine.load().orElseThrow();

            assertThat(mine.view().notices()).isEmpty();
            assertThat(mine.view().conflicts()).isEmpty();
            assertThat(mine.view().customer().profile().values())
                    .containsEntry(CITY, "Roma")
                    .containsEntry(Field.of("company"), "Acme")
                    .containsEntry(Field.extra("room"), "12")
                    .containsEntry(Field.extra("floor"), "3");
            assertThat(mine.view().unsaved()).hasSize(2);
            assertThat(mine.save().isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("N3 · tags merge one by one")
    void tags() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            saved(house.luca(), ada, edits -> edits.activity().tag("old").tag("older"));
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.activity().tag("mine").untag("old")).orElseThrow();
            saved(house.luca(), ada, edits -> edits.activity().tag("theirs").untag("older"));

            assertThat(Why.codes(mine.save())).containsExactly(RefusalCode.RECORD_STALE);
            mine.load().orElseThrow();

            assertThat(mine.view().conflicts()).isEmpty();
            mine.save().orElseThrow();
            assertThat(mine.view().activities().get(0).tags())
                    .containsExactlyInAnyOrder(new Tag("mine"), new Tag("theirs"));
        }
    }

    @Test
    @DisplayName("N3 · equal values are no conflict")
    void equal() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> {
                        edits.customer().city("Roma");
                        edits.activity().tag("router");
                    })
                    .orElseThrow();
            saved(house.luca(), ada, edits -> {
                edits.customer().city("Roma");
                edits.activity().tag("Router");
            });

            mine.load().orElseThrow();

            assertThat(mine.view().conflicts()).isEmpty();
            assertThat(mine.view().unsaved()).isEmpty();
            assertThat(mine.close().isClosed()).isTrue();
        }
    }

    @Test
    @DisplayName("N3 · where both changed a field, base, mine and theirs are listed, and save waits for the choice")
    void conflict() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            saved(house.luca(), ada, edits -> edits.customer().city("Roma"));
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.customer().city("Milano")).orElseThrow();
            saved(house.luca(), ada, edits -> edits.customer().city("Torino"));

            mine.load().orElseThrow();

            Conflict conflict =
                    new Conflict(ada, CITY, Optional.of("Roma"), Optional.of("Milano"), Optional.of("Torino"));
            assertThat(mine.view().conflicts()).containsExactly(conflict);
            assertThat(mine.save().refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo(RefusalCode.CONFLICT_OPEN);
                assertThat(((Refusal.Stale) refusal).conflicts()).containsExactly(conflict);
            });

            mine.edit(edits -> edits.choose(ada, CITY, Edit.Side.MINE)).orElseThrow();
            assertThat(mine.view().conflicts()).isEmpty();
            mine.save().orElseThrow();
            assertThat(mine.view().customer().stored().values()).containsEntry(CITY, "Milano");
        }
    }

    @Test
    @DisplayName("N3 · choosing theirs drops the own edit")
    void theirs() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.customer().city("Milano")).orElseThrow();
            saved(house.luca(), ada, edits -> edits.customer().city("Torino"));
            mine.load().orElseThrow();

            mine.edit(edits -> edits.choose(ada, CITY, Edit.Side.THEIRS)).orElseThrow();

            assertThat(mine.view().unsaved()).isEmpty();
            assertThat(mine.view().customer().profile().values()).containsEntry(CITY, "Torino");
            assertThat(Why.codes(mine.edit(edits -> edits.choose(ada, CITY, Edit.Side.MINE))))
                    .containsExactly(RefusalCode.CONFLICT_UNKNOWN);
        }
    }

    @Test
    @DisplayName("N3 · limits are judged again: two agents' tags that are too many together are refused")
    void limits() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> tags(edits, "mine", 30)).orElseThrow();
            saved(house.luca(), ada, edits -> tags(edits, "theirs", 30));
            assertThat(mine.load().isDone()).isTrue();

            assertThat(Why.codes(mine.save())).contains(RefusalCode.TAGS_TOO_MANY);
            assertThat(mine.view().unsaved()).hasSize(30);
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

    @Test
    @DisplayName(
            "E8 · a request that closes under unsaved edits: the desk is told, save is refused naming them, discard works")
    void unsaveable() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            List<DeskSignal> signals = new ArrayList<>();
            house.mara().listen(signals::add);
            Engagement mine = house.mara().reopen(ada).orElseThrow();
            RequestId request = mine.view().currentRequest().orElseThrow();
            mine.edit(edits -> {
                        edits.request().title("Router");
                        edits.customer().city("Roma");
                    })
                    .orElseThrow();
            house.luca().reopen(ada).orElseThrow().closeRequest(request).orElseThrow();
            house.settle();

            assertThat(signals).contains(new DeskSignal.EditsUnsaveable(mine.id(), request));
            assertThat(mine.view().unsaved())
                    .filteredOn(each -> !each.saveable())
                    .singleElement()
                    .satisfies(each -> assertThat(each.record()).isEqualTo(request));
            assertThat(mine.save().refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo(RefusalCode.EDITS_UNSAVEABLE);
                assertThat(((Refusal.Closed) refusal).record()).contains(request);
            });
            assertThat(mine.view().unsaved()).hasSize(2);
            assertThat(mine.answer(mine.close().question().orElseThrow().discard())
                            .isClosed())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("E8 · dropping the unsaveable edits lets the rest be saved")
    void dropped() {
        try (House house = new House()) {
            Engagement mine = unsaveable(house);
            RequestId request = mine.view().currentRequest().orElseThrow();
            mine.closeRequest(request).orElseThrow();
            assertThat(Why.codes(mine.save())).contains(RefusalCode.EDITS_UNSAVEABLE);

            mine.cancel(request).orElseThrow();
            mine.cancel(mine.view().activities().get(0).stored().id()).orElseThrow();

            assertThat(mine.save().isDone()).isTrue();
            assertThat(mine.view().customer().stored().values()).containsEntry(CITY, "Roma");
        }
    }

    @Test
    @DisplayName("E8 · a follow-up carries the unsaveable title and description, and then the rest can be saved")
    void carried() {
        try (House house = new House()) {
            Engagement mine = unsaveable(house);
            RequestId request = mine.view().currentRequest().orElseThrow();
            mine.closeRequest(request).orElseThrow();

            RequestId follow = mine.perform(new dev.caredesk.desk.Action.FollowUp(request, true))
                    .orElseThrow();

            assertThat(mine.view().unsaved())
                    .filteredOn(each -> each.record().equals(request))
                    .isEmpty();
            mine.cancel(mine.view().activities().get(0).stored().id()).orElseThrow();
            mine.save().orElseThrow();
            assertThat(mine.journey(Optional.empty(), 20).orElseThrow().items()).anySatisfy(entry -> {
                assertThat(entry.request().orElseThrow().id()).isEqualTo(follow);
                assertThat(entry.request().orElseThrow().title()).isEqualTo("Router");
                assertThat(entry.request().orElseThrow().followsUp()).contains(request);
            });
        }
    }

    @Test
    @DisplayName("E8 · a request that only grew overdue makes its edits unsaveable, whether or not a sweep has run")
    void overdue() {
        try (House house = new House()) {
            Engagement mine = unsaveable(house);
            house.clock.advance(Duration.ofDays(6));

            assertThat(Why.codes(mine.save())).contains(RefusalCode.EDITS_UNSAVEABLE);
            assertThat(mine.view().unsaved())
                    .filteredOn(each -> !each.saveable())
                    .hasSize(2);
        }
    }

    /** Ada reopened, with her city, her request's title and a tag unsaved. */
    private static Engagement unsaveable(House house) {
        Engagement mine =
                house.mara().reopen(house.customer("Ada", "ada@example.org")).orElseThrow();
        mine.edit(edits -> {
                    edits.customer().city("Roma");
                    edits.request().title("Router");
                    edits.activity().tag("router");
                })
                .orElseThrow();
        return mine;
    }

    private static void tags(Edits edits, String prefix, int count) {
        for (int each = 0; each < count; each++) {
            edits.activity().tag(prefix + each);
        }
    }

    private static void saved(Desk desk, CustomerId customer, Consumer<Edits> change) {
        Engagement work = desk.reopen(customer).orElseThrow();
        work.edit(change).orElseThrow();
        work.save().orElseThrow();
    }
}
