package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.AgentId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.End;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.Optional;

/**
 * An activity as stored.
 *
 * @param media says with {@link MediaType#isConversation()} whether a live one leaves its request without a deadline (R6)
 * @param engagement the engagement that accepted, started or linked it, until that is closed (A4, A5, A7)
 * @param end empty while it is live
 * @param failure what its channel could not do for it, as {@link FailureWrite} leaves it (X5)
 */
public record StoredActivity(
        ActivityId id,
        Version version,
        Optional<CustomerId> customer,
        Optional<RequestId> request,
        MediaType media,
        AgentId agent,
        Instant started,
        Optional<EngagementId> engagement,
        Optional<End> end,
        Optional<Payload> failure,
        Payload payload)
        implements Stored {
    public StoredActivity {
        refuseNull("id", id, "version", version, "customer", customer);
        refuseNull("request", request, "media", media, "agent", agent);
        refuseNull("started", started, "engagement", engagement, "end", end);
        refuseNull("failure", failure, "payload", payload);
        refuseUnknown("media", media);
        end.ifPresent(ended -> refuseUnknown("end.reason", ended.reason()));
    }

    /** Returns whether it leaves its request without a deadline (R6). */
    public boolean isLiveConversation() {
        return end.isEmpty() && media.isConversation();
    }

    /** Returns a copy with another version and payload. */
    public StoredActivity rewritten(Version otherVersion, Payload otherPayload) {
        return new StoredActivity(
                id, otherVersion, customer, request, media, agent, started, engagement, end, failure, otherPayload);
    }

    @Override
    public Optional<Version> versionIfAny() {
        return Optional.of(version);
    }

    @Override
    public Optional<RequestId> parent() {
        return request;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.activity(this);
    }
}
