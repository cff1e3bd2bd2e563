package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.desk.Question;
import dev.caredesk.desk.RecentEntry;
import dev.caredesk.desk.UnsavedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("closing an engagement, and the questions that it asks")
class ClosingTest {

    @Test
    @DisplayName("E2 · close with nothing unsaved closes, and the customer moves to Recent")
    void closesWithNothingUnsaved() {
        try (TestSite site = new TestSite()) {
            Engagement work =
                    site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();

            assertThat(work.close()).isEqualTo(new Closing.Closed(Optional.empty()));

            assertThat(site.mara().view().open()).isEmpty();
            assertThat(site.mara().view().recent())
                    .extracting(RecentEntry::displayName)
                    .containsExactly("Ada");
            assertThat(work.view().state()).isEqualTo(EngagementState.CLOSED);
        }
    }

    @Test
    @DisplayName("E2 · edits that were edited back, or saved, are nothing unsaved")
    void editedBackIsNothingUnsaved() {
        try (TestSite site = new TestSite()) {
            Engagement work =
                    site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            work.save().orElseThrow();
            work.edit(edits -> edits.customer().firstName("Eva")).orElseThrow();
            work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();

            assertThat(work.close().isClosed()).isTrue();
        }
    }

    @Test
    @DisplayName("E3 · close with unsaved changes closes nothing and lists what is unsaved")
    void asksWithUnsavedChanges() {
        try (TestSite site = new TestSite()) {
            Engagement work = unsaved(site);
            work.edit(edits -> {
                        edits.request().title("Router");
                        edits.activity().tag("router");
                    })
                    .orElseThrow();

            Closing closing = work.close();

            assertThat(closing).isInstanceOf(Closing.Unsaved.class);
            Question question = closing.question().orElseThrow();
            assertThat(question.unsaved())
                    .extracting(UnsavedChange::field)
                    .containsExactlyInAnyOrder(Field.of("city"), Field.TITLE, Field.TAGS);
            assertThat(question.unsaved()).isEqualTo(work.view().unsaved());
            assertThat(question.message(Locale.ITALIAN)).isNotBlank();
            assertThat(work.view().state()).isEqualTo(EngagementState.ASKING);
            assertThat(site.mara().view().open()).hasSize(1);
            assertThat(site.mara().view().recent()).isEmpty();
        }
    }

    @Test
    @DisplayName("E3 · save saves all and closes")
    void saveClosesEngagement() {
        try (TestSite site = new TestSite()) {
            Engagement work = unsaved(site);
            CustomerId ada = work.view().customer().id();
            Closing.Unsaved question = (Closing.Unsaved) work.close();

            Closing.Closed closed = work.answer(question.save()).orElseThrow();

            assertThat(closed.saved().orElseThrow().versions()).containsKey(ada);
            assertThat(site.mara().view().open()).isEmpty();
            assertThat(city(site, ada)).contains("Roma");
        }
    }

    @Test
    @DisplayName("E3 · discard closes and saves nothing")
    void discardSavesNothing() {
        try (TestSite site = new TestSite()) {
            Engagement work = unsaved(site);
            CustomerId ada = work.view().customer().id();

            work.answer(work.close().question().orElseThrow().discard()).orElseThrow();

            assertThat(site.mara().view().open()).isEmpty();
            assertThat(site.mara().view().recent()).hasSize(1);
            assertThat(city(site, ada)).isEmpty();
            assertThat(site.mara().reopen(ada).orElseThrow().view().unsaved()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "E4 · close asks even when nothing was typed; discard leaves the activity with no customer and no request")
    void asksBeforeCreate() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            work.comment("wrong number").orElseThrow();
            Closing closing = work.close();
            assertThat(closing).isInstanceOf(Closing.Uncreated.class);
            assertThat(site.mara().view().open()).hasSize(1);

            work.answer(closing.question().orElseThrow().discard()).orElseThrow();

            assertThat(site.mara().view().open()).isEmpty();
            List<Activity> left =
                    site.mara().unlinked(Optional.empty(), 10).orElseThrow().items();
            assertThat(left).singleElement().satisfies(activity -> {
                assertThat(activity.customer()).isEmpty();
                assertThat(activity.request()).isEmpty();
                assertThat(activity.isLive()).isFalse();
            });
            assertThat(site.mara().search("ada").orElseThrow().matches()).isZero();
        }
    }

