package dev.caredesk.spi.channel;

import dev.caredesk.activity.CallState;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import java.time.Instant;

/** Makes messages of call states; an event has one message id, however often it is reported (X2). */
final class CallEvents {

    private CallEvents() {}

    /** Returns the message of an event without a host id: a call rings and ends once, other events differ by their instant. */
    static IncomingMessage of(CallState state, Instant at) {
        boolean once = state == CallState.RINGING || state == CallState.ENDED;
        return message(once ? "call " + state : "call " + state + " " + at, state, at);
    }

    /** Returns the message of an event with a host id. */
    static IncomingMessage of(CallState state, Instant at, String eventId) {
        return message("call event " + eventId, state, at);
    }

    private static IncomingMessage message(String id, CallState state, Instant at) {
        return new IncomingMessage(id, at, Direction.INBOUND, Content.call(state));
    }
}
