package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.ActivityView;
import dev.caredesk.desk.Engagement;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the activity that is meant when none is named")
class UsualActivityTest {

    @Test
    @DisplayName("T1 · of two that started at the same time, the one that was committed last is the newest")
    void sameTime() {
        try (House house = new House()) {
            CustomerId bob = house.customer("Bob", "bob@example.org");
            house.customer("Ada", "ada@example.org");
            Engagement work = house.mara().accept(house.chat("ada@example.org")).orElseThrow();
            house.mara().accept(house.chat("ada@example.org")).orElseThrow();
            ActivityId second = Told.current(work);
            house.mara().accept(house.chat("ada@example.org")).orElseThrow();
            work.perform(new Action.MoveToCustomer(Told.current(work), bob)).orElseThrow();

            work.edit(edits -> edits.activity().tag("router")).orElseThrow();

            work.comment("Calls back.").orElseThrow();

            assertThat(work.comments(second, Optional.empty(), 1).orElseThrow().items())
                    .hasSize(1);
            assertThat(work.view().activities())
                    .filteredOn(view -> view.tags().contains(new Tag("router")))
                    .extracting(ActivityView::stored)
                    .extracting("id")
                    .containsExactly(second);
        }
    }
}
