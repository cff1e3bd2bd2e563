package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.OperationId;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.StorageOutage.When;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.request.RequestId;
import dev.caredesk.testkit.storage.FailingStorage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("operations at once that fail, and asking again under their id")
class OperationIdTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · a comment, a reply and a start, asked again after a lost connection, happen once")
    void repeatedSayingHappensOnce(When when) {
        once(when, work -> new Action.AddComment(ViewLookups.current(work), "called"), Event.Kind.CREATED);
        once(when, work -> new Action.Reply(ViewLookups.current(work), "Hello"), Event.Kind.CREATED);
        once(
                when,
                work -> new Action.Start(ChannelId.of("chat"), MediaType.CHAT, ContactAddress.other("ada")),
                Event.Kind.CREATED);
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · all that is done with requests, asked again after a lost connection, happens once")
    void repeatedRequestActionHappensOnce(When when) {
        once(when, work -> new Action.AddRequest("Billing", "", Optional.empty()), Event.Kind.CREATED);
        once(
                when,
                work -> new Action.AddRequest("Billing", "", Optional.of(ViewLookups.current(work))),
                Event.Kind.CREATED,
                Event.Kind.MOVED);
        once(when, work -> new Action.CloseRequest(ViewLookups.request(work)), Event.Kind.CLOSED);
        once(when, work -> new Action.FollowUp(closed(work), false), Event.Kind.CREATED);
        once(when, work -> new Action.Move(ViewLookups.current(work), added(work)), Event.Kind.MOVED);
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · a follow-up that carries edits along, asked again after a lost connection, carries them once")
    void repeatedFollowUpCarriesOnce(When when) {
        try (TestSite site = site()) {
            Engagement work = StorageOutage.edited(site);
            RequestId closed = ViewLookups.request(work);
            work.closeRequest(closed).orElseThrow();
            when.plan(storage);

            RecordId follow = again(site, work, new Action.FollowUp(closed, true), Event.Kind.CREATED);

            assertThat(work.view().unsaved())
                    .filteredOn(unsaved -> unsaved.field().equals(Field.TITLE))
                    .singleElement()
                    .satisfies(title -> assertThat(title.record()).isEqualTo(follow));
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · a move to another customer, asked again after a lost connection, moves once")
    void repeatedMoveHappensOnce(When when) {
        try (TestSite site = site()) {
            CustomerId bob = site.customer("Bob", "bob@example.org");
            Engagement work = StorageOutage.edited(site);
            ActivityId activity = ViewLookups.current(work);
            when.plan(storage);

            assertThat(again(site, work, new Action.MoveToCustomer(activity, bob), Event.Kind.MOVED))
                    .isEqualTo(bob);

            Engagement there = site.mara().reopen(bob).orElseThrow();
            assertThat(there.view().current()).contains(activity);
            assertThat(ViewLookups.tags(there)).containsExactly("router");
            assertThat(work.view().current()).isEmpty();
            assertThat(work.view().unsaved()).hasSize(2);
            assertThat(site.mara().view().open()).hasSize(2);
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · link, asked again under its id after a lost connection, links once")
    void repeatedLinkHappensOnce(When when) {
        try (TestSite site = site()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement work = site.mara().accept(site.chat("ada@work.example")).orElseThrow();
            when.plan(storage);

            assertThat(again(site, work, new Action.Link(ada), Event.Kind.MOVED))
                    .isEqualTo(ada);

            assertThat(work.view().customer().id()).isEqualTo(ada);
            assertThat(work.view().customer().created()).isTrue();
            assertThat(site.mara().view().open()).hasSize(1);
            assertThat(StorageOutage.journey(work)).hasSize(2);
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · linking what was left without a customer, asked again after a lost connection, links once")
    void repeatedLaterLinkHappensOnce(When when) {
        try (TestSite site = site()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement left = site.mara().accept(site.chat("eve@example.org")).orElseThrow();
            ActivityId activity = ViewLookups.current(left);
            left.answer(left.close().question().orElseThrow().discard()).orElseThrow();
            Optional<Position> start = site.sdk().events().latest();
            OperationId operation = OperationId.of("link-1");
            when.plan(storage);
            assertThatThrownBy(() -> site.mara().link(activity, ada, operation)).isInstanceOf(StorageException.class);

            Engagement work = site.mara().link(activity, ada, operation).orElseThrow();
            assertThat(site.mara().link(activity, ada, operation).orElseThrow().id())
                    .isEqualTo(work.id());

            assertThat(kinds(site, start)).containsExactly(Event.Kind.MOVED);
            assertThat(site.mara().view().open()).hasSize(1);
            assertThat(work.view().activities())
                    .singleElement()
                    .satisfies(view -> assertThat(view.stored().id()).isEqualTo(activity));
            work.edit(edits -> edits.activity(activity).tag("found")).orElseThrow();
            assertThat(work.save().isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("E7 · a known operation id gives the first result, in another process too, and does nothing twice")
    void knownIdGivesFirstResult() {
        try (TestSite site = site()) {
            Engagement work = StorageOutage.edited(site);
            ActivityId activity = ViewLookups.current(work);
            OperationId operation = OperationId.of("comment-1");
            RecordId first = work.perform(new Action.AddComment(activity, "called"), operation)
                    .orElseThrow();
            work.flush().orElseThrow();

            assertThat(work.perform(new Action.AddComment(activity, "called"), operation)
                            .orElseThrow())
                    .isEqualTo(first);
            Engagement there = site.elsewhere(work);
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
    @DisplayName(
            "E7 · ids of operations and saves are known after 30 days and more, and after their request has closed")
    void remembersOldIds() {
        try (TestSite site = site()) {
            Engagement work = StorageOutage.edited(site);
            Action<?> comment = new Action.AddComment(ViewLookups.current(work), "called");
            OperationId operation = OperationId.of("comment-1");
            RecordId first = performed(work, comment, operation);
            Closing.Unsaved question = (Closing.Unsaved) work.close();
            Closing closed = work.answer(question.save());
            Engagement other = site.mara().reopen(work.view().customer().id()).orElseThrow();
            site.clock.advance(Duration.ofDays(400));
            site.sdk().tenant().sweep();
            Optional<Position> start = site.sdk().events().latest();

            try (SecondProcess there = SecondProcess.afterKill(site)) {
                Engagement again =
                        there.desk(TestSite.MARA).engagement(other.id()).orElseThrow();
                assertThat(performed(again, comment, operation)).isEqualTo(first);
                assertThat(work.answer(question.save())).isEqualTo(closed);
                assertThat(there.sdk().events().after(start, 10)).isEmpty();
            }
        }
    }

    @Test
    @DisplayName(
            "E7 · an accepted interaction is remembered for good: offered again after years it is not offered to anybody")
    void remembersAcceptedInteraction() {
        try (TestSite site = site()) {
            InteractionId id = site.chat("ada@example.org");
            Engagement work = site.mara().accept(id).orElseThrow();
            work.create().orElseThrow();
            work.close().orElseThrow();
            site.clock.advance(Duration.ofDays(10 * 365));
            site.sdk().tenant().sweep();

            try (SecondProcess there = SecondProcess.afterKill(site)) {
                site.channel.offer("i1", MediaType.CHAT, Contact.at(ContactAddress.other("ada")), site.clock.instant());
                there.settle();
                assertThat(there.desk(TestSite.LUCA).offers()).isEmpty();
                assertThat(there.desk(TestSite.LUCA).accept(id).refusals())
                        .containsExactly(new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, TestSite.MARA));
            }
        }
    }

    @Test
    @DisplayName("E7 · a refusal is not remembered: the same operation is decided anew")
    void forgetsRefusal() {
        try (TestSite site = site()) {
            Engagement work = StorageOutage.edited(site);
            OperationId operation = OperationId.of("comment-1");
            assertThat(RefusalCodes.codes(
                            work.perform(new Action.AddComment(ViewLookups.current(work), " "), operation)))
                    .containsExactly(RefusalCode.TEXT_EMPTY);

            assertThat(work.perform(new Action.AddComment(ViewLookups.current(work), "called"), operation)
                            .isDone())
                    .isTrue();
        }
    }

    private TestSite site() {
        return new TestSite(storage, Limits.DEFAULT);
    }

    /** Does it on a storage of its own, with unsaved edits that stay. */
    private static void once(When when, Function<Engagement, Action<?>> action, Event.Kind... kinds) {
        FailingStorage fresh = FailingStorage.around(InMemoryStorage.create());
        try (TestSite site = new TestSite(fresh, Limits.DEFAULT)) {
            Engagement work = StorageOutage.edited(site);
            Action<?> made = action.apply(work);
            when.plan(fresh);
            again(site, work, made, kinds);
            assertThat(work.view().unsaved()).hasSize(3);
        }
    }

    /** Asks three times, of which the first fails, and finds in the journal what happened. */
    private static RecordId again(TestSite site, Engagement work, Action<?> action, Event.Kind... kinds) {
        Optional<Position> start = site.sdk().events().latest();
        OperationId operation = OperationId.of("operation-1");
        assertThatThrownBy(() -> performed(work, action, operation)).isInstanceOf(StorageException.class);

        RecordId first = performed(work, action, operation);

        assertThat(performed(work, action, operation)).isEqualTo(first);
        assertThat(kinds(site, start)).as(action.toString()).containsExactly(kinds);
        return first;
    }

    private static List<Event.Kind> kinds(TestSite site, Optional<Position> start) {
        return site.sdk().events().after(start, 500).stream().map(Event::kind).toList();
    }

    private static RequestId closed(Engagement work) {
        return work.closeRequest(work.addRequest("Old", "").orElseThrow()).orElseThrow();
    }

    private static RequestId added(Engagement work) {
        return work.addRequest("Billing", "").orElseThrow();
    }

    private static RecordId performed(Engagement work, Action<?> action, OperationId operation) {
        return work.perform(action, operation).orElseThrow();
    }

    @Test
    @DisplayName("E7 · an operation id belongs to one desk and one action, and is refused as reused for any other")
    void refusesReusedId() {
        try (TestSite site = site()) {
            OperationId one = OperationId.of("1");
            Engagement maras = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            Engagement lucas =
                    site.luca().reopen(site.customer("Bob", "bob@example.org")).orElseThrow();
            CommentId comment = maras.comment("called", one).orElseThrow();

            assertThat(maras.comment("called", one).orElseThrow()).isEqualTo(comment);
            assertThat(Stream.of(
                            maras.comment("called twice", one),
                            maras.reply("called", one),
                            maras.perform(new Action.AddComment(ViewLookups.current(maras), "called"), one),
                            lucas.comment("called", one),
                            lucas.perform(new Action.CloseRequest(ViewLookups.request(lucas)), one)))
                    .allSatisfy(refused ->
                            assertThat(ViewLookups.codes(refused)).containsExactly(RefusalCode.OPERATION_REUSED));
            assertThat(lucas.view().requests().get(0).editable()).isTrue();
        }
    }

    @Test
    @DisplayName("E7 · an operation id is refused as reused for the same action in another engagement of the desk")
    void reusedElsewhere() {
        try (TestSite site = site()) {
            Engagement work = site.mara().accept(site.chat("eve@example.org")).orElseThrow();
            Engagement other = StorageOutage.edited(site);
            Action<?> add = new Action.AddRequest("Billing", "", Optional.empty());
            Action<?> start = new Action.Start(ChannelId.of("chat"), MediaType.CHAT, ContactAddress.other("ada"));
            Action<?> link = new Action.Link(site.customer("Bob", "bob@example.org"));
            RecordId linked = performed(work, link, OperationId.of("link"));
            RecordId comment = work.comment("called", OperationId.of("comment")).orElseThrow();
            RecordId reply = work.reply("Hello", OperationId.of("reply")).orElseThrow();
            RecordId added = performed(work, add, OperationId.of("add"));
            RecordId started = performed(work, start, OperationId.of("start"));

            assertThat(Stream.of(
                            other.perform(link, OperationId.of("link")),
                            other.comment("called", OperationId.of("comment")),
                            other.reply("Hello", OperationId.of("reply")),
                            other.perform(add, OperationId.of("add")),
                            other.perform(start, OperationId.of("start"))))
                    .allSatisfy(refused ->
                            assertThat(ViewLookups.codes(refused)).containsExactly(RefusalCode.OPERATION_REUSED));

            assertThat(performed(work, link, OperationId.of("link"))).isEqualTo(linked);
            assertThat(work.comment("called", OperationId.of("comment")).orElseThrow())
                    .isEqualTo(comment);
            assertThat(work.reply("Hello", OperationId.of("reply")).orElseThrow())
                    .isEqualTo(reply);
            assertThat(performed(work, add, OperationId.of("add"))).isEqualTo(added);
            assertThat(performed(work, start, OperationId.of("start"))).isEqualTo(started);
        }
    }

    @Test
    @DisplayName(
            "E7 · an operation id under which a request was added is refused as reused for a request with another title")
    void otherTitle() {
        try (TestSite site = site()) {
            Engagement work = StorageOutage.edited(site);
            OperationId operation = OperationId.of("add");
            performed(work, new Action.AddRequest("Billing", "", Optional.empty()), operation);

            assertThat(ViewLookups.codes(
                            work.perform(new Action.AddRequest("Router", "", Optional.empty()), operation)))
                    .containsExactly(RefusalCode.OPERATION_REUSED);
        }
    }
}
