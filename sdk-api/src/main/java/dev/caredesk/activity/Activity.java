package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One interaction with a customer over one medium, as stored (A1).
 *
 * @param customer empty while the customer is not created (A2, A7)
 * @param request empty while the customer is not created
 * @param contact where the customer contacted from, or was contacted at
 * @param agent who accepted or started it
 * @param end empty while it is live
 * @param failure what its channel refused, or what is parked (X5)
 * @param tags in the order in which they were added
 */
public record Activity(
        ActivityId id,
        Version version,
        Optional<CustomerId> customer,
        Optional<RequestId> request,
        MediaType media,
        Direction direction,
        ContactAddress contact,
        InteractionId interaction,
        AgentId agent,
        Instant started,
        Optional<End> end,
        Optional<ChannelFailure> failure,
        List<Tag> tags) {

    public Activity {
        refuseNull("id", id, "version", version, "customer", customer);
        refuseNull("request", request, "media", media, "direction", direction);
        refuseNull("contact", contact, "interaction", interaction, "agent", agent);
        refuseNull("started", started, "end", end, "failure", failure);
        refuseNull("tags", tags);
        tags = List.copyOf(tags);
    }

    /** Returns whether it has not ended. */
    public boolean isLive() {
        return end.isEmpty();
    }
}
