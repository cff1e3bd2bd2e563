package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.desk.Offer;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.channel.RecordingChannel;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("accepting again what is accepted")
class AcceptingTwiceTest {

    @Test
    @DisplayName("M3 · what is said between an accept of unknown outcome and asking again is stored")
    void storesWhatIsSaidMeanwhile() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            InteractionId chat = site.chat("ada@example.org");
            site.channel.message(chat, "m1", site.clock.instant(), "Hello");
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(() -> site.mara().accept(chat)).isInstanceOf(StorageException.class);
            site.channel.message(chat, "m2", site.clock.instant(), "Are you there?");

            Engagement work = site.mara().accept(chat).orElseThrow();
            site.settle();

            assertThat(texts(work)).containsExactly("Hello", "Are you there?");
        }
    }

    @Test
    @DisplayName(
            "D5 · accepting on a second node what joined an open engagement gives that engagement, and what only that"
                    + " node heard is stored")
    void secondNodeGivesJoinedEngagement() {
        RecordingChannel second = RecordingChannel.of("chat");
        try (TestSite site = new TestSite();
                SecondProcess there = SecondProcess.with(site, second)) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement open = site.mara().reopen(ada).orElseThrow();
            InteractionId chat = site.chat("ada@example.org");
            second.offer(
                    chat.value(),
                    MediaType.CHAT,
                    Contact.at(ContactAddress.email("ada@example.org")),
                    site.clock.instant());
            site.mara().accept(chat).orElseThrow();
            second.message(chat, "m1", site.clock.instant(), "Only heard here");

            Engagement again = there.desk(TestSite.MARA).accept(chat).orElseThrow();
            there.settle();

            assertThat(again.id()).isEqualTo(open.id());
            assertThat(again.view().state()).isEqualTo(EngagementState.OPEN);
            assertThat(again.view().current()).isEqualTo(open.view().current());
            assertThat(texts(again)).containsExactly("Only heard here");
        }
    }

    @Test
    @DisplayName("D5 · what was accepted in one process is offered in no other")
    void goneEverywhere() {
        try (TestSite site = new TestSite();
                SecondProcess there = SecondProcess.with(site, RecordingChannel.of("chat"))) {
            InteractionId chat = site.chat("ada@example.org");
            InteractionId other = site.chat("bob@example.org");
            Desk mara = there.desk(TestSite.MARA);
            assertThat(mara.offers()).hasSize(2);
            site.mara().accept(chat).orElseThrow();
            assertThat(mara.offers()).extracting(Offer::id).containsExactly(other);
            site.luca().accept(other).orElseThrow();

            assertThat(mara.offers()).isEmpty();
            assertThat(mara.accept(chat).isDone()).isTrue();
            assertThat(RefusalCodes.codes(mara.accept(other))).containsExactly(RefusalCode.INTERACTION_TAKEN);
        }
    }

    @Test
    @DisplayName("D5 · what was accepted and then closed can't be accepted again: it is gone")
    void closedSince() {
        try (TestSite site = new TestSite()) {
            site.customer("Ada", "ada@example.org");
            InteractionId chat = site.chat("ada@example.org");
            site.mara().accept(chat).orElseThrow().close().orElseThrow();

            assertThat(RefusalCodes.codes(site.mara().accept(chat))).containsExactly(RefusalCode.INTERACTION_GONE);
        }
    }

    private static List<String> texts(Engagement work) {
        return work.messages(ViewLookups.current(work), Optional.empty(), 20).orElseThrow().items().stream()
                .map(message -> message.content().text())
                .toList();
    }
}
