package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.Request;
import dev.caredesk.request.RequestStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the journey that an engagement shows without a further read")
class ShownJourneyTest {

    private static final ContactAddress ADDRESS = ContactAddress.email("ada@example.org");

    private final TestSite site = new TestSite();

    @AfterEach
    void end() {
        site.close();
    }

    private static List<ActivityId> shown(Engagement work) {
        return work.view().journey().items().stream()
                .map(entry -> entry.activity().orElseThrow().id())
                .toList();
    }

    private static List<JourneyEntry> stored(Engagement work) {
        return work.journey(Optional.empty(), 20).orElseThrow().items();
    }

    @Test
    @DisplayName(
            "R7 · a request that is overdue by now shows as closed there, too, and one that was updated since as open")
    void showsOverdueRequestAsClosed() {
        site.customer("Ada", "ada@example.org");
        Engagement work = site.mara()
                .accept(site.offer(MediaType.EMAIL, Contact.at(ADDRESS)))
                .orElseThrow();
        site.clock.advance(Duration.ofDays(4));
        work.comment("Still at it.").orElseThrow();
        site.clock.advance(Duration.ofDays(4));
        assertThat(statuses(work)).containsOnly(RequestStatus.OPEN);
        site.clock.advance(Duration.ofDays(2));
        assertThat(statuses(work)).containsOnly(RequestStatus.CLOSED);
    }

    private static List<RequestStatus> statuses(Engagement work) {
        return work.view().journey().items().stream()
                .map(entry -> entry.request().map(Request::status).orElseThrow())
                .toList();
    }

    @Test
    @DisplayName("J1 · what was started stands in it")
    void showsStartedActivity() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        work.perform(new Action.Start(ChannelId.of("chat"), MediaType.CHAT, ADDRESS))
                .orElseThrow();
        assertThat(work.view().journey().items()).hasSize(2).isEqualTo(stored(work));
    }

    @Test
    @DisplayName("J1 · what moved to the customer or was linked stands in it, and what moved away does not")
    void showsMovedAndLinkedActivities() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        CustomerId bob = site.customer("Bob", "bob@example.org");
        Engagement left = site.mara().accept(site.chat("eve@example.org")).orElseThrow();
        ActivityId unlinked = ViewLookups.current(left);
        left.answer(((Closing.Uncreated) left.close()).discard());
        Engagement target = site.mara().reopen(ada).orElseThrow();

        Engagement merged = site.mara().accept(site.chat("ann@example.org")).orElseThrow();
        merged.perform(new Action.Link(ada)).orElseThrow();
        assertThat(shown(target)).hasSize(2).first().isEqualTo(ViewLookups.current(target));

        site.mara().link(unlinked, ada).orElseThrow();
        assertThat(shown(target)).hasSize(3).contains(unlinked);

        target.perform(new Action.MoveToCustomer(unlinked, bob)).orElseThrow();
        assertThat(shown(target)).hasSize(2).doesNotContain(unlinked);
        assertThat(shown(site.mara().reopen(bob).orElseThrow())).hasSize(2).contains(unlinked);
    }
}
