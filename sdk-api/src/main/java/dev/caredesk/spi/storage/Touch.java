package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.request.RequestId;
import java.time.Duration;

/**
 * An update of a request through itself or one of its activities, at the ChangeSet's instant (R6, R8). It raises no version, so that
 * two touches never collide (N5). All touches of a ChangeSet take effect after what it creates and changes, its ends and its holds:
 *
 * <ol>
 *   <li>a request that is closed by then, or overdue, is left alone if {@code ifOpen}, else the ChangeSet is refused;
 *   <li>the last update and the deadline become what {@link RequestTimes#touched} says.
 * </ol>
 *
 * @param delay the tenant's delay now in force
 * @param update false where an activity leaves, which is no update but may give the deadline back (R6, R8)
 * @param ifOpen whether a closed request is left alone instead of refusing (M3)
 */
public record Touch(RequestId request, Duration delay, boolean update, boolean ifOpen) {

    public Touch {
        refuseNull("request", request, "delay", delay);
    }

    /** Returns one touch for two of the same request: an update if one of them is, and ignored only where both would be. */
    Touch and(Touch other) {
        return new Touch(request, delay, update || other.update, ifOpen && other.ifOpen);
    }
}
