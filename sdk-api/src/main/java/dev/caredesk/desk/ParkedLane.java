package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.ChannelFailure;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.activity.InteractionId;
import java.util.List;

/**
 * The commands of one interaction that its channel is not told any more, since the first of them failed for too long (X5).
 *
 * @param failure when it was parked, and the kind of the last failure
 * @param commands the kinds of those that wait, in their order; the first 20
 */
public record ParkedLane(InteractionId interaction, ChannelFailure failure, List<CommandKind> commands) {

    public ParkedLane {
        refuseNull("interaction", interaction, "failure", failure, "commands", commands);
        commands = List.copyOf(commands);
    }
}
