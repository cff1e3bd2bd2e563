package dev.caredesk.spi.channel;

import dev.caredesk.activity.CallState;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import java.time.Instant;

/** The messages that stand for the states of a call; one event has one message id, however often it is told (X2). */
final class CallEvents {

    private CallEvents() {}

    /** Where the host has no id of the event: a call rings and ends once, all else is told apart by its instant. */
    static IncomingMessage of(CallState state, Instant at) {
        boolean once = state == CallState.RINGING || state == CallState.ENDED;
        return message(once ? "call " + state : "call " + state + " " + at, state, at);
    }

    /** Where the host has an id of the event. */
    static IncomingMessage of(CallState state, Instant at, String eventId) {
        return message("call event " + eventId, state, at);
    }

    private static IncomingMessage message(String id, CallState state, Instant at) {
        return new IncomingMessage(id, at, Direction.INBOUND, Content.call(state));
    }
}
