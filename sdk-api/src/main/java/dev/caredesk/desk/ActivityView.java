package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.Activity;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.Tag;
import dev.caredesk.request.RequestId;
import java.util.List;
import java.util.Optional;

/**
 * An activity of an engagement, with the agent's unsaved tags.
 *
 * @param stored as it was loaded
 * @param request where it belongs, in the draft before Create
 * @param tags with the changes
 * @param call the state of a call, as last reported
 * @param editable whether it can be edited here (A4)
 */
public record ActivityView(
        Activity stored, Optional<RequestId> request, List<Tag> tags, Optional<CallState> call, boolean editable) {

    public ActivityView {
        refuseNull("stored", stored, "request", request, "tags", tags);
        refuseNull("call", call);
        tags = List.copyOf(tags);
    }
}
