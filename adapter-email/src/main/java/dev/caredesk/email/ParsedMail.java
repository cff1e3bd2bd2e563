package dev.caredesk.email;

import java.util.List;

/**
 * One mail, read as far as it can be: every text in it is well-formed and within the limits, and the notes say what
 * could not be read.
 *
 * @param fields the header as it was written
 */
record ParsedMail(
        HeaderBlock fields,
        MailHeader header,
        Threading threading,
        MailTraits traits,
        MailBody body,
        List<MailNote> notes) {

    ParsedMail {
        notes = List.copyOf(notes);
    }
}
