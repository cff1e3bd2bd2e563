package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.core.Outage.When;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("saves that fail, and asking again")
class FailingSaveTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());

    @Test
    @DisplayName("E6 · a save that one stale record refuses writes no record of the draft")
    void atomic() {
        try (House house = house()) {
            Engagement work = Outage.edited(house);
            CustomerId ada = work.view().customer().id();
            Engagement theirs = house.luca().reopen(ada).orElseThrow();
            theirs.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            theirs.save().orElseThrow();
            var events = house.sdk().events().latest();
            var unsaved = work.view().unsaved();

            assertThat(Why.codes(work.save())).containsExactly(RefusalCode.RECORD_STALE);

            assertThat(house.sdk().events().latest()).isEqualTo(events);
            assertThat(work.view().unsaved()).isEqualTo(unsaved).hasSize(3);
            assertThat(house.mara().view().open()).hasSize(1);
        }
    }

    @Test
    @DisplayName("E6 · a Create that an external id refuses creates nobody and keeps the draft whole")
    void createIsAtomic() {
        try (House house = house()) {
            Engagement first =
                    house.mara().accept(house.chat("ada@example.org")).orElseThrow();
            first.edit(edits -> edits.customer().firstName("Ada").externalId("A-1"))
                    .orElseThrow();
            first.create().orElseThrow();
            Engagement second =
                    house.mara().accept(house.chat("bob@example.org")).orElseThrow();
            second.edit(edits -> {
                        edits.customer().firstName("Bob").externalId("A-1");
                        edits.request().title("Router");
                    })
                    .orElseThrow();
            var events = house.sdk().events().latest();
            var unsaved = second.view().unsaved();

            assertThat(Why.codes(second.create())).containsExactly(RefusalCode.EXTERNAL_ID_TAKEN);

            assertThat(house.sdk().events().latest()).isEqualTo(events);
            assertThat(second.view().unsaved()).isEqualTo(unsaved);
            assertThat(house.mara().search("bob").orElseThrow().matches()).isZero();
            second.edit(edits -> edits.customer().externalId("A-2")).orElseThrow();
            assertThat(second.create().isDone()).isTrue();
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName(
            "E6 · a save on a lost connection keeps the engagement open and the draft whole; asking again saves once")
    void save(When when) {
        try (House house = house()) {
            Engagement work = Outage.edited(house);
            CustomerId ada = work.view().customer().id();
            var unsaved = work.view().unsaved();
            when.plan(storage);

            assertThatThrownBy(work::save).isInstanceOfSatisfying(StorageException.class, lost -> {
                assertThat(lost.isRetryable()).isTrue();
                assertThat(lost.isOutcomeUnknown()).isEqualTo(when == When.AFTER);
            });
            assertThat(work.view().unsaved()).isEqualTo(unsaved);
            assertThat(house.mara().view().open()).hasSize(1);

            assertThat(work.save().orElseThrow().versions()).containsKey(ada).hasSize(3);
            assertSavedOnce(house, work);
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · Create, asked again after a lost connection, creates once")
    void create(When when) {
        try (House house = house()) {
            Engagement work = house.mara().accept(house.chat("ada@example.org")).orElseThrow();
            work.edit(edits -> {
                        edits.customer().firstName("Ada");
                        edits.request().title("Router");
                    })
                    .orElseThrow();
            CustomerId id = work.view().customer().id();
            when.plan(storage);
            assertThatThrownBy(work::create).isInstanceOf(StorageException.class);

            assertThat(work.create().orElseThrow().versions()).containsKey(id);

            assertThat(work.view().customer().created()).isTrue();
            assertThat(work.view().unsaved()).isEmpty();
            assertThat(house.mara().search("ada").orElseThrow().matches()).isEqualTo(1);
            assertThat(Outage.journey(work))
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.request().orElseThrow().title()).isEqualTo("Router"));
            assertThat(work.close().isClosed()).isTrue();
        }
    }

    @ParameterizedTest(name = "{displayName} · closing {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("E6 · a Create before which a read fails has created nobody, and is asked again safely")
    void createAfterFailingRead(boolean closing) throws Exception {
        try (House house = house()) {
            Callable<Boolean> create = create(house, closing);
            storage.failBefore(1, StorageCall.MATCH);

            assertThatThrownBy(create::call).isInstanceOf(StorageException.class);
            assertThat(house.mara().search("ada@example.org").orElseThrow().matches())
                    .isZero();

            assertThat(create.call()).isTrue();
            assertThat(house.mara().search("ada@example.org").orElseThrow().matches())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{displayName} · {0}")
    @EnumSource(names = {"JOURNEY", "LOAD", "FILE"})
    @DisplayName("E6 · a Create after which a read fails is done")
    void createBeforeFailingRead(StorageCall call) throws Exception {
        try (House house = house()) {
            Callable<Boolean> create = create(house, false);
            storage.resetCalls();
            storage.failBefore(1, call);

            assertThat(create.call()).isTrue();
            assertThat(storage.calls(call)).isEqualTo(1);

            assertThat(house.mara().search("ada@example.org").orElseThrow().matches())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · edits that follow an unknown outcome are not lost by asking again")
    void editsAfterwards(When when) {
        try (House house = house()) {
            Engagement work = Outage.edited(house);
            CustomerId ada = work.view().customer().id();
            when.plan(storage);
            assertThatThrownBy(work::save).isInstanceOf(StorageException.class);
            work.edit(edits -> edits.customer().company("Acme")).orElseThrow();

            if (when == When.AFTER) {
                // The draft was cleared by the save that nobody heard of.
                assertThat(Why.codes(work.save())).containsExactly(RefusalCode.DRAFT_MOVED);
            }
            assertThat(work.save().isDone()).isTrue();

            assertThat(work.view().unsaved()).isEmpty();
            assertThat(house.luca()
                            .reopen(ada)
                            .orElseThrow()
                            .view()
                            .customer()
                            .stored()
                            .values())
                    .containsEntry(Field.of("city"), "Roma")
                    .containsEntry(Field.of("company"), "Acme");
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · a save whose process died is asked again in another process: once, never lost")
    void saveElsewhere(When when) {
        try (House house = house()) {
            Engagement work = Outage.edited(house);
            work.flush().orElseThrow();
            when.plan(storage);
            assertThatThrownBy(work::save).isInstanceOf(StorageException.class);

            try (Elsewhere there = Elsewhere.afterKill(house)) {
                Engagement again = there.desk(House.MARA).engagement(work.id()).orElseThrow();
                assertThat(again.view().unsaved()).hasSize(when == When.BEFORE ? 3 : 0);
                assertThat(again.save().isDone()).isTrue();
                assertThat(Outage.changes(house, work.view().customer().id())).isEqualTo(1);
                assertThat(again.view().customer().stored().values()).containsEntry(Field.of("city"), "Roma");
            }
        }
    }

    @Test
    @DisplayName("E7 · the same edits saved again at a later revision are a save of their own")
    void sameEditsTwice() {
        try (House house = house()) {
            Engagement work = house.mara()
                    .reopen(house.customer("Ada", "ada@example.org"))
                    .orElseThrow();
            for (String city : List.of("Roma", "Milano", "Roma")) {
                work.edit(edits -> edits.customer().city(city)).orElseThrow();
                work.save().orElseThrow();
            }
            assertThat(Outage.changes(house, work.view().customer().id())).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("E7 · asking again is the same save although the clock has moved")
    void laterClock() {
        try (House house = house()) {
            Engagement work = Outage.edited(house);
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(work::save).isInstanceOf(StorageException.class);
            house.clock.advance(Duration.ofHours(1));

            work.save().orElseThrow();

            assertSavedOnce(house, work);
        }
    }

    @Test
    @DisplayName("E6 · drafts that can't be stored are kept, counted by health, and stored later")
    void draftsKept() {
        try (House house = house()) {
            Engagement work = house.mara()
                    .reopen(house.customer("Ada", "ada@example.org"))
                    .orElseThrow();
            storage.failBefore(1_000, StorageCall.SAVE_DRAFT);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            house.settle();

            assertThat(house.sdk().health().unsavedDrafts()).isEqualTo(1);
            assertThatThrownBy(work::flush).isInstanceOf(StorageException.class);
            assertThat(work.view().unsaved()).hasSize(1);

            storage.heal();
            work.flush().orElseThrow();
            assertThat(house.sdk().health().unsavedDrafts()).isZero();
        }
    }

    /** A Create of ada@example.org, by itself or as the answer to a close question. */
    private static Callable<Boolean> create(House house, boolean closing) {
        Engagement work = house.mara().accept(house.chat("ada@example.org")).orElseThrow();
        if (closing) {
            var question = (Closing.Uncreated) work.close();
            return () -> work.answer(question.create()).isClosed();
        }
        return () -> work.create().isDone();
    }

    private House house() {
        return new House(storage, Limits.DEFAULT);
    }

    private static void assertSavedOnce(House house, Engagement work) {
        assertThat(work.view().unsaved()).isEmpty();
        assertThat(Outage.changes(house, work.view().customer().id())).isEqualTo(1);
        assertThat(Outage.changes(house, work.view().currentRequest().orElseThrow()))
                .isEqualTo(1);
    }
}
