package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.OperationId;
import dev.caredesk.RecordId;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("saves that fail, and asking again")
class FailingSaveTest {

    /** When the storage fails: nothing was done, or all was done and nobody heard. */
    enum When {
        BEFORE,
        AFTER;

        void plan(FailingStorage storage) {
            if (this == BEFORE) {
                storage.failBefore(1, StorageCall.COMMIT);
            } else {
                storage.failAfter(1, StorageCall.COMMIT);
            }
        }
    }

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());

    @Test
    @DisplayName("E6 · a save that one stale record refuses writes no record of the draft")
    void atomic() {
        try (House house = house()) {
            Engagement work = edited(house);
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
            Engagement work = edited(house);
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
            assertThat(journey(work))
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.request().orElseThrow().title()).isEqualTo("Router"));
            assertThat(work.close().isClosed()).isTrue();
        }
    }

    @ParameterizedTest(name = "{displayName} · {0}")
    @EnumSource(names = {"MATCH", "JOURNEY", "LOAD", "FILE"})
    @DisplayName("E6 · a Create around which a read fails is either done or asked again safely")
    void createWithFailingReads(StorageCall call) {
        try (House house = house()) {
            for (boolean closing : new boolean[] {false, true}) {
                Engagement work = house.mara()
                        .accept(house.chat("ada" + closing + "@example.org"))
                        .orElseThrow();
                var question = (Closing.Uncreated) work.close();
                storage.failBefore(1, call);
                Callable<Boolean> create = closing
                        ? () -> work.answer(question.create()).isClosed()
                        : () -> work.create().isDone();
                if (catchThrowable(() -> assertThat(create.call()).isTrue()) instanceof StorageException) {
                    assertThatCode(() -> assertThat(create.call()).isTrue()).doesNotThrowAnyException();
                }
                storage.heal();
                assertThat(house.mara()
                                .search("ada" + closing + "@example.org")
                                .orElseThrow()
                                .matches())
                        .isEqualTo(1);
            }
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · an answer that saves, asked again after a lost connection, saves and closes once")
    void answer(When when) {
        try (House house = house()) {
            Engagement work = edited(house);
            Closing.Unsaved question = (Closing.Unsaved) work.close();
            when.plan(storage);
            assertThatThrownBy(() -> work.answer(question.save())).isInstanceOf(StorageException.class);

            Closing closing = work.answer(question.save());

            assertThat(closing.isClosed()).isTrue();
            assertThat(((Closing.Closed) closing).saved().orElseThrow().versions())
                    .hasSize(3);
            assertThat(work.answer(question.save()).isClosed()).isTrue();
            assertThat(house.mara().view().open()).isEmpty();
            assertThat(house.mara().view().recent()).hasSize(1);
            assertSavedOnce(house, work);
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · create and discard as answers, and close, asked again after a lost connection, happen once")
    void leaving(When when) {
        try (House house = house()) {
            Engagement created =
                    house.mara().accept(house.chat("ada@example.org")).orElseThrow();
            Closing.Uncreated create = (Closing.Uncreated) created.close();
            when.plan(storage);
            assertThatThrownBy(() -> created.answer(create.create())).isInstanceOf(StorageException.class);
            assertThat(created.answer(create.create()).isClosed()).isTrue();

            Engagement dropped =
                    house.mara().accept(house.chat("bob@example.org")).orElseThrow();
            var discard = dropped.close().question().orElseThrow().discard();
            when.plan(storage);
            assertThatThrownBy(() -> dropped.answer(discard)).isInstanceOf(StorageException.class);
            assertThat(dropped.answer(discard).isClosed()).isTrue();

            Engagement again =
                    house.mara().reopen(created.view().customer().id()).orElseThrow();
            when.plan(storage);
            assertThatThrownBy(again::close).isInstanceOf(StorageException.class);
            Closing closed = again.close();
            assertThat(closed.isClosed() || Why.codes(closed).equals(List.of(RefusalCode.ENGAGEMENT_CLOSED)))
                    .isTrue();

            house.settle();
            assertThat(house.mara().view().open()).isEmpty();
            assertThat(house.mara().view().recent()).hasSize(1);
            assertThat(house.mara().unlinked(Optional.empty(), 10).orElseThrow().items())
                    .hasSize(1);
            assertThat(house.channel.told(Command.Close.class)).hasSize(2);
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · edits that follow an unknown outcome are not lost by asking again")
    void editsAfterwards(When when) {
        try (House house = house()) {
            Engagement work = edited(house);
            CustomerId ada = work.view().customer().id();
            when.plan(storage);
            assertThatThrownBy(work::save).isInstanceOf(StorageException.class);
            work.edit(edits -> edits.customer().company("Acme")).orElseThrow();

            var outcome = work.save();
            if (!outcome.isDone()) {
                assertThat(Why.codes(outcome)).containsExactly(RefusalCode.DRAFT_MOVED);
                assertThat(work.save().isDone()).isTrue();
            }

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
            Engagement work = edited(house);
            work.flush().orElseThrow();
            when.plan(storage);
            assertThatThrownBy(work::save).isInstanceOf(StorageException.class);

            try (Elsewhere there = Elsewhere.afterKill(house)) {
                Engagement again = there.desk(House.MARA).engagement(work.id()).orElseThrow();
                assertThat(again.view().unsaved()).hasSize(when == When.BEFORE ? 3 : 0);
                assertThat(again.save().isDone()).isTrue();
                assertThat(changes(house, work.view().customer().id())).isEqualTo(1);
                assertThat(again.view().customer().stored().values()).containsEntry(Field.of("city"), "Roma");
            }
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · accept, asked again after a lost connection, accepts once")
    void accept(When when) {
        try (House house = house()) {
            InteractionId id = house.chat("ada@example.org");
            when.plan(storage);
            assertThatThrownBy(() -> house.mara().accept(id)).isInstanceOf(StorageException.class);

            Engagement work = house.mara().accept(id).orElseThrow();
            house.settle();

            assertThat(work.view().activities()).hasSize(1);
            assertThat(work.view().current()).isPresent();
            assertThat(house.mara().view().open()).hasSize(1);
            assertThat(house.mara().offers()).isEmpty();
            assertThat(house.channel.told(Command.Accept.class)).hasSize(1);
            assertThat(Why.codes(house.luca().accept(id))).containsExactly(RefusalCode.INTERACTION_TAKEN);
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · reopen, asked again after a lost connection, opens once")
    void reopen(When when) {
        try (House house = house()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            when.plan(storage);
            assertThatThrownBy(() -> house.mara().reopen(ada)).isInstanceOf(StorageException.class);

            Engagement work = house.mara().reopen(ada).orElseThrow();

            assertThat(house.mara().view().open()).extracting("engagement").containsExactly(work.id());
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            assertThat(work.save().isDone()).isTrue();
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · every operation at once, asked again under its id after a lost connection, happens once")
    void atOnce(When when) {
        once(
                when,
                work -> new Action.AddComment(work.view().current().orElseThrow(), "called"),
                work -> assertThat(work.comments(current(work), Optional.empty(), 10)
                                .orElseThrow()
                                .items())
                        .hasSize(1));
        once(
                when,
                work -> new Action.Reply(current(work), "Hello"),
                work -> assertThat(work.messages(current(work), Optional.empty(), 10)
                                .orElseThrow()
                                .items())
                        .hasSize(1));
        once(
                when,
                work -> new Action.AddRequest("Billing", "", Optional.of(current(work))),
                work -> assertThat(journey(work).stream()
                                .flatMap(entry -> entry.request().stream())
                                .filter(request -> request.title().equals("Billing")))
                        .hasSize(1));
        once(
                when,
                work -> new Action.CloseRequest(work.view().currentRequest().orElseThrow()),
                work -> assertThat(journey(work).stream()
                                .flatMap(entry -> entry.request().stream())
                                .filter(request -> !request.isOpen()))
                        .isNotEmpty());
        once(
                when,
                work -> new Action.Start(ChannelId.of("chat"), MediaType.CHAT, ContactAddress.other("ada")),
                work -> assertThat(work.view().activities()).hasSize(2));
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · link, asked again under its id after a lost connection, links once")
    void link(When when) {
        try (House house = house()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement work =
                    house.mara().accept(house.chat("ada@work.example")).orElseThrow();
            OperationId operation = OperationId.of("link-1");
            when.plan(storage);
            assertThatThrownBy(() -> work.perform(new Action.Link(ada), operation))
                    .isInstanceOf(StorageException.class);

            assertThat(work.perform(new Action.Link(ada), operation).orElseThrow())
                    .isEqualTo(ada);

            assertThat(work.view().customer().id()).isEqualTo(ada);
            assertThat(work.view().customer().created()).isTrue();
            assertThat(house.mara().view().open()).hasSize(1);
            assertThat(journey(work)).hasSize(2);
        }
    }

    @Test
    @DisplayName("E7 · a known operation id gives the first result, in another process too, and does nothing twice")
    void knownId() {
        try (House house = house()) {
            Engagement work = edited(house);
            ActivityId activity = current(work);
            OperationId operation = OperationId.of("comment-1");
            RecordId first = work.perform(new Action.AddComment(activity, "called"), operation)
                    .orElseThrow();
            work.flush().orElseThrow();

            assertThat(work.perform(new Action.AddComment(activity, "called"), operation)
                            .orElseThrow())
                    .isEqualTo(first);
            Engagement there =
                    house.process().desk(House.MARA).engagement(work.id()).orElseThrow();
            assertThat(there.perform(new Action.AddComment(activity, "called"), operation)
                            .orElseThrow())
                    .isEqualTo(first);
            assertThat(there.comments(activity, Optional.empty(), 10)
                            .orElseThrow()
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("E7 · a refusal is not remembered: the same operation is decided anew")
    void refusalForgotten() {
        try (House house = house()) {
            Engagement work = edited(house);
            OperationId operation = OperationId.of("comment-1");
            assertThat(Why.codes(work.perform(new Action.AddComment(current(work), " "), operation)))
                    .containsExactly(RefusalCode.TEXT_EMPTY);

            assertThat(work.perform(new Action.AddComment(current(work), "called"), operation)
                            .isDone())
                    .isTrue();
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
            assertThat(changes(house, work.view().customer().id())).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("E7 · asking again is the same save although the clock has moved")
    void laterClock() {
        try (House house = house()) {
            Engagement work = edited(house);
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

    private House house() {
        return new House(storage, Limits.DEFAULT);
    }

    private void once(When when, Function<Engagement, Action<?>> action, Consumer<Engagement> proof) {
        FailingStorage fresh = FailingStorage.around(InMemoryStorage.create());
        try (House house = new House(fresh, Limits.DEFAULT)) {
            Engagement work = edited(house);
            Action<?> made = action.apply(work);
            OperationId operation = OperationId.of("operation-1");
            when.plan(fresh);
            assertThatThrownBy(() -> performed(work, made, operation)).isInstanceOf(StorageException.class);

            RecordId first = performed(work, made, operation);

            assertThat(performed(work, made, operation)).isEqualTo(first);
            proof.accept(work);
            assertThat(work.view().unsaved()).hasSize(3);
        }
    }

    private static RecordId performed(Engagement work, Action<?> action, OperationId operation) {
        return work.perform(action, operation).orElseThrow();
    }

    private static Engagement edited(House house) {
        house.customer("Ada", "ada@example.org");
        Engagement work = house.mara().accept(house.chat("ada@example.org")).orElseThrow();
        work.edit(edits -> {
                    edits.customer().city("Roma");
                    edits.request().title("Router");
                    edits.activity().tag("router");
                })
                .orElseThrow();
        return work;
    }

    private void assertSavedOnce(House house, Engagement work) {
        assertThat(work.view().unsaved()).isEmpty();
        assertThat(changes(house, work.view().customer().id())).isEqualTo(1);
        assertThat(changes(house, work.view().currentRequest().orElseThrow())).isEqualTo(1);
    }

    private static long changes(House house, RecordId record) {
        return house.sdk().events().after(Optional.empty(), 500).stream()
                .filter(event ->
                        event.kind() == Event.Kind.CHANGED && event.record().equals(record))
                .count();
    }

    private static List<JourneyEntry> journey(Engagement work) {
        return work.journey(Optional.empty(), 20).orElseThrow().items();
    }

    private static ActivityId current(Engagement work) {
        return work.view().current().orElseThrow();
    }
}
