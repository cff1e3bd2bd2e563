package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.RequestId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("moving an activity to the request that it is in")
class MovedWithinTest {

    private final TestSite site = new TestSite();

    @AfterEach
    void end() {
        site.close();
    }

    private Engagement ended() {
        site.customer("Ada", "ada@example.org");
        InteractionId chat = site.chat("ada@example.org");
        Engagement work = site.mara().accept(chat).orElseThrow();
        site.channel.end(chat, site.clock.instant());
        site.settle();
        return work;
    }

    @Test
    @DisplayName("A5 · a move to the request that the activity is in is done, and nothing is written")
    void writesNothingWhenThere() {
        Engagement work = ended();
        RequestId request = ViewLookups.request(work);
        ActivityId activity = ViewLookups.current(work);
        var latest = site.sdk().events().latest();

        assertThat(work.move(activity, request).orElseThrow()).isEqualTo(request);

        assertThat(site.sdk().events().latest()).isEqualTo(latest);
        assertThat(ViewLookups.activity(work, activity).request()).contains(request);
    }

    @Test
    @DisplayName("A5 · a move brings back what another agent moved to another request, also before this is heard of")
    void movesBackBeforeMoveIsHeard() {
        Engagement work = ended();
        RequestId request = ViewLookups.request(work);
        ActivityId activity = ViewLookups.current(work);
        Engagement theirs = site.luca().reopen(work.view().customer().id()).orElseThrow();
        theirs.move(activity, theirs.addRequest("Billing", "").orElseThrow()).orElseThrow();

        work.move(activity, request).orElseThrow();
        site.settle();

        assertThat(ViewLookups.activity(work, activity).request()).contains(request);
        assertThat(ViewLookups.activity(theirs, activity).request()).contains(request);
    }
}
