package dev.caredesk.core.engagement;

import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.Version;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
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
 * A stored activity, decoded: what callers see of it, and the engagement that has it.
 *
 * @param slot which of its agent's slots it was given, where its medium had a limit then (D4)
 */
public record ActivityRecord(Activity activity, Optional<EngagementId> engagement, Optional<Integer> slot)
        implements DeskRecord {

    /** A new activity, live. */
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
                        List.of()),
                Optional.of(engagement),
                Optional.empty());
    }

    /** A new activity in one of its agent's slots (D4). */
    public ActivityRecord inSlot(int number) {
        return new ActivityRecord(activity, engagement, Optional.of(number));
    }

    /** What is known of an activity from its interaction (A1). */
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

    /** R5, R6: a chat, call or the like that has not ended. */
    public boolean isLiveConversation() {
        return activity.isLive() && activity.media().isConversation();
    }

    public Optional<CustomerId> customer() {
        return activity.customer();
    }

    /** The activity after it changed its tags. */
    public ActivityRecord tagged(List<Tag> tags) {
        return with(version().next(), customer(), request(), tags, activity.end());
    }

    /** The activity in another place, as a change of its own. */
    public ActivityRecord movedTo(CustomerId customer, RequestId request) {
        return with(version().next(), Optional.of(customer), Optional.of(request), activity.tags(), activity.end());
    }

    /** The activity in that place, before it is written first. */
    public ActivityRecord placed(CustomerId customer, RequestId request) {
        return with(version(), Optional.of(customer), Optional.of(request), activity.tags(), activity.end());
    }

    /** The activity with its version and place as they are in another state of it, and its own tags. */
    public ActivityRecord placedAs(ActivityRecord other) {
        return with(version(), other.customer(), other.request(), activity.tags(), other.activity.end());
    }

    /** The activity after its end, which raises no version. */
    public ActivityRecord ended(End end) {
        return with(version(), customer(), request(), activity.tags(), Optional.of(end));
    }

    /** The activity in the hands of another engagement, or of none. */
    public ActivityRecord heldBy(Optional<EngagementId> other) {
        return new ActivityRecord(activity, other, slot);
    }

    private ActivityRecord with(
            Version version,
            Optional<CustomerId> customer,
            Optional<RequestId> request,
            List<Tag> tags,
            Optional<End> end) {
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
                        tags),
                engagement,
                slot);
    }
}
