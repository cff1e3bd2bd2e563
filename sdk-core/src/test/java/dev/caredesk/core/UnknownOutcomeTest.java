package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("asking again after an unknown outcome, when something else happened meanwhile")
class UnknownOutcomeTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());

    @Test
    @DisplayName(
            "E7 · a save of unknown outcome is answered by its id, although another agent changed the record since")
    void save() {
        try (TestSite site = site()) {
            Engagement work = edited(site);
            CustomerId ada = work.view().customer().id();
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(work::save).isInstanceOf(StorageException.class);
            changedByLuca(site, ada);

            assertThat(work.save().orElseThrow().versions()).containsKey(ada);

            assertThat(work.view().unsaved()).isEmpty();
            assertThat(work.view().customer().stored().values()).containsValue("Acme");
        }
    }

    @Test
    @DisplayName(
            "E7 · an answer of unknown outcome is answered by its id, although another agent changed the record since")
    void answer() {
        try (TestSite site = site()) {
            Engagement work = edited(site);
            CustomerId ada = work.view().customer().id();
            Closing.Unsaved question = (Closing.Unsaved) work.close();
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(() -> work.answer(question.save())).isInstanceOf(StorageException.class);
            changedByLuca(site, ada);

            Closing closing = work.answer(question.save());

            assertThat(closing.isClosed()).isTrue();
            assertThat(((Closing.Closed) closing).saved().orElseThrow().versions())
                    .containsKey(ada);
            assertThat(work.answer(question.save()).isClosed()).isTrue();
        }
    }

    @Test
    @DisplayName(
            "E7 · a save that is refused for what others changed asks for no id as long as the draft has not moved")
    void noReadMore() {
        try (TestSite site = site()) {
            Engagement work = edited(site);
            changedByLuca(site, work.view().customer().id());
            storage.resetCalls();

            assertThat(work.save().isDone()).isFalse();

            assertThat(storage.calls(StorageCall.COMMITTED)).isZero();
        }
    }

    @Test
    @DisplayName("E5 · repeating an answer in another process gives the first result, after the engagement is gone")
    void answerElsewhere() {
        try (TestSite site = site()) {
            Engagement work = edited(site);
            Closing.Unsaved question = (Closing.Unsaved) work.close();
            Closing first = work.answer(question.save());
            Engagement dropped =
                    site.mara().accept(site.chat("bob@example.org")).orElseThrow();
            Answer discard = dropped.close().question().orElseThrow().discard();
            assertThat(dropped.answer(discard).isClosed()).isTrue();

            Desk there = site.process().desk(TestSite.MARA);

            assertThat(there.answer(question.save())).isEqualTo(first);
            assertThat(there.answer(discard)).isEqualTo(new Closing.Closed(Optional.empty()));
            assertThat(RefusalCodes.codes(there.answer(question.discard())))
                    .containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
            assertThat(RefusalCodes.codes(site.luca().answer(question.save())))
                    .containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
        }
    }

    @Test
    @DisplayName("E7 · an answer about edits that no storage has is not taken for another place's answer of the same"
            + " revision")
    void sameRevision() {
        try (TestSite site = site()) {
            Engagement work =
                    site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
            Engagement there =
                    site.process().desk(TestSite.MARA).engagement(work.id()).orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            Answer save = new Answer(work.id(), there.view().revision(), Answer.Choice.SAVE);
            assertThat(work.view().revision()).isEqualTo(save.revision());

            assertThat(work.answer(save).isClosed()).isTrue();

            assertThat(RefusalCodes.codes(there.answer(save))).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
        }
    }

    private void changedByLuca(TestSite site, CustomerId customer) {
        Engagement theirs = site.luca().reopen(customer).orElseThrow();
        theirs.edit(edits -> edits.customer().company("Acme")).orElseThrow();
        theirs.save().orElseThrow();
        site.settle();
    }

    private Engagement edited(TestSite site) {
        Engagement work =
                site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        work.flush().orElseThrow();
        return work;
    }

    private TestSite site() {
        return new TestSite(storage, Limits.DEFAULT);
    }
}
