package dev.caredesk.core.codec;

import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shapes of payload documents. Each document names its format version; later versions of the SDK still read earlier formats, which
 * golden files prove.
 */
final class PayloadDocuments {

    static final int FORMAT = 1;

    private PayloadDocuments() {}

    /** A document that can be a payload. */
    interface Document {

        /** Returns the format that it was written in. */
        int format();
    }

    record CustomerDoc(int format, Map<String, String> fields) implements Document {}

    record RequestDoc(int format, String title, String description, Optional<String> followsUp) implements Document {}

    record ActivityDoc(
            int format,
            Direction direction,
            ContactAddress.Kind contactKind,
            String contact,
            String channel,
            String interaction,
            List<String> tags,
            Optional<Integer> slot)
            implements Document {}

    record InteractionDoc(
            int format,
            MediaType media,
            Direction direction,
            ContactAddress.Kind contactKind,
            String contact,
            Optional<String> name,
            Optional<String> externalId,
            boolean proven,
            String subject)
            implements Document {}

    record CommentDoc(int format, String text) implements Document {}

    record MessageDoc(int format, Direction direction, Optional<String> author, Content content) implements Document {}

    record SettingsDoc(int format, String closeAfter, Optional<String> region, String language) implements Document {}

    record DetailsDoc(int format, List<DiffDoc> diffs) implements Document {}

    record DiffDoc(String field, Optional<String> before, Optional<String> after) {}

    record FailureDoc(int format, String at, String reason) implements Document {}

    record CommandDoc(
            int format,
            String kind,
            String agent,
            Optional<String> messageId,
            Optional<String> text,
            Optional<String> media,
            Optional<String> contactKind,
            Optional<String> contact)
            implements Document {}
}
