package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.RequestId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("an ended activity that another agent moved to another customer")
class MovedAwayTest {

    private final TestSite site = new TestSite();
    private Optional<Engagement> engagement = Optional.empty();
    private Optional<ActivityId> activity = Optional.empty();

    @BeforeEach
    void movedAway() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        CustomerId bob = site.customer("Bob", "bob@example.org");
        InteractionId chat = site.chat("ada@example.org");
        Engagement work = site.mara().accept(chat).orElseThrow();
        activity = work.view().current();
        site.channel.end(chat, site.clock.instant());
        site.settle();
        Engagement theirs = site.luca().reopen(ada).orElseThrow();
        theirs.perform(new Action.MoveToCustomer(activity.orElseThrow(), bob)).orElseThrow();
        engagement = Optional.of(work);
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    @DisplayName("A4 · it can't be edited any more in the engagement that it left")
    void refusesEditOfMovedActivity() {
        Engagement work = engagement.orElseThrow();
        ActivityId chat = activity.orElseThrow();
        site.settle();

        assertThat(work.view().activities()).allMatch(view -> !view.editable());
        assertThat(RefusalCodes.codes(work.edit(edits -> edits.activity(chat).tag("router"))))
                .containsExactly(RefusalCode.RECORD_READ_ONLY);
        assertThat(RefusalCodes.codes(work.perform(new Action.AddComment(chat, "Calls back."))))
                .containsExactly(RefusalCode.RECORD_READ_ONLY);
    }

    @Test
    @DisplayName("A5 · no move drags it back, also not before its move is heard of")
    void refusesMoveOfMovedActivity() {
        Engagement work = engagement.orElseThrow();
        ActivityId chat = activity.orElseThrow();
        RequestId billing = work.addRequest("Billing", "").orElseThrow();

        assertThat(RefusalCodes.codes(work.perform(new Action.Move(chat, billing))))
                .containsExactly(RefusalCode.RECORD_READ_ONLY);
        assertThat(RefusalCodes.codes(
                        work.perform(new Action.MoveToCustomer(chat, site.customer("Eve", "eve@example.org")))))
                .containsExactly(RefusalCode.RECORD_READ_ONLY);
    }
}
