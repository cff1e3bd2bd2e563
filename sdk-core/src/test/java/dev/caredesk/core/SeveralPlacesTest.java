package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.caredesk.Field;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.desk.UnsavedChange;
import dev.caredesk.testkit.channel.RecordingChannel;
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
    void takesUpEngagementById() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            work.flush().orElseThrow();

            Engagement there = there(site, work.id());
            assertThat(there.view().unsaved()).isEqualTo(work.view().unsaved());
            assertThat(there.view().revision()).isEqualTo(work.view().revision());
            assertThat(there.view().customer()).isEqualTo(work.view().customer());
            assertThat(RefusalCodes.codes(site.luca().engagement(work.id())))
                    .containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
            assertThat(RefusalCodes.codes(site.mara().engagement(EngagementId.of("nobody"))))
                    .containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
        }
    }

    @Test
    @DisplayName("D7 · whatever is done in one tab, the agent's other tabs are told that there is something new to see")
    void tellsOtherTabs() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            List<DeskSignal> signals = new ArrayList<>();
            site.mara().listen(signals::add);
            Engagement work = site.mara().reopen(ada).orElseThrow();
            told(site, signals, work.id());
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            told(site, signals, work.id());
            Closing asked = work.close();
            told(site, signals, work.id());
            work.answer(asked.question().orElseThrow().cancel());
            told(site, signals, work.id());
            work.save().orElseThrow();
            told(site, signals, work.id());
            work.comment("Called back.").orElseThrow();
            told(site, signals, work.id());
            work.addRequest("Billing", "").orElseThrow();
            told(site, signals, work.id());
            work.close().orElseThrow();
            told(site, signals, work.id());
        }
    }

    private static void told(TestSite site, List<DeskSignal> signals, EngagementId engagement) {
        site.settle();
        assertThat(signals).contains(new DeskSignal.EngagementChanged(engagement));
        signals.clear();
    }

    @Test
    @DisplayName("D7 · unsaved edits are replayed on the newer draft, and both places' edits are kept")
    void replaysUnsavedEdits() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            Engagement there = there(site, work.id());
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
    void newerEditStandsWhereBothChanged() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            CustomerId ada = work.view().customer().id();
            List<DeskSignal> signals = new ArrayList<>();
            try (SecondProcess other = SecondProcess.of(site, builder -> builder)) {
                Desk desk = other.desk(TestSite.MARA);
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
    void refusesSaveOfMovedDraft() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            Engagement there = there(site, work.id());
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
    void refusesAnswerToMovedDraft(Answer.Choice choice) {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            work.flush().orElseThrow();
            Engagement there = there(site, work.id());
            Closing.Unsaved question = (Closing.Unsaved) there.close();
            work.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            work.flush().orElseThrow();

            Closing refused = there.answer(new Answer(question.engagement(), question.revision(), choice));

            assertThat(RefusalCodes.codes(refused)).containsExactly(RefusalCode.DRAFT_MOVED);
            assertThat(there.view().state()).isEqualTo(EngagementState.ASKING);
            assertThat(refused.question().orElseThrow().unsaved())
                    .extracting(UnsavedChange::field)
                    .containsExactlyInAnyOrder(Field.of("city"), Field.of("company"));
            assertThat(RefusalCodes.codes(there.answer(question.discard())))
                    .containsExactly(RefusalCode.QUESTION_OUTDATED);
            assertThat(site.mara().view().open()).hasSize(1);
            assertThat(there.answer(refused.question().orElseThrow().discard()).isClosed())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("D7 · what was closed in one place is closed in the other, and edits there are refused")
    void refusesEditsOnceClosedElsewhere() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            Engagement there = there(site, work.id());
            there.close().orElseThrow();
            site.settle();

            assertThat(RefusalCodes.codes(
                            work.edit(edits -> edits.customer().city("Roma")).then(done -> work.save())))
                    .containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
            assertThat(RefusalCodes.codes(work.save())).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
            assertThat(RefusalCodes.codes(work.flush())).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
            assertThat(RefusalCodes.codes(work.comment("late"))).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
            assertThat(RefusalCodes.codes(site.mara().engagement(work.id())))
                    .containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
        }
    }

    @Test
    @DisplayName("D7 · an at-once operation in one place keeps the unsaved edits of the other")
    void operationElsewhereKeepsUnsavedEdits() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            Engagement there = there(site, work.id());
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
    void acceptJoinsEngagementOfOtherProcess() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement there = site.process().desk(TestSite.MARA).reopen(ada).orElseThrow();
            there.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.flush().orElseThrow();

            Engagement joined = site.mara().accept(site.chat("ada@example.org")).orElseThrow();

            assertThat(joined.id()).isEqualTo(there.id());
            assertThat(joined.view().unsaved()).hasSize(1);
            assertThat(site.mara().view().open()).hasSize(1);
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            there.flush().orElseThrow();
            assertThat(there.view().current()).isPresent();
        }
    }

    @Test
    @DisplayName("D3 · accepting joins the engagement of an uncreated customer that another process has open")
    void joinUncreatedElsewhere() {
        RecordingChannel second = RecordingChannel.of("other");
        try (TestSite site = new TestSite();
                SecondProcess there = SecondProcess.with(site, second)) {
            Engagement work = site.mara().accept(site.chat("eve@example.org")).orElseThrow();
            site.mara().accept(site.chat("bob@example.org")).orElseThrow();
            InteractionId chat = second.offer(
                    "c1", MediaType.CHAT, Contact.at(ContactAddress.email("Eve@Example.org")), site.clock.instant());
            there.settle();

            Engagement joined = there.desk(TestSite.MARA).accept(chat).orElseThrow();

            assertThat(joined.id()).isEqualTo(work.id());
            assertThat(joined.view().activities()).hasSize(2);
            assertThat(site.mara().view().open()).hasSize(2);
        }
    }

    @Test
    @DisplayName("D7 · a save where nothing is unsaved does not hide what another place has unsaved")
    void emptySaveHidesNoEditsElsewhere() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            Engagement there = there(site, work.id());
            there.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.flush().orElseThrow();

            assertThat(RefusalCodes.codes(work.save())).containsExactly(RefusalCode.DRAFT_MOVED);
            assertThat(work.save().orElseThrow().versions()).hasSize(1);
        }
    }

    @Test
    @DisplayName("D7 · taking up an engagement again shows the draft as another place left it")
    void takesUpDraftAsLeftElsewhere() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            Engagement there = there(site, work.id());
            there.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.flush().orElseThrow();

            assertThat(site.mara().engagement(work.id()).orElseThrow().view().unsaved())
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("D7 · reopening a customer that another place closed opens a new engagement")
    void reopensCustomerClosedElsewhere() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            CustomerId ada = work.view().customer().id();
            there(site, work.id()).close().orElseThrow();

            Engagement again = site.mara().reopen(ada).orElseThrow();

            assertThat(again.id()).isNotEqualTo(work.id());
            assertThat(again.edit(edits -> edits.customer().city("Roma")).isDone())
                    .isTrue();
            assertThat(again.save().isDone()).isTrue();
            assertThat(site.mara().view().open()).hasSize(1);
        }
    }

    @Test
    @DisplayName("D7 · drafts can be stored before each edit is acknowledged")
    void storesDraftBeforeAcknowledging() {
        try (TestSite site = new TestSite()) {
            EngagementId id = known(site).id();
            try (SecondProcess one = SecondProcess.of(site, builder -> builder.draftDelay(Duration.ZERO));
                    SecondProcess two = SecondProcess.of(site, builder -> builder.draftDelay(Duration.ZERO))) {
                one.desk(TestSite.MARA)
                        .engagement(id)
                        .orElseThrow()
                        .edit(edits -> edits.customer().city("Roma"))
                        .orElseThrow();

                assertThat(two.desk(TestSite.MARA)
                                .engagement(id)
                                .orElseThrow()
                                .view()
                                .unsaved())
                        .hasSize(1);
            }
        }
    }

    private static Engagement known(TestSite site) {
        return site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
    }

    private static Engagement there(TestSite site, EngagementId id) {
        return site.process().desk(TestSite.MARA).engagement(id).orElseThrow();
    }
}
