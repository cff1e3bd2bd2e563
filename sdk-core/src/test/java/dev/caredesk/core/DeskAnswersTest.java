package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RefusalCode;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("answers given at a desk, which has no handle of the engagement")
class DeskAnswersTest {

    @Test
    @DisplayName("D6 · any process can answer at the desk, while the revision of the question stands")
    void answersInAnyProcess() {
        try (TestSite site = new TestSite()) {
            Engagement work = edited(site);
            Answer save = ((Closing.Unsaved) work.close()).save();
            var there = site.process().desk(TestSite.MARA);

            Closing.Closed closed = there.answer(save).orElseThrow();

            assertThat(closed.saved().orElseThrow().versions())
                    .containsKey(work.view().customer().id());
            assertThat(there.view().open()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "E7 · an answer given again at the desk gives its first result, in any process, though the draft is gone")
    void repeatGivesFirstResult() {
        try (TestSite site = new TestSite()) {
            Engagement work = edited(site);
            Answer save = ((Closing.Unsaved) work.close()).save();
            Closing first = site.mara().answer(save);

            assertThat(first.isClosed()).isTrue();
            assertThat(site.mara().answer(save)).isEqualTo(first);
            assertThat(site.process().desk(TestSite.MARA).answer(save)).isEqualTo(first);
            assertThat(RefusalCodes.codes(site.luca().answer(save))).containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
        }
    }

    @Test
    @DisplayName(
            "E7 · an answer given in one place has its first result in the other, which has the engagement as well")
    void resultIsSameInBothPlaces() {
        try (TestSite site = new TestSite()) {
            Engagement work = edited(site);
            Answer save = ((Closing.Unsaved) work.close()).save();
            Closing first = site.process().desk(TestSite.MARA).answer(save);

            assertThat(work.answer(save)).isEqualTo(first);
            assertThat(RefusalCodes.codes(work.answer(new Answer(work.id(), save.revision(), Answer.Choice.DISCARD))))
                    .containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
            assertThat(RefusalCodes.codes(work.answer(new Answer(work.id(), save.revision(), Answer.Choice.CANCEL))))
                    .containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
        }
    }

    @Test
    @DisplayName(
            "E7 · an answer about edits that only this place has is not taken for another place's of the same number")
    void refusesAnswerOfSameNumber() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.reopened();
            Engagement there = site.elsewhere(work);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            Answer save = new Answer(work.id(), work.view().revision(), Answer.Choice.SAVE);
            assertThat(there.view().revision()).isEqualTo(save.revision());
            assertThat(work.answer(save).isClosed()).isTrue();

            Closing refused = there.answer(save);

            assertThat(RefusalCodes.codes(refused)).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
        }
    }

    @Test
    @DisplayName("E5 · an answer about edits that another place never saw is refused once that place has closed")
    void refusesAnswerToUnseenEdits() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.reopened();
            Engagement there = site.elsewhere(work);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            Answer discard = new Answer(work.id(), work.view().revision(), Answer.Choice.DISCARD);
            assertThat(there.close().isClosed()).isTrue();

            Closing refused = site.mara().answer(discard);

            assertThat(RefusalCodes.codes(refused)).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
        }
    }

    @Test
    @DisplayName("E5 · an answer at a desk that never had the engagement is refused as unknown")
    void refusesUnknownEngagement() {
        try (TestSite site = new TestSite()) {
            Answer answer = new Answer(EngagementId.of("nobody"), 1, Answer.Choice.DISCARD);

            assertThat(RefusalCodes.codes(site.mara().answer(answer))).containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
        }
    }

    private static Engagement edited(TestSite site) {
        Engagement work = site.reopened();
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        return work;
    }
}
