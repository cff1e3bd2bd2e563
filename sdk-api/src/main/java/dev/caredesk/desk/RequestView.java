package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.request.Request;
import dev.caredesk.request.RequestId;
import java.util.Optional;

/**
 * A request of an engagement, with the agent's unsaved changes in it.
 *
 * @param stored as it was loaded; empty for one that only the draft has, before Create
 * @param title with the changes
 * @param description with the changes
 * @param editable whether it can be edited here (A4)
 */
public record RequestView(RequestId id, Optional<Request> stored, String title, String description, boolean editable) {
    public RequestView {
        refuseNull("id", id, "stored", stored, "title", title);
        refuseNull("description", description);
    }
}