    @Test
    @DisplayName("E4 · an answer that does not fit the question is refused and closes nothing")
    void refusesUnfitAnswer() {
        try (TestSite site = new TestSite()) {
            Engagement fresh = site.mara().accept(site.chat("new@example.org")).orElseThrow();
            Question create = fresh.close().question().orElseThrow();
            assertThat(RefusalCodes.codes(fresh.answer(new Answer(fresh.id(), create.revision(), Answer.Choice.SAVE))))
                    .containsExactly(RefusalCode.ANSWER_UNFIT);
            Engagement known = unsaved(site);
            Question save = known.close().question().orElseThrow();
            assertThat(RefusalCodes.codes(known.answer(new Answer(known.id(), save.revision(), Answer.Choice.CREATE))))
                    .containsExactly(RefusalCode.ANSWER_UNFIT);
            assertThat(RefusalCodes.codes(known.answer(create.discard()))).containsExactly(RefusalCode.ANSWER_UNFIT);
            assertThat(site.mara().view().open()).hasSize(2);
        }
    }

    @Test
    @DisplayName("E5 · a cancelled question leaves the engagement as it was")
    void cancelLeavesEngagement() {
        try (TestSite site = new TestSite()) {
            Engagement work = unsaved(site);
            var before = work.view();
            Closing closing = work.close();

            assertThat(work.answer(closing.question().orElseThrow().cancel())).isEqualTo(new Closing.StillOpen());

            assertThat(work.view()).isEqualTo(before);
            assertThat(site.mara().view().open()).hasSize(1);
        }
    }

    @Test
    @DisplayName("E5 · an edit outdates the question: the desk is told, the answer is refused and asked again")
    void editOutdatesQuestion() {
        try (TestSite site = new TestSite()) {
            List<DeskSignal> signals = new ArrayList<>();
            site.mara().listen(signals::add);
            Engagement work = unsaved(site);
            Closing.Unsaved old = (Closing.Unsaved) work.close();
            work.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            site.settle();
            assertThat(signals).contains(new DeskSignal.QuestionOutdated(work.id()));
            assertThat(work.view().state()).isEqualTo(EngagementState.OPEN);

            for (Answer answer : List.of(old.save(), old.discard(), old.cancel())) {
                Closing refused = work.answer(answer);
                assertThat(RefusalCodes.codes(refused)).containsExactly(RefusalCode.QUESTION_OUTDATED);
                assertThat(refused.question().orElseThrow().unsaved())
                        .extracting(UnsavedChange::field)
                        .containsExactlyInAnyOrder(Field.of("city"), Field.of("company"));
            }
            assertThat(site.mara().view().open()).hasSize(1);

            Closing again = work.answer(old.save());
            work.answer(((Closing.Unsaved) again.question().orElseThrow()).save())
                    .orElseThrow();
            assertThat(site.mara().view().open()).isEmpty();
        }
    }

    @Test
    @DisplayName("E5 · an edit that is edited back has still outdated the question")
    void editedBackOutdatesQuestion() {
        try (TestSite site = new TestSite()) {
            Engagement work = unsaved(site);
            Closing.Unsaved old = (Closing.Unsaved) work.close();
            work.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            work.edit(edits -> edits.customer().company("")).orElseThrow();

            assertThat(RefusalCodes.codes(work.answer(old.discard()))).containsExactly(RefusalCode.QUESTION_OUTDATED);
        }
    }

    @Test
    @DisplayName("E5 · a save outdates the question, and then nothing is left to ask")
    void saveOutdatesQuestion() {
        try (TestSite site = new TestSite()) {
            Engagement work = unsaved(site);
            Closing.Unsaved old = (Closing.Unsaved) work.close();
            work.save().orElseThrow();

            assertThat(RefusalCodes.codes(work.answer(old.discard()))).containsExactly(RefusalCode.QUESTION_OUTDATED);
            assertThat(city(site, work.view().customer().id())).contains("Roma");
            assertThat(work.close().isClosed()).isTrue();
        }
    }

