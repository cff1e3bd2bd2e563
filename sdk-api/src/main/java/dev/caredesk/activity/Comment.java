package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import java.time.Instant;

/** Extra information on one activity; never changed once added (M1, M2). */
public record Comment(CommentId id, ActivityId activity, AgentId author, Instant at, String text) {
    public Comment {
        refuseNull("id", id, "activity", activity, "author", author);
        refuseNull("at", at, "text", text);
    }
}
