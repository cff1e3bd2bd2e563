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

    private final House house = new House();
    private Optional<Engagement> engagement = Optional.empty();
    private Optional<ActivityId> activity = Optional.empty();

    @BeforeEach
    void movedAway() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        CustomerId bob = house.customer("Bob", "bob@example.org");
        InteractionId chat = house.chat("ada@example.org");
        Engagement work = house.mara().accept(chat).orElseThrow();
        activity = work.view().current();
        house.channel.end(chat, house.clock.instant());
        house.settle();
        Engagement theirs = house.luca().reopen(ada).orElseThrow();
        theirs.perform(new Action.MoveToCustomer(activity.orElseThrow(), bob)).orElseThrow();
        engagement = Optional.of(work);
    }

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    @DisplayName("A4 · it can't be edited any more in the engagement that it left")
    void notEditable() {
        Engagement work = engagement.orElseThrow();
        ActivityId chat = activity.orElseThrow();
        house.settle();

        assertThat(work.view().activities()).allMatch(view -> !view.editable());
        assertThat(Why.codes(work.edit(edits -> edits.activity(chat).tag("router"))))
                .containsExactly(RefusalCode.RECORD_READ_ONLY);
        assertThat(Why.codes(work.perform(new Action.AddComment(chat, "Calls back."))))
                .containsExactly(RefusalCode.RECORD_READ_ONLY);
    }

    @Test
    @DisplayName("A5 · no move drags it back, also not before its move is heard of")
    void notMovable() {
        Engagement work = engagement.orElseThrow();
        ActivityId chat = activity.orElseThrow();
        RequestId billing = work.addRequest("Billing", "").orElseThrow();

        assertThat(Why.codes(work.perform(new Action.Move(chat, billing))))
                .containsExactly(RefusalCode.RECORD_READ_ONLY);
        assertThat(Why.codes(work.perform(new Action.MoveToCustomer(chat, house.customer("Eve", "eve@example.org")))))
                .containsExactly(RefusalCode.RECORD_READ_ONLY);
    }
}
