package dev.caredesk.core.engagement;

import dev.caredesk.Limits;
import dev.caredesk.Outcome;
import dev.caredesk.desk.Edit;
import java.time.Instant;
import java.util.List;

/** Edits that an agent made in one call (E1). */
public record EditStep(List<Edit> edits, Limits limits) implements DraftChange {

    public EditStep {
        edits = List.copyOf(edits);
    }

    @Override
    public Outcome<EngagementData> apply(EngagementData engagement, Instant now) {
        return ApplyEdits.apply(engagement, edits, limits, now);
    }

    @Override
    public EngagementData again(EngagementData engagement, Instant now) {
        return ApplyEdits.again(engagement, edits, limits, now);
    }
}
