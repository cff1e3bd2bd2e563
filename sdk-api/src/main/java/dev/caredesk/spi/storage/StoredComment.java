package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CommentId;
import java.time.Instant;
import java.util.Optional;

/** A comment as stored; written once. Its customer is that of its activity. */
public record StoredComment(CommentId id, ActivityId activity, AgentId author, Instant at, Payload payload)
        implements Stored {
    public StoredComment {
        refuseNull("id", id, "activity", activity, "author", author);
        refuseNull("at", at, "payload", payload);
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
        return cases.comment(this);
    }
}
