package dev.caredesk.email.message;

import dev.caredesk.email.body.MailBody;
import dev.caredesk.email.mime.HeaderBlock;
import dev.caredesk.email.text.MailNote;
import java.util.List;

/**
 * One mail, read as far as it can be: every text in it is well-formed and within the limits, and the notes say what
 * could not be read.
 *
 * @param fields the header as it was written
 */
public record ParsedMail(
        HeaderBlock fields,
        MailHeader header,
        ThreadIds threadIds,
        MailTraits traits,
        MailBody body,
        List<MailNote> notes) {

    public ParsedMail {
        notes = List.copyOf(notes);
    }
}
