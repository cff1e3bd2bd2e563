package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Actor;
import dev.caredesk.Field;
import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.RefusalCode;
import dev.caredesk.Tenant;
import dev.caredesk.TenantId;
import dev.caredesk.TenantSettings;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.event.Position;
import dev.caredesk.request.RequestId;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("tenants, and the journal")
class TenantsAndJournalTest {

    private static final TenantId OTHER = TenantId.of("other");

    @Test
    @DisplayName("Z2 · a call for one tenant finds no record of another by id, search, list, journal or setting")
    void readsNoRecordOfOtherTenant() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement lost = site.mara().accept(site.chat("eve@example.org")).orElseThrow();
            ActivityId activity = lost.view().current().orElseThrow();
            lost.answer(lost.close().question().orElseThrow().discard()).orElseThrow();
            Engagement open = site.mara().reopen(ada).orElseThrow();
            site.sdk()
                    .tenant()
                    .changeSettings(new TenantSettings(Duration.ofDays(9), Optional.of("IT"), Locale.ITALIAN))
                    .orElseThrow();
            InteractionId offered = site.chat("zoe@example.org");
            Tenant other = site.sdk().tenant(OTHER);
            Desk desk = other.desk(TestSite.MARA);

            assertThat(RefusalCodes.codes(desk.reopen(ada))).containsExactly(RefusalCode.RECORD_UNKNOWN);
            assertThat(RefusalCodes.codes(desk.engagement(open.id()))).containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
            assertThat(RefusalCodes.codes(desk.accept(offered))).containsExactly(RefusalCode.INTERACTION_GONE);
            assertThat(RefusalCodes.codes(desk.reject(offered))).containsExactly(RefusalCode.INTERACTION_GONE);
            assertThat(RefusalCodes.codes(desk.link(activity, ada))).containsExactly(RefusalCode.RECORD_UNKNOWN);
            assertThat(desk.search("ada").orElseThrow().matches()).isZero();
            assertThat(desk.unlinked(Optional.empty(), 10).orElseThrow().items())
                    .isEmpty();
            assertThat(desk.view().offers()).isEmpty();
            assertThat(desk.view().open()).isEmpty();
            assertThat(desk.view().recent()).isEmpty();
            assertThat(other.events().after(Optional.empty(), 100)).isEmpty();
            assertThat(other.settings()).isEqualTo(TenantSettings.DEFAULT);
        }
    }

    @Test
    @DisplayName("Z2 · an engagement of one tenant can't name, link, move to or edit a record of another")
    void writesNoRecordOfOtherTenant() {
        try (TestSite site = new TestSite();
                SecondProcess there = SecondProcess.of(site, builder -> builder.channel(OTHER, CHAT))) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement theirs = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            RequestId request = theirs.view().currentRequest().orElseThrow();
            ActivityId activity = theirs.view().current().orElseThrow();
            InteractionId id = CHAT.offer(
                    "o1", MediaType.CHAT, Contact.at(ContactAddress.email("ada@example.org")), site.clock.instant());
            there.settle();
            Engagement mine =
                    there.sdk().tenant(OTHER).desk(TestSite.MARA).accept(id).orElseThrow();
            assertThat(mine.view().customer().created()).isFalse();
            assertThat(mine.view().customer().candidates()).isEmpty();
            ActivityId own = mine.view().current().orElseThrow();
            var events = site.sdk().events().latest();

            assertThat(RefusalCodes.codes(mine.link(ada))).containsExactly(RefusalCode.RECORD_UNKNOWN);
            mine.create().orElseThrow();
            List<Outcome<?>> foreign = List.of(
                    mine.perform(new Action.MoveToCustomer(own, ada)),
                    mine.move(own, request),
                    mine.move(activity, mine.view().currentRequest().orElseThrow()),
                    mine.perform(new Action.AddComment(activity, "x")),
                    mine.perform(new Action.Reply(activity, "x")),
                    mine.perform(new Action.AddRequest("x", "", Optional.of(activity))),
                    mine.closeRequest(request),
                    mine.followUp(request),
                    mine.apply(List.of(new Edit.SetField(request, Field.TITLE, Optional.of("x")))),
                    mine.apply(List.of(new Edit.AddTag(activity, "x"))),
                    mine.messages(activity, Optional.empty(), 10),
                    mine.comments(activity, Optional.empty(), 10),
                    mine.attachment(activity, Samples.ATTACHMENT));
            assertThat(foreign).extracting(RefusalCodes::codes).containsOnly(List.of(RefusalCode.RECORD_UNKNOWN));
            assertThat(site.sdk().events().latest()).isEqualTo(events);
        }
    }

    @Test
    @DisplayName("Z2 · the same external id, interaction and operation id in two tenants are two")
    void sameIdsInTwoTenantsAreTwo() {
        try (TestSite site = new TestSite();
                SecondProcess there = SecondProcess.of(site, builder -> builder.channel(OTHER, CHAT))) {
            Engagement one = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            InteractionId id = CHAT.offer(
                    "i1", MediaType.CHAT, Contact.at(ContactAddress.email("ada@example.org")), site.clock.instant());
            there.settle();
            Engagement two =
                    there.sdk().tenant(OTHER).desk(TestSite.LUCA).accept(id).orElseThrow();
            for (Engagement work : List.of(one, two)) {
                work.edit(edits -> edits.customer().externalId("A-1")).orElseThrow();
                work.create().orElseThrow();
                ActivityId activity = work.view().current().orElseThrow();
                work.perform(new Action.AddComment(activity, "called"), OperationId.of("op-1"))
                        .orElseThrow();
                assertThat(work.comments(activity, Optional.empty(), 10)
                                .orElseThrow()
                                .items())
                        .hasSize(1);
            }
        }
    }

    private static final RecordingChannel CHAT = RecordingChannel.of("chat");

    @Test
    @DisplayName("Z3 · the journal has who, when, which record, which fields, before and after")
    void journalHasAllParts() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement work = site.mara().reopen(ada).orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            work.save().orElseThrow();
            Optional<Position> before = site.sdk().events().latest();
            Instant at = site.clock.advance(Duration.ofMinutes(1));
            work.edit(edits -> edits.customer().city("Milano").company("Acme")).orElseThrow();
            work.save().orElseThrow();

            assertThat(site.sdk().events().after(before, 10)).singleElement().satisfies(event -> {
                assertThat(event.by()).isEqualTo(Actor.of(TestSite.MARA));
                assertThat(event.at()).isEqualTo(at);
                assertThat(event.record()).isEqualTo(ada);
                assertThat(event.customer()).contains(ada);
                assertThat(event.kind()).isEqualTo(Event.Kind.CHANGED);
                assertThat(event.diffs())
                        .containsExactlyInAnyOrder(
                                new FieldDiff(Field.of("city"), Optional.of("Roma"), Optional.of("Milano")),
                                new FieldDiff(Field.of("company"), Optional.empty(), Optional.of("Acme")));
            });
        }
    }

    @Test
    @DisplayName(
            "Z3 · every change is in the journal: accept, Create, tag, comment, message, request, move, close, end")
    void journalHasEveryChange() {
        try (TestSite site = new TestSite()) {
            InteractionId chat = site.chat("ada@example.org");
            Engagement work = site.mara().accept(chat).orElseThrow();
            ActivityId activity = work.view().current().orElseThrow();
            assertThat(news(site)).anyMatch(event -> is(event, activity, Event.Kind.CREATED));
            work.create().orElseThrow();
            CustomerId customer = work.view().customer().id();
            RequestId request = work.view().currentRequest().orElseThrow();
            assertThat(news(site))
                    .anyMatch(event -> is(event, customer, Event.Kind.CREATED))
                    .anyMatch(event -> is(event, request, Event.Kind.CREATED));
            work.edit(edits -> edits.activity().tag("router")).orElseThrow();
            work.save().orElseThrow();
            assertThat(news(site))
                    .anyMatch(event -> is(event, activity, Event.Kind.CHANGED)
                            && event.diffs()
                                    .contains(new FieldDiff(Field.TAGS, Optional.empty(), Optional.of("router"))));
            var comment = work.comment("called").orElseThrow();
            assertThat(news(site)).anyMatch(event -> is(event, comment, Event.Kind.CREATED));
            site.channel.message(chat, "m1", site.clock.instant(), "Hello?");
            site.settle();
            assertThat(news(site))
                    .anyMatch(event ->
                            event.record() instanceof MessageId && event.by().equals(Actor.of(site.channel.id())));
            RequestId made = work.addRequest("Billing", "").orElseThrow();
            assertThat(news(site)).anyMatch(event -> is(event, made, Event.Kind.CREATED));
            work.move(activity, made).orElseThrow();
            assertThat(news(site)).anyMatch(event -> is(event, activity, Event.Kind.MOVED));
            work.closeRequest(request).orElseThrow();
            assertThat(news(site)).anyMatch(event -> is(event, request, Event.Kind.CLOSED));
            site.channel.end(chat, site.clock.instant());
            site.settle();
            assertThat(news(site))
                    .anyMatch(event ->
                            is(event, activity, Event.Kind.ENDED) && event.by().equals(Actor.of(site.channel.id())));
            site.clock.advance(Duration.ofDays(6));
            assertThat(site.sdk().tenant().sweep()).isEqualTo(1);
            assertThat(news(site))
                    .anyMatch(event ->
                            is(event, made, Event.Kind.CLOSED) && event.by().equals(Actor.SYSTEM));
        }
    }

    @Test
    @DisplayName("Z3 · what changes nothing leaves no entry: edits, refusals, questions, discard of edits, reading")
    void noChangeLeavesNoEntry() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Optional<Position> before = site.sdk().events().latest();
            Engagement work = site.mara().reopen(ada).orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            work.flush().orElseThrow();
            assertThat(work.comment(" ").isDone()).isFalse();
            Closing closing = work.close();
            work.answer(closing.question().orElseThrow().discard()).orElseThrow();

            assertThat(site.sdk().events().after(before, 10)).isEmpty();
        }
    }

    @Test
    @DisplayName("Z3 · a listener that begins at a position misses nothing that was committed while nobody listened")
    void listenerMissesNothing() {
        try (TestSite site = new TestSite()) {
            Optional<Position> start = site.sdk().events().latest();
            CustomerId ada = site.customer("Ada", "ada@example.org");
            List<Event> heard = new ArrayList<>();
            try (SecondProcess there = SecondProcess.afterKill(site)) {
                there.sdk().events().listen(start, heard::add);
                there.settle();
                assertThat(heard).isEqualTo(there.sdk().events().after(start, 500));
                assertThat(heard).extracting(Event::record).contains(ada);
                assertThat(heard).extracting(Event::position).doesNotHaveDuplicates();
            }
        }
    }

    private Optional<Position> read = Optional.empty();

    private List<Event> news(TestSite site) {
        List<Event> news = site.sdk().events().after(read, 500);
        read = site.sdk().events().latest();
        return news;
    }

    private static boolean is(Event event, dev.caredesk.RecordId record, Event.Kind kind) {
        return event.record().equals(record) && event.kind() == kind;
    }
}
