package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Position;
import dev.caredesk.request.RequestId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("calls that name what is not there")
class UnknownIdsTest {

    private static final RequestId NO_REQUEST = RequestId.of("nothing");
    private static final ActivityId NO_ACTIVITY = ActivityId.of("nothing");
    private static final CustomerId NOBODY = CustomerId.of("nobody");

    @ParameterizedTest(name = "{displayName} · created {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("L5 · an unknown id is refused as unknown by every call that takes one, and nothing changes")
    void everyCallRefusesUnknownIds(boolean created) {
        try (TestSite site = new TestSite()) {
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            if (created) {
                work.create().orElseThrow();
            }
            ActivityId own = ViewLookups.current(work);
            var view = work.view();
            Optional<Position> latest = site.sdk().events().latest();

            Map<String, Outcome<?>> outcomes = new LinkedHashMap<>();
            outcomes.put("close request", work.closeRequest(NO_REQUEST));
            outcomes.put("follow up", work.followUp(NO_REQUEST));
            outcomes.put("move", work.move(own, NO_REQUEST));
            outcomes.put("move nothing", work.move(NO_ACTIVITY, ViewLookups.request(work)));
            outcomes.put("move to customer", work.perform(new Action.MoveToCustomer(own, NOBODY)));
            outcomes.put("move nothing to customer", work.perform(new Action.MoveToCustomer(NO_ACTIVITY, NOBODY)));
            outcomes.put("comment", work.perform(new Action.AddComment(NO_ACTIVITY, "x")));
            outcomes.put("reply", work.perform(new Action.Reply(NO_ACTIVITY, "x")));
            outcomes.put("add request", work.perform(new Action.AddRequest("x", "", Optional.of(NO_ACTIVITY))));
            outcomes.put("comments", work.comments(NO_ACTIVITY, Optional.empty(), 10));
            outcomes.put("messages", work.messages(NO_ACTIVITY, Optional.empty(), 10));
            outcomes.put("attachment", work.attachment(NO_ACTIVITY, Samples.ATTACHMENT));
            outcomes.put("cancel", work.cancel(NO_REQUEST));
            outcomes.put("tag", work.edit(edits -> edits.activity(NO_ACTIVITY).tag("x")));
            outcomes.put("title", work.edit(edits -> edits.request(NO_REQUEST).title("x")));
            outcomes.put("choose", work.edit(edits -> edits.choose(NO_REQUEST, Field.TITLE, Edit.Side.MINE)));
            outcomes.put("reopen", site.mara().reopen(NOBODY));
            outcomes.put(
                    "link left",
                    site.mara().link(NO_ACTIVITY, work.view().customer().id()));

            outcomes.forEach((call, outcome) ->
                    assertThat(RefusalCodes.codes(outcome)).as(call).containsExactly(RefusalCode.RECORD_UNKNOWN));
            assertThat(work.view()).isEqualTo(view);
            assertThat(site.sdk().events().latest()).isEqualTo(latest);
        }
    }

    @Test
    @DisplayName("X1 · a start over a channel that is not there is refused")
    void refusesStartOverMissingChannel() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            ContactAddress to = ContactAddress.email("ada@example.org");
            assertThat(RefusalCodes.codes(work.start(ChannelId.of("nothing"), MediaType.CHAT, to)))
                    .containsExactly(RefusalCode.CHANNEL_UNKNOWN);
        }
    }
}
