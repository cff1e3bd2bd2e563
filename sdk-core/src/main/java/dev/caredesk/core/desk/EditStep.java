package dev.caredesk.core.desk;

import dev.caredesk.Limits;
import dev.caredesk.Outcome;
import dev.caredesk.core.draft.Editing;
import dev.caredesk.core.draft.Work;
import dev.caredesk.desk.Edit;
import java.time.Instant;
import java.util.List;

/** Edits that an agent made in one go (E1). */
record EditStep(List<Edit> edits, Limits limits) implements Step {

    EditStep {
        edits = List.copyOf(edits);
    }

    @Override
    public Outcome<Work> apply(Work work, Instant now) {
        return Editing.apply(work, edits, limits, now);
    }

    @Override
    public Work again(Work work, Instant now) {
        return Editing.again(work, edits, limits, now);
    }
}
