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
    void moved() {
        try (House house = new House()) {
            Engagement work = asking(house);
            Engagement there =
                    house.process().desk(House.MARA).engagement(work.id()).orElseThrow();
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            there.flush().orElseThrow();

            assertThat(house.mara().engagement(work.id()).isDone()).isTrue();
            house.settle();

            assertThat(signals).contains(new DeskSignal.QuestionOutdated(work.id()));
        }
    }

    @Test
    @DisplayName("E5 · a load that changes the draft outdates a question, and the desk is told")
    void loaded() {
        try (House house = new House()) {
            Engagement work = asking(house);
            Engagement theirs = house.luca().reopen(work.view().customer().id()).orElseThrow();
            theirs.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            theirs.save().orElseThrow();
            house.settle();

            work.load().orElseThrow();
            house.settle();

            assertThat(work.view().unsaved()).isEmpty();
            assertThat(signals).contains(new DeskSignal.QuestionOutdated(work.id()));
        }
    }

    private Engagement asking(House house) {
        Engagement work =
                house.mara().reopen(house.customer("Ada", "ada@example.org")).orElseThrow();
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        assertThat(work.close()).isInstanceOf(Closing.Unsaved.class);
        house.mara().listen(signals::add);
        return work;
    }
}
