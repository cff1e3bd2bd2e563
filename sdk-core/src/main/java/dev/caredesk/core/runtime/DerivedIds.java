package dev.caredesk.core.runtime;

import com.google.common.hash.Hashing;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import java.nio.charset.StandardCharsets;

/** Derives ids from other ids, so that a repeated operation makes the same ones (E7). They are digests, which do not reveal their parts. */
public final class DerivedIds {

    private static final int LENGTH = 32;

    private DerivedIds() {}

    /** Returns the id of the activity that an interaction becomes; known before it is one (X2). */
    public static ActivityId activity(InteractionId interaction) {
        return ActivityId.of(derived("activity", interaction.channel().value(), interaction.value()));
    }

    /** Returns the id under which a channel's message is stored; the same message of an interaction always has the same one (X2). */
    public static MessageId message(InteractionId interaction, String incoming) {
        return message(activity(interaction), incoming);
    }

    /** Returns the id of a message of an activity; a reply has the one that its echo would have. */
    public static MessageId message(ActivityId activity, String incoming) {
        return MessageId.of(derived("message", activity.value(), incoming));
    }

    /** Returns the id that is derived from those parts; "a", "bc" and "ab", "c" give different ids. */
    public static String derived(String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            all.append(part.length()).append(' ').append(part);
        }
        return Hashing.sha256()
                .hashString(all, StandardCharsets.UTF_8)
                .toString()
                .substring(0, LENGTH);
    }
}
