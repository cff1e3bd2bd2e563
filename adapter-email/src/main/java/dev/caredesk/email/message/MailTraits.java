package dev.caredesk.email.message;

import dev.caredesk.email.mime.DeliveryStatus;
import dev.caredesk.email.mime.HeaderBlock;
import dev.caredesk.email.mime.MailPart;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The traits by which a mail from a person differs from an automatic one, as far as its header tells.
 *
 * @param autoSubmitted an automatic answer or notice: nobody should be answered automatically in turn
 * @param bulk sent to a list or to many
 * @param bounce the report of a mail system on an earlier mail
 */
public record MailTraits(boolean autoSubmitted, boolean bulk, Optional<DeliveryStatus> bounce) {

    private static final Set<String> BULK = Set.of("bulk", "list", "junk");

    static MailTraits of(MailPart root) {
        HeaderBlock header = root.head().header();
        String precedence = word(header, "precedence");
        String auto = word(header, "auto-submitted");
        Optional<DeliveryStatus> bounce = bounce(root).or(() -> failedRecipients(header));
        return new MailTraits(
                bounce.isPresent()
                        || (!auto.isEmpty() && !auto.equals("no"))
                        || precedence.equals("auto_reply")
                        || header.has("x-autoreply")
                        || header.has("x-autorespond"),
                BULK.contains(precedence) || header.has("list-id") || header.has("list-unsubscribe"),
                bounce);
    }

    private static Optional<DeliveryStatus> bounce(MailPart part) {
        if (part instanceof MailPart.Leaf leaf) {
            return leaf.bounce();
        }
        Optional<DeliveryStatus> found = Optional.empty();
        for (MailPart child : ((MailPart.Multipart) part).parts()) {
            found = found.or(() -> bounce(child));
        }
        return found;
    }

    /** Reads the header field that some mail systems write in place of a report. */
    private static Optional<DeliveryStatus> failedRecipients(HeaderBlock header) {
        return header.first("x-failed-recipients")
                .map(all -> all.split(",", 2)[0].strip())
                .map(first ->
                        new DeliveryStatus(true, Optional.of(first).filter(f -> f.indexOf('@') > 0), Optional.empty()));
    }

    private static String word(HeaderBlock header, String name) {
        String value = header.first(name).orElse("").strip().toLowerCase(Locale.ROOT);
        return value.split("[;\\s(]", 2)[0];
    }
}
