package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.MessageId;
import java.time.Instant;
import java.util.Optional;

/** A message as stored; written once. Its customer is that of its activity. */
public record StoredMessage(MessageId id, ActivityId activity, Instant at, Payload payload) implements Stored {
    public StoredMessage {
        refuseNull("id", id, "activity", activity, "at", at);
        refuseNull("payload", payload);
    }

    @Override
    public Optional<Version> versionIfAny() {
        return Optional.empty();
    }

    @Override
    public Optional<ActivityId> parent() {
        return Optional.of(activity);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.message(this);
    }
}
