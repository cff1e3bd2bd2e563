package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.desk.Engagement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("saves of the state that the caller has seen")
class SeenRevisionTest {

    @Test
    @DisplayName("D7 · a save of a revision that is not the present one is refused with the present draft")
    void saveOfRevision() {
        try (House house = new House()) {
            Engagement work = house.mara()
                    .reopen(house.customer("Ada", "ada@example.org"))
                    .orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            long seen = work.view().revision();
            Engagement tab = house.mara().engagement(work.id()).orElseThrow();
            tab.edit(edits -> edits.customer().company("Acme")).orElseThrow();

            var refused = work.save(seen);

            assertThat(Why.codes(refused)).containsExactly(RefusalCode.DRAFT_MOVED);
            assertThat(((Refusal.Stale) refused.refusals().get(0))
                            .present()
                            .orElseThrow()
                            .unsaved())
                    .hasSize(2);
            assertThat(work.view().unsaved()).hasSize(2);
            assertThat(work.save(work.view().revision()).isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("D7 · a Create of a revision that is not the present one creates nobody")
    void createOfRevision() {
        try (House house = new House()) {
            Engagement work = house.mara().accept(house.chat("ada@example.org")).orElseThrow();
            long seen = work.view().revision();
            work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();

            assertThat(Why.codes(work.create(seen))).containsExactly(RefusalCode.DRAFT_MOVED);
            assertThat(work.view().customer().created()).isFalse();
            assertThat(work.create(work.view().revision()).isDone()).isTrue();
        }
    }
}
