package dev.caredesk.email.offer;

import dev.caredesk.activity.ContentNote;
import dev.caredesk.email.message.MailTraits;
import dev.caredesk.email.message.ParsedMail;
import dev.caredesk.email.mime.DeliveryStatus;
import dev.caredesk.email.text.MailNote;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Maps the notes on how a mail was read to those that an agent is shown (L4, L5). */
final class ContentNoteMapper {

    private ContentNoteMapper() {}

    static List<ContentNote> of(ParsedMail mail, Sender sender) {
        Set<ContentNote> notes = EnumSet.noneOf(ContentNote.class);
        mail.notes().forEach(note -> notes.add(of(note)));
        notes.addAll(sender.notes());
        if (mail.header().date().isEmpty()) {
            notes.add(ContentNote.NO_DATE);
        }
        if (mail.body().text().indexOf('\uFFFD') >= 0 || mail.header().subject().indexOf('\uFFFD') >= 0) {
            notes.add(ContentNote.CHARACTERS_REPLACED);
        }
        notes.addAll(traits(mail.traits()));
        return List.copyOf(notes);
    }

    private static Set<ContentNote> traits(MailTraits traits) {
        Set<ContentNote> notes = EnumSet.noneOf(ContentNote.class);
        if (traits.bounce().filter(DeliveryStatus::failed).isPresent()) {
            notes.add(ContentNote.BOUNCE);
        } else if (traits.autoSubmitted()) { // a report of a delay among them
            notes.add(ContentNote.AUTOMATIC);
        }
        if (traits.bulk()) {
            notes.add(ContentNote.BULK);
        }
        return notes;
    }

    private static ContentNote of(MailNote note) {
        if (note instanceof MailNote.Unparsable) {
            return ContentNote.NOT_PARSED;
        }
        if (note instanceof MailNote.UnknownCharset || note instanceof MailNote.GuessedCharset) {
            return ContentNote.CHARSET_GUESSED;
        }
        if (note instanceof MailNote.MalformedText) {
            return ContentNote.CHARACTERS_REPLACED;
        }
        return rest(note);
    }

    private static ContentNote rest(MailNote note) {
        if (note instanceof MailNote.TooLarge) {
            return ContentNote.TOO_LARGE;
        }
        if (note instanceof MailNote.MissingFrom) {
            return ContentNote.NO_SENDER;
        }
        if (note instanceof MailNote.UnreadableDate) {
            return ContentNote.NO_DATE;
        }
        return note instanceof MailNote.ImagesRemoved ? ContentNote.REMOTE_CONTENT_REMOVED : ContentNote.DAMAGED;
    }
}
