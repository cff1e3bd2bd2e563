package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.time.Instant;

/**
 * An update of a request through itself or one of its activities (R6, R8). It raises no version, so that two touches never
 * collide (N5). All touches of a ChangeSet take effect after its writes, ends and holds:
 *
 * <ol>
 *   <li>a request that is closed, or overdue at the ChangeSet's instant, is left alone if {@code ifOpen}, else the ChangeSet is
 *       refused;
 *   <li>if {@code update} and {@code at} is not before the last update, the last update becomes {@code at} and the deadline
 *       {@code at} plus {@code delay};
 *   <li>while a conversation in it is live, it has no deadline; if it had none because of one, and none is live any more, the
 *       deadline becomes the later of {@code at} and the last update, plus {@code delay}.
 * </ol>
 *
 * {@link RequestTimes#touched} does the last two.
 *
 * @param delay the tenant's delay now in force
 * @param update false where an activity leaves, which is no update but may give the deadline back (R6, R8)
 * @param ifOpen whether a closed request is left alone instead of refusing (M3)
 */
public record Touch(RequestId request, Instant at, Duration delay, boolean update, boolean ifOpen) {
    public Touch {
        refuseNull("request", request, "at", at, "delay", delay);
    }

    /** Returns true if the last update of a request becomes that of this touch. */
    public boolean moves(Instant updated) {
        refuseNull("updated", updated);
        return update && !at.isBefore(updated);
    }
}
