package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.desk.Closing;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("questions about a state of the draft that is gone")
class OutdatedQuestionTest {

    private final List<DeskSignal> signals = new ArrayList<>();

    @Test
    @DisplayName("E5 · a draft that moved elsewhere outdates a question here, and the desk is told")
    void movedDraftOutdatesQuestion() {
        try (TestSite site = new TestSite()) {
            Engagement work = asking(site);
            Engagement there = site.elsewhere(work);
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            there.flush().orElseThrow();

            assertThat(site.mara().engagement(work.id()).isDone()).isTrue();
            site.settle();

            assertThat(signals).contains(new DeskSignal.QuestionOutdated(work.id()));
        }
    }

    @Test
    @DisplayName("E5 · a load that changes the draft outdates a question, and the desk is told")
    void loadOutdatesQuestion() {
        try (TestSite site = new TestSite()) {
            Engagement work = asking(site);
            Engagement theirs = site.luca().reopen(work.view().customer().id()).orElseThrow();
            theirs.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            theirs.save().orElseThrow();
            site.settle();

            work.load().orElseThrow();
            site.settle();

            assertThat(work.view().unsaved()).isEmpty();
            assertThat(signals).contains(new DeskSignal.QuestionOutdated(work.id()));
        }
    }

    private Engagement asking(TestSite site) {
        Engagement work =
                site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        assertThat(work.close()).isInstanceOf(Closing.Unsaved.class);
        site.mara().listen(signals::add);
        return work;
    }
}
