package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.RequestId;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a customer that another place creates meanwhile")
class CreatedMeanwhileTest {

    @ParameterizedTest(name = "{displayName} · open here: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("C6 · a customer that was created elsewhere can't be linked any more, and keeps its activity")
    void linkAfterCreate(boolean open) {
        try (House house = new House()) {
            CustomerId bob = house.customer("Bob", "bob@example.org");
            if (open) {
                house.mara().reopen(bob).orElseThrow();
            }
            Engagement here = house.mara().accept(house.chat("ada@example.org")).orElseThrow();
            ActivityId chat = Told.current(here);
            Engagement there = created(house, here);
            RequestId request = Told.request(there);

            assertThat(Why.codes(here.perform(new Action.Link(bob)))).containsExactly(RefusalCode.CUSTOMER_CREATED);

            assertThat(Told.activity(here, chat).request()).contains(request);
            assertThat(here.view().customer().created()).isTrue();
            assertThat(there.view().state()).isEqualTo(here.view().state());
        }
    }

    /** Creates it in another process, of which this one has heard nothing yet. */
    private static Engagement created(House house, Engagement here) {
        here.flush().orElseThrow();
        Engagement there = house.process()
                .desk(House.MARA, Locale.ENGLISH)
                .engagement(here.id())
                .orElseThrow();
        there.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        there.create().orElseThrow();
        return there;
    }
}
