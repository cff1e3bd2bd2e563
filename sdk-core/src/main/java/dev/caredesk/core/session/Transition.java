package dev.caredesk.core.session;

import dev.caredesk.desk.DeskSignal;
import java.util.List;

/**
 * The result of an event of an engagement.
 *
 * @param next the state after it
 * @param signals what the desk is told once the turn is over
 */
record Transition(SessionState next, List<DeskSignal> signals) {

    Transition {
        signals = List.copyOf(signals);
    }
}
