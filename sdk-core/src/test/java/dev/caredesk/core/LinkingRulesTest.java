package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.RequestView;
import dev.caredesk.request.RequestId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("what was typed before a link")
class LinkingRulesTest {

    @ParameterizedTest(name = "{displayName} · open here: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName(
            "E1 · what was typed for a further request stays in the draft on Link, and the next save makes the request")
    void linkKeepsFurtherRequestInDraft(boolean open) {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            if (open) {
                site.mara().reopen(ada).orElseThrow();
            }
            Engagement work = site.mara().accept(site.chat("eve@example.org")).orElseThrow();
            work.edit(edits -> edits.request().title("Router")).orElseThrow();
            RequestId billing = work.addRequest("Billing", "Twice.").orElseThrow();
            work.addRequest("", "").orElseThrow();

            work.perform(new Action.Link(ada)).orElseThrow();

            Engagement linked = site.mara().reopen(ada).orElseThrow();
            assertThat(linked.view().requests()).extracting(RequestView::title).containsExactly("Billing", "Router");
            assertThat(linked.view().requests().get(0).stored()).isEmpty();
            assertThat(linked.close()).isInstanceOf(Closing.Unsaved.class);
            linked.save().orElseThrow();
            assertThat(ViewLookups.request(linked, billing).customer()).isEqualTo(ada);
            assertThat(ViewLookups.request(linked, billing).description()).isEqualTo("Twice.");
            assertThat(linked.view().requests()).hasSize(2);
        }
    }

    @Test
    @DisplayName("E3 · a further request whose text was taken back leaves nothing to ask about")
    void emptiedRequestAsksNothing() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement work = site.mara().accept(site.chat("eve@example.org")).orElseThrow();
            RequestId billing = work.addRequest("Billing", "").orElseThrow();
            work.perform(new Action.Link(ada)).orElseThrow();
            Engagement linked = site.mara().reopen(ada).orElseThrow();

            linked.edit(edits -> edits.request(billing).title("")).orElseThrow();

            assertThat(linked.view().unsaved()).isEmpty();
            assertThat(linked.close()).isInstanceOf(Closing.Closed.class);
            assertThat(site.mara().reopen(ada).orElseThrow().view().requests()).hasSize(1);
        }
    }
}
