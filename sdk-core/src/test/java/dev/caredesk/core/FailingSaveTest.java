package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.core.StorageOutage.When;
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
    void staleSaveWritesNothing() {
        try (TestSite site = site()) {
            Engagement work = StorageOutage.edited(site);
            CustomerId ada = work.view().customer().id();
            Engagement theirs = site.luca().reopen(ada).orElseThrow();
            theirs.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            theirs.save().orElseThrow();
            var events = site.sdk().events().latest();
            var unsaved = work.view().unsaved();

            assertThat(RefusalCodes.codes(work.save())).containsExactly(RefusalCode.RECORD_STALE);

            assertThat(site.sdk().events().latest()).isEqualTo(events);
            assertThat(work.view().unsaved()).isEqualTo(unsaved).hasSize(3);
            assertThat(site.mara().view().open()).hasSize(1);
        }
    }

    @Test
    @DisplayName("E6 · a Create that an external id refuses creates nobody and keeps the draft whole")
    void refusedCreateWritesNothing() {
        try (TestSite site = site()) {
            Engagement first = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            first.edit(edits -> edits.customer().firstName("Ada").externalId("A-1"))
                    .orElseThrow();
            first.create().orElseThrow();
            Engagement second = site.mara().accept(site.chat("bob@example.org")).orElseThrow();
            second.edit(edits -> {
                        edits.customer().firstName("Bob").externalId("A-1");
                        edits.request().title("Router");
                    })
                    .orElseThrow();
            var events = site.sdk().events().latest();
            var unsaved = second.view().unsaved();

            assertThat(RefusalCodes.codes(second.create())).containsExactly(RefusalCode.EXTERNAL_ID_TAKEN);

            assertThat(site.sdk().events().latest()).isEqualTo(events);
            assertThat(second.view().unsaved()).isEqualTo(unsaved);
            assertThat(site.mara().search("bob").orElseThrow().matches()).isZero();
            second.edit(edits -> edits.customer().externalId("A-2")).orElseThrow();
            assertThat(second.create().isDone()).isTrue();
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName(
            "E6 · a save on a lost connection keeps the engagement open and the draft whole; asking again saves once")
    void repeatedSaveSavesOnce(When when) {
        try (TestSite site = site()) {
            Engagement work = StorageOutage.edited(site);
            CustomerId ada = work.view().customer().id();
            var unsaved = work.view().unsaved();
            when.plan(storage);

            assertThatThrownBy(work::save).isInstanceOfSatisfying(StorageException.class, lost -> {
                assertThat(lost.isRetryable()).isTrue();
                assertThat(lost.isOutcomeUnknown()).isEqualTo(when == When.AFTER);
            });
            assertThat(work.view().unsaved()).isEqualTo(unsaved);
            assertThat(site.mara().view().open()).hasSize(1);

            assertThat(work.save().orElseThrow().versions()).containsKey(ada).hasSize(3);
            assertSavedOnce(site, work);
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · Create, asked again after a lost connection, creates once")
    void repeatedCreateCreatesOnce(When when) {
        try (TestSite site = site()) {
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
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
            assertThat(site.mara().search("ada").orElseThrow().matches()).isEqualTo(1);
            assertThat(StorageOutage.journey(work))
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
        try (TestSite site = site()) {
            Callable<Boolean> create = create(site, closing);
            storage.failBefore(1, StorageCall.MATCH);

            assertThatThrownBy(create::call).isInstanceOf(StorageException.class);
            assertThat(site.mara().search("ada@example.org").orElseThrow().matches())
                    .isZero();

            assertThat(create.call()).isTrue();
            assertThat(site.mara().search("ada@example.org").orElseThrow().matches())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{displayName} · {0}")
    @EnumSource(names = {"JOURNEY", "LOAD", "FILE"})
    @DisplayName("E6 · a Create after which a read fails is done, and health has the failure")
    void createBeforeFailingRead(StorageCall call) throws Exception {
        try (TestSite site = site()) {
            Callable<Boolean> create = create(site, false);
            storage.resetCalls();
            storage.failBefore(1, call);

            assertThat(create.call()).isTrue();
            assertThat(storage.calls(call)).isEqualTo(1);

            assertThat(site.sdk().health().problems()).hasSize(1);
            assertThat(site.mara().search("ada@example.org").orElseThrow().matches())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · edits that follow an unknown outcome are not lost by asking again")
    void keepsEditsAfterUnknownOutcome(When when) {
        try (TestSite site = site()) {
            Engagement work = StorageOutage.edited(site);
            CustomerId ada = work.view().customer().id();
            when.plan(storage);
            assertThatThrownBy(work::save).isInstanceOf(StorageException.class);
            work.edit(edits -> edits.customer().company("Acme")).orElseThrow();

            if (when == When.AFTER) {
                // The draft was cleared by the save that nobody heard of.
                assertThat(RefusalCodes.codes(work.save())).containsExactly(RefusalCode.DRAFT_MOVED);
            }
            assertThat(work.save().isDone()).isTrue();

            assertThat(work.view().unsaved()).isEmpty();
            assertThat(site.luca()
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
    void otherProcessSavesOnce(When when) {
        try (TestSite site = site()) {
            Engagement work = StorageOutage.edited(site);
            work.flush().orElseThrow();
            when.plan(storage);
            assertThatThrownBy(work::save).isInstanceOf(StorageException.class);

            try (SecondProcess there = SecondProcess.afterKill(site)) {
                Engagement again =
                        there.desk(TestSite.MARA).engagement(work.id()).orElseThrow();
                assertThat(again.view().unsaved()).hasSize(when == When.BEFORE ? 3 : 0);
                assertThat(again.save().isDone()).isTrue();
                assertThat(StorageOutage.changes(site, work.view().customer().id()))
                        .isEqualTo(1);
                assertThat(again.view().customer().stored().values()).containsEntry(Field.of("city"), "Roma");
            }
        }
    }

    @Test
    @DisplayName("E7 · the same edits saved again at a later revision are a save of their own")
    void sameEditsAreAnotherSave() {
        try (TestSite site = site()) {
            Engagement work =
                    site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
            for (String city : List.of("Roma", "Milano", "Roma")) {
                work.edit(edits -> edits.customer().city(city)).orElseThrow();
                work.save().orElseThrow();
            }
            assertThat(StorageOutage.changes(site, work.view().customer().id())).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("E7 · asking again is the same save although the clock has moved")
    void laterClockIsSameSave() {
        try (TestSite site = site()) {
            Engagement work = StorageOutage.edited(site);
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(work::save).isInstanceOf(StorageException.class);
            site.clock.advance(Duration.ofHours(1));

            work.save().orElseThrow();

            assertSavedOnce(site, work);
        }
    }

    @Test
    @DisplayName("E6 · drafts that can't be stored are kept, counted by health, and stored later")
    void keepsUnstorableDrafts() {
        try (TestSite site = site()) {
            Engagement work =
                    site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
            storage.failBefore(1_000, StorageCall.SAVE_DRAFT);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            site.settle();

            assertThat(site.sdk().health().unsavedDrafts()).isEqualTo(1);
            assertThatThrownBy(work::flush).isInstanceOf(StorageException.class);
            assertThat(work.view().unsaved()).hasSize(1);

            storage.heal();
            work.flush().orElseThrow();
            assertThat(site.sdk().health().unsavedDrafts()).isZero();
        }
    }

    /** A Create of ada@example.org, by itself or as the answer to a close question. */
    private static Callable<Boolean> create(TestSite site, boolean closing) {
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        if (closing) {
            var question = (Closing.Uncreated) work.close();
            return () -> work.answer(question.create()).isClosed();
        }
        return () -> work.create().isDone();
    }

    private TestSite site() {
        return new TestSite(storage, Limits.DEFAULT);
    }

    private static void assertSavedOnce(TestSite site, Engagement work) {
        assertThat(work.view().unsaved()).isEmpty();
        assertThat(StorageOutage.changes(site, work.view().customer().id())).isEqualTo(1);
        assertThat(StorageOutage.changes(site, work.view().currentRequest().orElseThrow()))
                .isEqualTo(1);
    }
}
