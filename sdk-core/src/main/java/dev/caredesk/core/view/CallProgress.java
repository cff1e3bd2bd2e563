package dev.caredesk.core.view;

import dev.caredesk.activity.CallState;
import dev.caredesk.activity.MessageId;
import java.util.Optional;

/**
 * The state of a call as it was read last (X3).
 *
 * @param state reported last; empty when there was none
 * @param newest the newest message that was read, so that the next read need not go further back
 */
public record CallProgress(Optional<CallState> state, Optional<MessageId> newest) {

    static final CallProgress UNKNOWN = new CallProgress(Optional.empty(), Optional.empty());
}
