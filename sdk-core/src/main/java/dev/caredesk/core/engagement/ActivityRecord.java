package dev.caredesk.core.engagement;

import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.Version;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelFailure;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.End;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stored activity, decoded, with the engagement that holds it.
 *
 * @param slot the agent's slot that it takes, where its medium had a limit when it began (D4)
 */
public record ActivityRecord(Activity activity, Optional<EngagementId> engagement, Optional<Integer> slot)
        implements DeskRecord {

    /** Returns a new activity, which is live. */
    public static ActivityRecord started(
            ActivityId id, Origin origin, AgentId agent, Instant at, EngagementId engagement) {
        return new ActivityRecord(
                new Activity(
                        id,
                        Version.FIRST,
                        Optional.empty(),
                        Optional.empty(),
                        origin.media(),
                        origin.direction(),
                        origin.contact(),
                        origin.interaction(),
                        agent,
                        at,
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                Optional.of(engagement),
                Optional.empty());
    }

    /** Returns this new activity with one of its agent's slots (D4). */
    public ActivityRecord inSlot(int number) {
        return new ActivityRecord(activity, engagement, Optional.of(number));
    }

    /** The properties of an activity that its interaction determines (A1). */
    public record Origin(MediaType media, Direction direction, ContactAddress contact, InteractionId interaction) {}

    @Override
    public ActivityId id() {
        return activity.id();
    }

    @Override
    public Version version() {
        return activity.version();
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.activity(this);
    }

    @Override
    public Map<Field, String> values() {
        return Map.of();
    }

    public Optional<RequestId> request() {
        return activity.request();
    }

    /** Returns whether this is a chat, call or the like that has not ended (R5, R6). */
    public boolean isLiveConversation() {
        return activity.isLive() && activity.media().isConversation();
    }

    public Optional<CustomerId> customer() {
        return activity.customer();
    }

    /** Returns the activity with other tags, as its next version. */
    public ActivityRecord tagged(List<Tag> tags) {
        return with(version().next(), customer(), request(), tags, activity.end(), activity.failure());
    }

    /** Returns the activity in another place, as its next version. */
    public ActivityRecord movedTo(CustomerId customer, RequestId request) {
        return with(
                version().next(),
                Optional.of(customer),
                Optional.of(request),
                activity.tags(),
                activity.end(),
                activity.failure());
    }

    /** Returns the activity in that place, in the same version; for one that is not stored yet. */
    public ActivityRecord placed(CustomerId customer, RequestId request) {
        return with(
                version(),
                Optional.of(customer),
                Optional.of(request),
                activity.tags(),
                activity.end(),
                activity.failure());
    }

    /** Returns the activity with its own version and tags, and the place, end and failure of another state of it. */
    public ActivityRecord placedAs(ActivityRecord other) {
        Activity now = other.activity;
        return with(version(), now.customer(), now.request(), activity.tags(), now.end(), now.failure());
    }

    /** Returns the activity after its end, in the same version. */
    public ActivityRecord ended(End end) {
        return with(version(), customer(), request(), activity.tags(), Optional.of(end), activity.failure());
    }

    /** Returns the activity as held by another engagement, or by none. */
    public ActivityRecord heldBy(Optional<EngagementId> other) {
        return new ActivityRecord(activity, other, slot);
    }

    private ActivityRecord with(
            Version version,
            Optional<CustomerId> customer,
            Optional<RequestId> request,
            List<Tag> tags,
            Optional<End> end,
            Optional<ChannelFailure> failure) {
        Activity now = activity;
        return new ActivityRecord(
                new Activity(
                        now.id(),
                        version,
                        customer,
                        request,
                        now.media(),
                        now.direction(),
                        now.contact(),
                        now.interaction(),
                        now.agent(),
                        now.started(),
                        end,
                        failure,
                        tags),
                engagement,
                slot);
    }
}
