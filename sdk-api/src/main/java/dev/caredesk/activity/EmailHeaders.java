package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The headers of an e-mail that people and rules need.
 *
 * @param from as written, name and address
 * @param date as the sender dated it
 * @param messageId the identifiers by which e-mails refer to each other (X4)
 */
public record EmailHeaders(
        String subject,
        Optional<String> from,
        List<String> to,
        List<String> cc,
        Optional<Instant> date,
        Optional<String> messageId,
        List<String> inReplyTo,
        List<String> references) {

    public EmailHeaders {
        refuseNull("subject", subject, "from", from, "to", to);
        refuseNull("cc", cc, "date", date, "messageId", messageId);
        refuseNull("inReplyTo", inReplyTo, "references", references);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
    }
}
