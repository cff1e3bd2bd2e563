package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.OperationId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.RequestId;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("adding a request, asked again")
class AddingAgainTest {

    @Test
    @DisplayName("E7 · adding a request, asked again under its id after Create, gives the first result, also once it is"
            + " closed")
    void repeatedAddGivesFirstResult() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
            Action.AddRequest add = new Action.AddRequest("Billing", "", Optional.empty());
            OperationId once = OperationId.of("add-billing");
            RequestId billing = work.perform(add, once).orElseThrow();
            work.create().orElseThrow();

            assertThat(work.perform(add, once).orElseThrow()).isEqualTo(billing);
            work.perform(new Action.CloseRequest(billing)).orElseThrow();
            work.close().orElseThrow();
            Engagement again = site.mara().reopen(work.view().customer().id()).orElseThrow();
            assertThat(again.perform(add, once).orElseThrow()).isEqualTo(billing);
            assertThat(again.view().requests()).hasSize(1);
        }
    }
}
