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
    void tellsRecordAuthorTimeAndFields() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            List<DeskSignal> signals = new ArrayList<>();
            site.mara().listen(signals::add);
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            Instant at = site.clock.advance(Duration.ofMinutes(1));
            saved(site.luca(), ada, edits -> edits.customer().city("Roma").company("Acme"));
            site.settle();

            StaleNotice notice = new StaleNotice(ada, Actor.of(TestSite.LUCA), at, List.of(CITY, Field.of("company")));
            assertThat(mine.view().notices()).containsExactly(notice);
            assertThat(signals).contains(new DeskSignal.RecordStale(mine.id(), notice));
        }
    }

    @Test
    @DisplayName("N1 · the desk is told of a change once, and not again with the customer's further news")
    void toldOnce() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            saved(site.luca(), ada, edits -> edits.customer().city("Roma"));
            site.settle();
            List<DeskSignal> signals = new ArrayList<>();
            site.mara().listen(signals::add);

            saved(site.luca(), ada, edits -> edits.request().title("Router"));
            site.settle();

            assertThat(mine.view().notices()).hasSize(2);
            assertThat(signals)
                    .filteredOn(DeskSignal.RecordStale.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("N3 · nothing is loaded by asking for the engagement by its id")
    void askingByIdLoadsNothing() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            saved(site.luca(), ada, edits -> edits.customer().city("Roma"));
            site.settle();

            Engagement again = site.mara().engagement(mine.id()).orElseThrow();

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
    void addsUpChangesOfAllRecords() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            RequestId request = mine.view().currentRequest().orElseThrow();
            ActivityId activity = mine.view().activities().get(0).stored().id();
            saved(site.luca(), ada, edits -> {
                edits.request().title("Router");
                edits.activity().tag("router");
            });
            saved(site.luca(), ada, edits -> edits.request().description("Drops"));
            site.settle();

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
    void feedTellsChangeOfOtherProcess() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            saved(
                    site.process().desk(TestSite.LUCA),
                    ada,
                    edits -> edits.customer().city("Roma"));
            site.settle();

            assertThat(mine.view().notices()).extracting(StaleNotice::by).containsExactly(Actor.of(TestSite.LUCA));
        }
    }

    @Test
    @DisplayName("N1 · before the feed has it, the save tells")
    void saveTellsBeforeFeed() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            saved(
                    site.process().desk(TestSite.LUCA),
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
    void tellsCloseBySystem() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.request().title("Router")).orElseThrow();
            site.clock.advance(Duration.ofDays(6));
            assertThat(site.sdk().tenant().sweep()).isEqualTo(1);
            site.settle();

            assertThat(mine.view().notices()).extracting(StaleNotice::by).containsExactly(Actor.SYSTEM);
        }
    }

    @Test
    @DisplayName("N2 · records that the draft does not write are not compared")
    void ignoresUnwrittenRecords() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.request().title("Router")).orElseThrow();
            saved(site.luca(), ada, edits -> {
                edits.customer().city("Roma");
                edits.activity().tag("router");
            });
            site.settle();

            assertThat(mine.save().isDone()).isTrue();
            assertThat(mine.view().notices()).hasSize(2);
        }
    }

    @Test
    @DisplayName(
            "N2 · a save over a change to the same record is refused although the fields differ, and loses nothing")
    void refusesSaveOverChange() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.request().title("Router")).orElseThrow();
            saved(site.luca(), ada, edits -> edits.request().description("Drops"));

            assertThat(RefusalCodes.codes(mine.save())).containsExactly(RefusalCode.RECORD_STALE);
            assertThat(RefusalCodes.codes(mine.save())).containsExactly(RefusalCode.RECORD_STALE);
            mine.load().orElseThrow();
            mine.save().orElseThrow();

            assertThat(site.luca()
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
    void ownChangesRaiseNoNotice() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            List<DeskSignal> signals = new ArrayList<>();
            site.mara().listen(signals::add);
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            Engagement there = site.elsewhere(mine);
            mine.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            mine.save().orElseThrow();
            mine.comment("called").orElseThrow();
            site.settle();
            there.load().orElseThrow();
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            if (!there.save().isDone()) {
                there.save().orElseThrow();
            }
            site.settle();

            assertThat(mine.view().notices()).isEmpty();
            assertThat(there.view().notices()).isEmpty();
            assertThat(signals).noneMatch(DeskSignal.RecordStale.class::isInstance);
        }
    }

    @Test
    @DisplayName("N5 · agents on two activities of one request do not collide, nor do comments and messages")
    void agentsOfOneRequestDoNotCollide() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            var chat = site.chat("ada@example.org");
            Engagement theirs = site.luca().accept(chat).orElseThrow();
            assertThat(theirs.view().currentRequest()).isEqualTo(mine.view().currentRequest());
            mine.edit(edits -> edits.activity().tag("mine")).orElseThrow();
            theirs.edit(edits -> edits.activity().tag("theirs")).orElseThrow();

            theirs.comment("called").orElseThrow();
            theirs.save().orElseThrow();
            site.channel.message(chat, "m1", site.clock.instant(), "Hello?");
            mine.comment("called back").orElseThrow();
            site.settle();

            assertThat(mine.save().isDone()).isTrue();
            assertThat(mine.view().notices()).isEmpty();
            assertThat(theirs.view().notices()).isEmpty();
            assertThat(site.luca()
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
