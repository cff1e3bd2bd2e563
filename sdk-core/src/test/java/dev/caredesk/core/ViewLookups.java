package dev.caredesk.core;

import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Tag;
import dev.caredesk.desk.ActivityView;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.Request;
import dev.caredesk.request.RequestId;
import java.util.List;
import java.util.Optional;

/** What an agent is told: short forms for tests. */
final class ViewLookups {

    private ViewLookups() {}

    static List<RefusalCode> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    static Refusal.OverLimit overLimit(Outcome<?> outcome) {
        return (Refusal.OverLimit) outcome.refusals().get(0);
    }

    /** The current activity. */
    static ActivityId current(Engagement work) {
        return work.view().current().orElseThrow();
    }

    /** That activity, as it is stored. */
    static Activity activity(Engagement work, ActivityId id) {
        return work.view().activities().stream()
                .map(ActivityView::stored)
                .filter(stored -> stored.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The request of the form. */
    static RequestId request(Engagement work) {
        return work.view().currentRequest().orElseThrow();
    }

    /** That request, as it is stored. */
    static Request request(Engagement work, RequestId id) {
        return work.view().requests().stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow()
                .stored()
                .orElseThrow();
    }

    /** The tags of the first activity, with the unsaved ones. */
    static List<String> tags(Engagement work) {
        return work.view().activities().get(0).tags().stream().map(Tag::text).toList();
    }

    /** A field of the customer, with the unsaved change. */
    static Optional<String> value(Engagement work, Field field) {
        return work.view().customer().profile().get(field);
    }
}
