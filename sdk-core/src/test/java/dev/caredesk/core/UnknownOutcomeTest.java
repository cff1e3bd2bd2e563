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
        try (House house = house()) {
            Engagement work = edited(house);
            CustomerId ada = work.view().customer().id();
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(work::save).isInstanceOf(StorageException.class);
            changedByLuca(house, ada);

            assertThat(work.save().orElseThrow().versions()).containsKey(ada);

            assertThat(work.view().unsaved()).isEmpty();
            assertThat(work.view().customer().stored().values()).containsValue("Acme");
        }
    }

    @Test
    @DisplayName(
            "E7 · an answer of unknown outcome is answered by its id, although another agent changed the record since")
    void answer() {
        try (House house = house()) {
            Engagement work = edited(house);
            CustomerId ada = work.view().customer().id();
            Closing.Unsaved question = (Closing.Unsaved) work.close();
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(() -> work.answer(question.save())).isInstanceOf(StorageException.class);
            changedByLuca(house, ada);

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
        try (House house = house()) {
            Engagement work = edited(house);
            changedByLuca(house, work.view().customer().id());
            storage.resetCalls();

            assertThat(work.save().isDone()).isFalse();

            assertThat(storage.calls(StorageCall.COMMITTED)).isZero();
        }
    }

    @Test
    @DisplayName("E5 · repeating an answer in another process gives the first result, after the engagement is gone")
    void answerElsewhere() {
        try (House house = house()) {
            Engagement work = edited(house);
            Closing.Unsaved question = (Closing.Unsaved) work.close();
            Closing first = work.answer(question.save());
            Engagement dropped =
                    house.mara().accept(house.chat("bob@example.org")).orElseThrow();
            Answer discard = dropped.close().question().orElseThrow().discard();
            assertThat(dropped.answer(discard).isClosed()).isTrue();

            Desk there = house.process().desk(House.MARA);

            assertThat(there.answer(question.save())).isEqualTo(first);
            assertThat(there.answer(discard)).isEqualTo(new Closing.Closed(Optional.empty()));
            assertThat(Why.codes(there.answer(question.discard()))).containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
            assertThat(Why.codes(house.luca().answer(question.save()))).containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
        }
    }

    @Test
    @DisplayName("E7 · an answer about edits that no storage has is not taken for another place's answer of the same"
            + " revision")
    void sameRevision() {
        try (House house = house()) {
            Engagement work = house.mara()
                    .reopen(house.customer("Ada", "ada@example.org"))
                    .orElseThrow();
            Engagement there =
                    house.process().desk(House.MARA).engagement(work.id()).orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            Answer save = new Answer(work.id(), there.view().revision(), Answer.Choice.SAVE);
            assertThat(work.view().revision()).isEqualTo(save.revision());

            assertThat(work.answer(save).isClosed()).isTrue();

            assertThat(Why.codes(there.answer(save))).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
        }
    }

    private void changedByLuca(House house, CustomerId customer) {
        Engagement theirs = house.luca().reopen(customer).orElseThrow();
        theirs.edit(edits -> edits.customer().company("Acme")).orElseThrow();
        theirs.save().orElseThrow();
        house.settle();
    }

    private Engagement edited(House house) {
        Engagement work =
                house.mara().reopen(house.customer("Ada", "ada@example.org")).orElseThrow();
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        work.flush().orElseThrow();
        return work;
    }

    private House house() {
        return new House(storage, Limits.DEFAULT);
    }
}
