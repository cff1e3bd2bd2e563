package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Limits;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.MissedInteraction;
import dev.caredesk.event.Event;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a missed interaction")
class MissedInteractionTest {

    private static final Contact CALLER = Contact.at(ContactAddress.phone("+390212345678"));

    private final TestSite site = new TestSite();

    @AfterEach
    void end() {
        site.close();
    }

    private InteractionId missed(MediaType media, Contact contact) {
        InteractionId id = site.offer(media, contact);
        site.clock.advance(Duration.ofSeconds(20));
        site.channel.end(id, site.clock.instant());
        site.settle();
        return id;
    }

    private List<MissedInteraction> list() {
        return site.luca().missed(Optional.empty(), 20).orElseThrow().items();
    }

    @Test
    @DisplayName("D8 · is listed newest first in every process, with what was said, and offered no more")
    void isListed() {
        InteractionId first = missed(MediaType.VOICE, CALLER);
        InteractionId second = missed(MediaType.CHAT, Contact.at(ContactAddress.email("ada@example.org")));
        site.channel.message(second, "m1", site.clock.instant(), "Never mind.");

        assertThat(list()).extracting(MissedInteraction::id).containsExactly(second, first);
        assertThat(list().get(0).ended()).isEqualTo(site.clock.instant());
        assertThat(site.process()
                        .desk(TestSite.MARA)
                        .missed(Optional.empty(), 1)
                        .orElseThrow()
                        .items())
                .extracting(MissedInteraction::id)
                .containsExactly(second);
        assertThat(site.mara().offers()).isEmpty();
        assertThat(site.mara().messages(second).orElseThrow().items())
                .extracting(message -> message.content().text())
                .containsExactly("Never mind.");
    }

    @Test
    @DisplayName("D8, A2, C6 · picked up it becomes an activity that has ended, of the customer whom it matches")
    void isPickedUp() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        InteractionId chat = missed(MediaType.CHAT, Contact.at(ContactAddress.email("ada@example.org")));
        Instant ended = site.clock.instant();
        site.clock.advance(Duration.ofHours(1));

        Engagement work = site.luca().pickUp(chat).orElseThrow();
        site.settle();

        Activity activity = ViewLookups.activity(work, ViewLookups.current(work));
        assertThat(work.view().customer().id()).isEqualTo(ada);
        assertThat(activity.end()).contains(new End(ended, EndReason.ENDED_BY_CHANNEL));
        assertThat(activity.interaction()).isEqualTo(chat);
        assertThat(activity.request()).isPresent();
        assertThat(list()).isEmpty();
        assertThat(site.channel.told(Command.Accept.class))
                .extracting(Command.Accept::interaction)
                .doesNotContain(chat);
    }

    @Test
    @DisplayName("D8, D4 · of a caller whom nobody knows opens a new customer, also while the agent has a call")
    void takesNoSlot() {
        site.mara().accept(site.offer(MediaType.VOICE, CALLER)).orElseThrow();
        InteractionId call = missed(MediaType.VOICE, Contact.at(ContactAddress.phone("+390287654321")));

        Engagement work = site.mara().pickUp(call).orElseThrow();

        assertThat(work.view().customer().created()).isFalse();
        assertThat(site.mara().view().open()).hasSize(2);
    }

    @Test
    @DisplayName("D8, R6 · picked up it leaves its request with a deadline")
    void leavesDeadline() {
        InteractionId call = missed(MediaType.VOICE, CALLER);
        Engagement work = site.luca().pickUp(call).orElseThrow();
        work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        work.create().orElseThrow();
        work.close().orElseThrow();
        site.clock.advance(Duration.ofDays(6));

        assertThat(site.sdk().tenant().sweep()).isEqualTo(1);
    }

    @Test
    @DisplayName("D8 · is picked up once: again it is the same engagement, and another agent is told who has it")
    void isPickedUpOnce() {
        InteractionId call = missed(MediaType.VOICE, CALLER);
        Engagement work = site.luca().pickUp(call).orElseThrow();

        assertThat(site.luca().pickUp(call).orElseThrow().id()).isEqualTo(work.id());
        assertThat(site.mara().pickUp(call).refusals())
                .containsExactly(new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, TestSite.LUCA));
    }

    @Test
    @DisplayName("D8 · is not what still waits, nor what never was")
    void othersAreRefused() {
        InteractionId waiting = site.offer(MediaType.VOICE, CALLER);

        assertThat(RefusalCodes.codes(site.mara().pickUp(waiting))).containsExactly(RefusalCode.INTERACTION_OFFERED);
        assertThat(RefusalCodes.codes(site.mara().pickUp(site.channel.interaction("never"))))
                .containsExactly(RefusalCode.INTERACTION_GONE);
        assertThat(RefusalCodes.codes(site.mara().accept(missed(MediaType.CHAT, CALLER))))
                .containsExactly(RefusalCode.INTERACTION_GONE);
    }

    @Test
    @DisplayName("D8 · and an offered and an accepted one are told to the host by events that name them")
    void eventsTell() {
        InteractionId missed = missed(MediaType.CHAT, CALLER);
        InteractionId taken = site.chat("ada@example.org");
        site.mara().accept(taken).orElseThrow();

        List<Event> events = site.sdk().events().after(Optional.empty(), 100);
        assertThat(events)
                .filteredOn(event -> event.record().equals(missed))
                .extracting(Event::kind)
                .containsExactly(Event.Kind.OFFERED, Event.Kind.MISSED);
        assertThat(events)
                .filteredOn(event -> event.record().equals(taken))
                .extracting(Event::kind)
                .containsExactly(Event.Kind.OFFERED, Event.Kind.TAKEN);
    }

    @Test
    @DisplayName("D8 · is kept for 30 days, and then gone with its messages")
    void isForgotten() {
        InteractionId chat = missed(MediaType.CHAT, CALLER);
        site.channel.message(chat, "m1", site.clock.instant(), "Never mind.");
        site.clock.advance(Duration.ofDays(30));
        site.pass(Duration.ofMinutes(5));
        assertThat(list()).hasSize(1);

        site.clock.advance(Duration.ofSeconds(1));
        site.pass(Duration.ofMinutes(5));

        assertThat(list()).isEmpty();
        assertThat(RefusalCodes.codes(site.mara().messages(chat))).containsExactly(RefusalCode.INTERACTION_GONE);
        assertThat(RefusalCodes.codes(site.mara().pickUp(chat))).containsExactly(RefusalCode.INTERACTION_GONE);
    }

    @Test
    @DisplayName("D8 · is not kept where the time is set to zero")
    void isNotKept() {
        try (TestSite none = new TestSite(InMemoryStorage.create(), Limits.DEFAULT.withMissedKept(Duration.ZERO))) {
            InteractionId chat = none.chat("ada@example.org");
            none.channel.end(chat, none.clock.instant());
            none.settle();

            assertThat(none.mara().missed(Optional.empty(), 10).orElseThrow().items())
                    .isEmpty();
            assertThat(RefusalCodes.codes(none.mara().pickUp(chat))).containsExactly(RefusalCode.INTERACTION_GONE);
        }
    }
}
