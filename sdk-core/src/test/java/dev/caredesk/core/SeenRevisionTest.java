package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Limits;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.Saved;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("saves of the state that the caller has seen")
class SeenRevisionTest {

    @Test
    @DisplayName("D7 · a save of a revision that is not the present one is refused with the present draft")
    void refusesSaveOfOtherRevision() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.reopened();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            long seen = work.view().revision();
            Engagement tab = site.mara().engagement(work.id()).orElseThrow();
            tab.edit(edits -> edits.customer().company("Acme")).orElseThrow();

            var refused = work.save(seen);

            assertThat(RefusalCodes.codes(refused)).containsExactly(RefusalCode.DRAFT_MOVED);
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
    void refusesCreateOfOtherRevision() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            long seen = work.view().revision();
            work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();

            assertThat(RefusalCodes.codes(work.create(seen))).containsExactly(RefusalCode.DRAFT_MOVED);
            assertThat(work.view().customer().created()).isFalse();
            assertThat(work.create(work.view().revision()).isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("E7 · a save or Create of a revision, asked again, gives the first answer, also in another process")
    void repeatGivesFirstAnswer() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
            long uncreated = work.view().revision();
            Saved created = work.create(uncreated).orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            long unsaved = work.view().revision();
            Saved saved = work.save(unsaved).orElseThrow();
            Engagement elsewhere = site.elsewhere(work);

            for (Engagement place : List.of(work, elsewhere)) {
                assertThat(place.create(uncreated).orElseThrow().versions()).isEqualTo(created.versions());
                assertThat(place.save(unsaved).orElseThrow().versions()).isEqualTo(saved.versions());
                assertThat(RefusalCodes.codes(place.save(unsaved - 1))).containsExactly(RefusalCode.DRAFT_MOVED);
            }
            work.close().orElseThrow();
            assertThat(work.save(unsaved).orElseThrow().versions()).isEqualTo(saved.versions());
        }
    }

    @Test
    @DisplayName("E7 · a save of a revision after one of unknown outcome, which was committed, is that save")
    void recognizesSaveOfUnknownOutcome() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            Engagement work = site.reopened();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(work::save).isInstanceOf(StorageException.class);

            Saved saved = work.save(work.view().revision()).orElseThrow();

            assertThat(saved.versions()).hasSize(1);
            assertThat(StorageOutage.changes(site, work.view().customer().id())).isEqualTo(1);
        }
    }
}
