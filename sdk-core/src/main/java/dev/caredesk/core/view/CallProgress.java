package dev.caredesk.core.view;

import dev.caredesk.activity.CallState;
import dev.caredesk.activity.MessageId;
import java.util.Optional;

/**
 * The last read state of a call (X3).
 *
 * @param state the last reported one; empty if there was none
 * @param newest the newest message that was read, at which the next read can stop
 */
public record CallProgress(Optional<CallState> state, Optional<MessageId> newest) {

    static final CallProgress UNKNOWN = new CallProgress(Optional.empty(), Optional.empty());
}
