package dev.caredesk.core.engagement;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A change that is kept in the draft while the customer is not created (E1). Once the customer is created, a new one is refused, and the
 * caller commits it at once instead. One that was acknowledged before stays in the draft when it is replayed after a Create elsewhere
 * (D7), and the next save commits it.
 */
public record UntilCreateStep(DraftChange step) implements DraftChange {

    /** Tells the caller inside the core to commit the change at once; no host sees it. */
    private static final Refusal TOO_LATE = new Refusal.Other(RefusalCode.CUSTOMER_CREATED, Map.of());

    /** Returns whether a change was refused because the customer has been created. */
    public static boolean isTooLate(List<Refusal> refusals) {
        return refusals.contains(TOO_LATE);
    }

    @Override
    public Outcome<EngagementData> apply(EngagementData engagement, Instant now) {
        return engagement.isCreated() ? Outcome.refused(TOO_LATE) : step.apply(engagement, now);
    }

    @Override
    public EngagementData again(EngagementData engagement, Instant now) {
        return step.again(engagement, now);
    }
}
