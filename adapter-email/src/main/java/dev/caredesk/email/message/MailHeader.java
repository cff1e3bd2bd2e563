package dev.caredesk.email.message;

import dev.caredesk.email.mime.HeaderBlock;
import dev.caredesk.email.mime.MailLimits;
import dev.caredesk.email.text.EncodedWordDecoder;
import dev.caredesk.email.text.MailNote;
import dev.caredesk.email.text.NoteCollector;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sender, recipients, subject and date of a mail.
 *
 * @param from the first sender; absent where none can be read
 * @param replyTo where answers should go instead
 * @param to the recipients
 * @param cc who got a copy
 * @param subject the subject in one line; empty where there is none or it is too long
 * @param date when it says it was written
 */
public record MailHeader(
        Optional<MailAddress> from,
        List<MailAddress> replyTo,
        List<MailAddress> to,
        List<MailAddress> cc,
        String subject,
        Optional<Instant> date) {

    public MailHeader {
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
    }

    static MailHeader of(HeaderBlock header, MailLimits limits, NoteCollector notes) {
        AddressReader addresses = new AddressReader(notes);
        Optional<MailAddress> from = addresses.read(header.all("from")).stream().findFirst();
        if (from.isEmpty()) {
            notes.add(new MailNote.MissingFrom());
        }
        return new MailHeader(
                from,
                addresses.read(header.all("reply-to")),
                addresses.read(header.all("to")),
                addresses.read(header.all("cc")),
                subject(header, limits, notes),
                date(header, notes));
    }

    private static String subject(HeaderBlock header, MailLimits limits, NoteCollector notes) {
        String subject =
                new EncodedWordDecoder(notes).decode(header.first("subject").orElse(""));
        int length = subject.codePointCount(0, subject.length());
        if (length <= limits.subjectCodePoints()) {
            return subject;
        }
        notes.add(new MailNote.TooLarge(MailNote.TooLarge.LimitedPart.SUBJECT, limits.subjectCodePoints(), length));
        return "";
    }

    private static Optional<Instant> date(HeaderBlock header, NoteCollector notes) {
        Optional<String> written = header.first("date").filter(d -> !d.isBlank());
        Optional<Instant> date = written.flatMap(MailDateParser::read);
        if (written.isPresent() && date.isEmpty()) {
            String w = written.get();
            notes.add(new MailNote.UnreadableDate(w.length() <= 200 ? w : ""));
        }
        return date;
    }
}
