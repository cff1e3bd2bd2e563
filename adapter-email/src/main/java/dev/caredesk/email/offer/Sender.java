package dev.caredesk.email.offer;

import dev.caredesk.WrongCallException;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.email.message.AddressReader;
import dev.caredesk.email.message.MailAddress;
import dev.caredesk.email.message.ParsedMail;
import dev.caredesk.email.text.EncodedWordDecoder;
import dev.caredesk.email.text.NoteCollector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sender that a mail names (C6). It is the From field alone: Reply-To only says where answers go, anybody may write anything there,
 * and shops, lists and forms put an address of another person in it.
 *
 * @param written the sender as people read it
 * @param notes what is wrong with it
 */
record Sender(Optional<String> written, Contact contact, List<ContentNote> notes) {

    private static final int LONGEST_WRITTEN = 2_000;
    private static final int LONGEST_NAME = 1_000;
    private static final int DIGITS = 16;

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>()\"',;:@]{1,64}@[^\\s<>()\"',;:@]+\\.[^\\s<>()\"',;:@]+");

    Sender {
        notes = List.copyOf(notes);
    }

    /** The sender of that mail, which is offered under that name. */
    static Sender of(ParsedMail mail, String id) {
        List<String> fields = mail.fields().all("from");
        List<MailAddress> all = new AddressReader(new NoteCollector()).read(fields);
        List<ContentNote> notes = new ArrayList<>();
        Contact contact = mail.header()
                .from()
                .flatMap(from -> contactAt(from.address())
                        .map(who -> from.name().map(who::named).orElse(who)))
                .orElseGet(() -> unknownSender(id, mail, fields));
        if (contact.address().kind() != ContactAddress.Kind.EMAIL) {
            notes.add(ContentNote.NO_SENDER);
        } else if (isSeveral(all) || showsAnother(all.get(0))) {
            notes.add(ContentNote.SENDER_DOUBTFUL);
        }
        boolean proven = notes.isEmpty() && mail.traits().bounce().isEmpty(); // a mail system is no customer
        return new Sender(written(fields, all), proven ? contact : contact.unproven(), notes);
    }

    private static Optional<Contact> contactAt(String address) {
        try {
            return Optional.of(Contact.at(ContactAddress.email(address)));
        } catch (WrongCallException noIdentifier) { // too long, or of characters that no address has
            return Optional.empty();
        }
    }

    /** Returns a contact of its own for each unknown sender: under one address they would be taken for one person (D3). */
    private static Contact unknownSender(String id, ParsedMail mail, List<String> fields) {
        String digits = id.substring(Math.max(0, id.length() - DIGITS)); // of a digest, see MailInteractionId
        Contact unknown = Contact.at(ContactAddress.other("unknown sender " + digits));
        return mail.header()
                .from()
                .flatMap(MailAddress::name)
                .or(() -> plain(fields).filter(text -> text.length() <= LONGEST_NAME))
                .map(unknown::named)
                .orElse(unknown);
    }

    private static boolean isSeveral(List<MailAddress> all) {
        Set<String> different = new HashSet<>();
        all.forEach(each -> different.add(each.address().toLowerCase(Locale.ROOT)));
        return different.size() > 1;
    }

    /** The name holds an address, and it is not the one that the mail is from. */
    private static boolean showsAnother(MailAddress from) {
        String name = from.name().orElse("");
        if (name.length() > LONGEST_NAME) {
            return true;
        }
        Matcher shown = ADDRESS.matcher(name);
        while (shown.find()) {
            if (!shown.group().equalsIgnoreCase(from.address())) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> written(List<String> fields, List<MailAddress> all) {
        Optional<String> written = all.isEmpty()
                ? plain(fields)
                : Optional.of(all.stream().map(MailAddress::toString).collect(Collectors.joining(", ")));
        return written.filter(text -> text.length() <= LONGEST_WRITTEN);
    }

    private static Optional<String> plain(List<String> fields) {
        EncodedWordDecoder words = new EncodedWordDecoder(new NoteCollector());
        return Optional.of(fields.stream().map(words::decode).collect(Collectors.joining(", ")))
                .filter(text -> !text.isBlank());
    }
}
