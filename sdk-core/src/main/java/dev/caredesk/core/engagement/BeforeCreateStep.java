package dev.caredesk.core.engagement;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A change that belongs in the draft before Create (E1). Where Create was faster it is refused, so that it is done at once instead.
 * An acknowledged one stays in the draft, also when it is replayed after another place created the customer (D7): the next save
 * brings it.
 */
public record BeforeCreateStep(DraftStep step) implements DraftStep {

    /** Never leaves the core: the change has to be done at once. */
    private static final Refusal TOO_LATE = new Refusal.Other(RefusalCode.CUSTOMER_CREATED, Map.of());

    /** Whether a change was refused because the customer is created by now. */
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
