package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.Version;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as stored; written once, its failure apart, and kept with its interaction, whatever becomes of that. Its customer is that of the activity, if there
 * is one.
 *
 * @param call the state of a call that it tells, if it tells one (X3)
 * @param failure why it was not delivered, as {@link FailureWrite} leaves it (M4)
 */
public record StoredMessage(
        MessageId id,
        InteractionId interaction,
        Instant at,
        Optional<CallState> call,
        Optional<Payload> failure,
        Payload payload)
        implements Stored {
    public StoredMessage {
        refuseNull("id", id, "interaction", interaction, "at", at);
        refuseNull("call", call, "failure", failure, "payload", payload);
        call.ifPresent(state -> refuseUnknown("call", state));
    }

    @Override
    public Optional<Version> versionIfAny() {
        return Optional.empty();
    }

    @Override
    public Optional<InteractionId> parent() {
        return Optional.of(interaction);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.message(this);
    }
}
