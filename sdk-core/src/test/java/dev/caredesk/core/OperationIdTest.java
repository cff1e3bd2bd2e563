package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Limits;
import dev.caredesk.OperationId;
import dev.caredesk.RecordId;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.Outage.When;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.storage.FailingStorage;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("operations at once that fail, and asking again under their id")
class OperationIdTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · every operation at once, asked again under its id after a lost connection, happens once")
    void atOnce(When when) {
        once(
                when,
                work -> new Action.AddComment(work.view().current().orElseThrow(), "called"),
                work -> assertThat(work.comments(Told.current(work), Optional.empty(), 10)
                                .orElseThrow()
                                .items())
                        .hasSize(1));
        once(
                when,
                work -> new Action.Reply(Told.current(work), "Hello"),
                work -> assertThat(work.messages(Told.current(work), Optional.empty(), 10)
                                .orElseThrow()
                                .items())
                        .hasSize(1));
        once(
                when,
                work -> new Action.AddRequest("Billing", "", Optional.of(Told.current(work))),
                work -> assertThat(Outage.journey(work).stream()
                                .flatMap(entry -> entry.request().stream())
                                .filter(request -> request.title().equals("Billing")))
                        .hasSize(1));
        once(
                when,
                work -> new Action.CloseRequest(work.view().currentRequest().orElseThrow()),
                work -> assertThat(Outage.journey(work).stream()
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
            assertThat(Outage.journey(work)).hasSize(2);
        }
    }

    @Test
    @DisplayName("E7 · a known operation id gives the first result, in another process too, and does nothing twice")
    void knownId() {
        try (House house = house()) {
            Engagement work = Outage.edited(house);
            ActivityId activity = Told.current(work);
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
            Engagement work = Outage.edited(house);
            OperationId operation = OperationId.of("comment-1");
            assertThat(Why.codes(work.perform(new Action.AddComment(Told.current(work), " "), operation)))
                    .containsExactly(RefusalCode.TEXT_EMPTY);

            assertThat(work.perform(new Action.AddComment(Told.current(work), "called"), operation)
                            .isDone())
                    .isTrue();
        }
    }

    private House house() {
        return new House(storage, Limits.DEFAULT);
    }

    private void once(When when, Function<Engagement, Action<?>> action, Consumer<Engagement> proof) {
        FailingStorage fresh = FailingStorage.around(InMemoryStorage.create());
        try (House house = new House(fresh, Limits.DEFAULT)) {
            Engagement work = Outage.edited(house);
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
}
