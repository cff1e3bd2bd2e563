package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.caredesk.Field;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.UnsavedChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("a desk used from several places")
class SeveralPlacesTest {

    @Test
    @DisplayName("D7 · an engagement is taken up anywhere by its id, but on its own desk only")
    void takeUp() {
        try (House house = new House()) {
            Engagement work = known(house);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            work.flush().orElseThrow();

            Engagement there = there(house, work.id());
            assertThat(there.view().unsaved()).isEqualTo(work.view().unsaved());
            assertThat(there.view().revision()).isEqualTo(work.view().revision());
            assertThat(there.view().customer()).isEqualTo(work.view().customer());
            assertThat(Why.codes(house.luca().engagement(work.id()))).containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
            assertThat(Why.codes(house.mara().engagement(EngagementId.of("nobody"))))
                    .containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
        }
    }

    @Test
    @DisplayName("D7 · whatever is done in one tab, the agent's other tabs are told that there is something new to see")
    void tabs() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            List<DeskSignal> signals = new ArrayList<>();
            house.mara().listen(signals::add);
            Engagement work = house.mara().reopen(ada).orElseThrow();
            told(house, signals, work.id());
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            told(house, signals, work.id());
            Closing asked = work.close();
            told(house, signals, work.id());
            work.answer(asked.question().orElseThrow().cancel());
            told(house, signals, work.id());
            work.save().orElseThrow();
            told(house, signals, work.id());
            work.comment("Called back.").orElseThrow();
            told(house, signals, work.id());
            work.addRequest("Billing", "").orElseThrow();
            told(house, signals, work.id());
            work.close().orElseThrow();
            told(house, signals, work.id());
        }
    }

    private static void told(House house, List<DeskSignal> signals, EngagementId engagement) {
        house.settle();
        assertThat(signals).contains(new DeskSignal.EngagementChanged(engagement));
        signals.clear();
    }

    @Test
    @DisplayName("D7 · unsaved edits are replayed on the newer draft, and both places' edits are kept")
    void replay() {
        try (House house = new House()) {
            Engagement work = known(house);
            Engagement there = there(house, work.id());
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            work.flush().orElseThrow();
            there.flush().orElseThrow();

            assertThat(there.view().unsaved())
                    .extracting(UnsavedChange::field)
                    .containsExactlyInAnyOrder(Field.of("city"), Field.of("company"));
        }
    }

    @Test
    @DisplayName("D7 · the desk is told of fields that both changed, and the newer edit of this place stands")
    void bothChanged() {
        try (House house = new House()) {
            Engagement work = known(house);
            CustomerId ada = work.view().customer().id();
            List<DeskSignal> signals = new ArrayList<>();
            try (Elsewhere other = Elsewhere.of(house, builder -> builder)) {
                Desk desk = other.desk(House.MARA);
                desk.listen(signals::add);
                Engagement there = desk.engagement(work.id()).orElseThrow();
                work.edit(edits -> edits.customer().city("Roma").company("Acme"))
                        .orElseThrow();
                there.edit(edits -> edits.customer().city("Milano").lastName("Bianchi"))
                        .orElseThrow();
                work.flush().orElseThrow();
                there.flush().orElseThrow();
                other.settle();

                assertThat(signals)
                        .filteredOn(DeskSignal.DraftMoved.class::isInstance)
                        .singleElement()
                        .asInstanceOf(type(DeskSignal.DraftMoved.class))
                        .satisfies(moved -> assertThat(moved.bothChanged())
                                .containsExactly(Map.entry(ada, List.of(Field.of("city")))));
                assertThat(there.view().unsaved())
                        .extracting(each -> each.mine().orElseThrow())
                        .containsExactlyInAnyOrder("Milano", "Acme", "Bianchi");
            }
        }
    }

    @Test
    @DisplayName("D7 · a save based on an older revision is refused with the present draft, and overwrites nothing")
    void draftMoved() {
        try (House house = new House()) {
            Engagement work = known(house);
            Engagement there = there(house, work.id());
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            work.flush().orElseThrow();
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();

            var outcome = there.save();

            assertThat(outcome.refusals())
                    .singleElement()
                    .asInstanceOf(type(Refusal.Stale.class))
                    .satisfies(refusal -> {
                        assertThat(refusal.code()).isEqualTo(RefusalCode.DRAFT_MOVED);
                        assertThat(refusal.present().orElseThrow().unsaved())
                                .extracting(UnsavedChange::field)
                                .containsExactlyInAnyOrder(Field.of("city"), Field.of("company"));
                    });
            there.save().orElseThrow();
            assertThat(there.view().customer().stored().values())
                    .containsEntry(Field.of("city"), "Roma")
                    .containsEntry(Field.of("company"), "Acme");
        }
    }

    @ParameterizedTest(name = "{displayName} · {0}")
    @EnumSource(names = {"SAVE", "DISCARD"})
    @DisplayName("D7 · an answer based on an older revision is refused with the present draft, and asked again")
    void answerMoved(Answer.Choice choice) {
        try (House house = new House()) {
            Engagement work = known(house);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            work.flush().orElseThrow();
            Engagement there = there(house, work.id());
            Closing.Unsaved question = (Closing.Unsaved) there.close();
            work.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            work.flush().orElseThrow();

            Closing refused = there.answer(new Answer(question.engagement(), question.revision(), choice));

            assertThat(Why.codes(refused)).containsExactly(RefusalCode.DRAFT_MOVED);
            assertThat(refused.question().orElseThrow().unsaved())
                    .extracting(UnsavedChange::field)
                    .containsExactlyInAnyOrder(Field.of("city"), Field.of("company"));
            assertThat(Why.codes(there.answer(question.discard()))).containsExactly(RefusalCode.QUESTION_OUTDATED);
            assertThat(house.mara().view().open()).hasSize(1);
            assertThat(there.answer(refused.question().orElseThrow().discard()).isClosed())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("D7 · what was closed in one place is closed in the other, and edits there are refused")
    void closedElsewhere() {
        try (House house = new House()) {
            Engagement work = known(house);
            Engagement there = there(house, work.id());
            there.close().orElseThrow();
            house.settle();

            assertThat(Why.codes(
                            work.edit(edits -> edits.customer().city("Roma")).then(done -> work.save())))
                    .containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
            assertThat(Why.codes(work.save())).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
            assertThat(Why.codes(work.flush())).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
            assertThat(Why.codes(work.comment("late"))).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
            assertThat(Why.codes(house.mara().engagement(work.id()))).containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
        }
    }

    @Test
    @DisplayName("D7 · an at-once operation in one place keeps the unsaved edits of the other")
    void atOnceElsewhere() {
        try (House house = new House()) {
            Engagement work = known(house);
            Engagement there = there(house, work.id());
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.comment("called").orElseThrow();
            work.comment("called back").orElseThrow();
            work.flush().orElseThrow();

            assertThat(work.view().unsaved()).hasSize(1);
            assertThat(work.save().isDone()).isTrue();
            assertThat(work.comments(work.view().activities().get(0).stored().id(), Optional.empty(), 10)
                            .orElseThrow()
                            .items())
                    .hasSize(2);
        }
    }

    @Test
    @DisplayName("D7 · accepting in one process joins the engagement that another process has open")
    void joinElsewhere() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement there = house.process().desk(House.MARA).reopen(ada).orElseThrow();
            there.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.flush().orElseThrow();

            Engagement joined =
                    house.mara().accept(house.chat("ada@example.org")).orElseThrow();

            assertThat(joined.id()).isEqualTo(there.id());
            assertThat(joined.view().unsaved()).hasSize(1);
            assertThat(house.mara().view().open()).hasSize(1);
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            there.flush().orElseThrow();
            assertThat(there.view().current()).isPresent();
        }
    }

    @Test
    @DisplayName("D7 · a save where nothing is unsaved does not hide what another place has unsaved")
    void nothingHere() {
        try (House house = new House()) {
            Engagement work = known(house);
            Engagement there = there(house, work.id());
            there.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.flush().orElseThrow();

            assertThat(Why.codes(work.save())).containsExactly(RefusalCode.DRAFT_MOVED);
            assertThat(work.save().orElseThrow().versions()).hasSize(1);
        }
    }

    @Test
    @DisplayName("D7 · taking up an engagement again shows the draft as another place left it")
    void takeUpAgain() {
        try (House house = new House()) {
            Engagement work = known(house);
            Engagement there = there(house, work.id());
            there.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.flush().orElseThrow();

            assertThat(house.mara().engagement(work.id()).orElseThrow().view().unsaved())
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("D7 · reopening a customer that another place closed opens a new engagement")
    void reopenClosedElsewhere() {
        try (House house = new House()) {
            Engagement work = known(house);
            CustomerId ada = work.view().customer().id();
            there(house, work.id()).close().orElseThrow();

            Engagement again = house.mara().reopen(ada).orElseThrow();

            assertThat(again.id()).isNotEqualTo(work.id());
            assertThat(again.edit(edits -> edits.customer().city("Roma")).isDone())
                    .isTrue();
            assertThat(again.save().isDone()).isTrue();
            assertThat(house.mara().view().open()).hasSize(1);
        }
    }

    @Test
    @DisplayName("D7 · drafts can be stored before each edit is acknowledged")
    void atOnce() {
        try (House house = new House()) {
            EngagementId id = known(house).id();
            try (Elsewhere one = Elsewhere.of(house, builder -> builder.draftDelay(Duration.ZERO));
                    Elsewhere two = Elsewhere.of(house, builder -> builder.draftDelay(Duration.ZERO))) {
                one.desk(House.MARA)
                        .engagement(id)
                        .orElseThrow()
                        .edit(edits -> edits.customer().city("Roma"))
                        .orElseThrow();

                assertThat(two.desk(House.MARA)
                                .engagement(id)
                                .orElseThrow()
                                .view()
                                .unsaved())
                        .hasSize(1);
            }
        }
    }

    private static Engagement known(House house) {
        return house.mara().reopen(house.customer("Ada", "ada@example.org")).orElseThrow();
    }

    private static Engagement there(House house, EngagementId id) {
        return house.process().desk(House.MARA).engagement(id).orElseThrow();
    }
}