    @Test
    @DisplayName("E5 · repeating an answer gives the first result, and another answer is refused")
    void repeatedAnswerGivesFirstResult() {
        try (TestSite site = new TestSite()) {
            Engagement work = unsaved(site);
            Closing.Unsaved question = (Closing.Unsaved) work.close();
            Closing first = work.answer(question.save());

            assertThat(work.answer(question.save())).isEqualTo(first);
            assertThat(RefusalCodes.codes(work.answer(question.discard())))
                    .containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
            assertThat(site.mara().view().recent()).hasSize(1);
        }
    }

    @Test
    @DisplayName("E5 · repeating create gives the first result and creates nobody twice")
    void repeatedCreateCreatesOnce() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            Closing.Uncreated question = (Closing.Uncreated) work.close();
            Closing first = work.answer(question.create());

            assertThat(first.isClosed()).isTrue();
            assertThat(work.answer(question.create())).isEqualTo(first);
            assertThat(site.mara().search("ada@example.org").orElseThrow().matches())
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("E5 · repeating create gives the first result also with the customers that matched, which it lists")
    void repeatedCreateAmongOthers() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            InteractionId unproven = site.offer(
                    MediaType.CHAT,
                    Contact.at(ContactAddress.email("ada@example.org")).unproven());
            Engagement work = site.mara().accept(unproven).orElseThrow();
            Answer create = ((Closing.Uncreated) work.close()).create();
            Closing.Closed first = work.answer(create).orElseThrow();

            Closing again = work.answer(create);

            assertThat(again).isEqualTo(first);
            assertThat(first.saved().orElseThrow().alsoMatching())
                    .extracting(hit -> hit.customer().id())
                    .containsExactly(ada);
        }
    }

    @Test
    @DisplayName("E5 · repeating discard, and closing again, change nothing")
    void repeatedDiscardChangesNothing() {
        try (TestSite site = new TestSite()) {
            Engagement work = unsaved(site);
            Answer discard = work.close().question().orElseThrow().discard();
            Closing first = work.answer(discard);

            assertThat(work.answer(discard)).isEqualTo(first);
            assertThat(RefusalCodes.codes(work.close())).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
        }
    }

    @Test
    @DisplayName("E5 · discard needs no load of others' changes")
    void discardNeedsNoLoad() {
        try (TestSite site = new TestSite()) {
            Engagement work = unsaved(site);
            CustomerId ada = work.view().customer().id();
            Engagement theirs = site.luca().reopen(ada).orElseThrow();
            theirs.edit(edits -> edits.customer().city("Milano")).orElseThrow();
            theirs.save().orElseThrow();
            site.settle();

            work.answer(work.close().question().orElseThrow().discard()).orElseThrow();

            assertThat(city(site, ada)).contains("Milano");
        }
    }

    @Test
    @DisplayName("E5 · another's change does not outdate the question, but save waits for the load")
    void saveAnswerWaitsForLoad() {
        try (TestSite site = new TestSite()) {
            Engagement work = unsaved(site);
            Closing.Unsaved question = (Closing.Unsaved) work.close();
            Engagement theirs = site.luca().reopen(work.view().customer().id()).orElseThrow();
            theirs.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            theirs.save().orElseThrow();
            site.settle();

            Closing refused = work.answer(question.save());

            assertThat(RefusalCodes.codes(refused)).containsExactly(RefusalCode.RECORD_STALE);
            assertThat(refused.question()).isEmpty();
            assertThat(work.view().unsaved()).hasSize(1);
            assertThat(site.mara().view().open()).hasSize(1);
        }
    }

    /** Ada, with a live chat and her city unsaved. */
    private static Engagement unsaved(TestSite site) {
        site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        return work;
    }

    private static Optional<String> city(TestSite site, CustomerId customer) {
        return Optional.ofNullable(site.luca()
                .reopen(customer)
                .orElseThrow()
                .load()
                .orElseThrow()
                .customer()
                .stored()
                .values()
                .get(Field.of("city")));
    }
}
