package dev.caredesk.email.message;

import dev.caredesk.email.text.EncodedWordDecoder;
import dev.caredesk.email.text.NoteCollector;
import dev.caredesk.email.text.WellFormedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;

/** Reads address fields; groups are flattened, and what has no local part and domain is no address. */
public final class AddressReader {

    private static final int MOST = 1_000;

    private static final Pattern NAME_AS_COMMENT = Pattern.compile("[^<>(),;:\"\\\\]+\\(([^()\\\\]+)\\)\\s*");

    private final EncodedWordDecoder words;

    public AddressReader(NoteCollector notes) {
        this.words = new EncodedWordDecoder(notes);
    }

    public List<MailAddress> read(List<String> fields) {
        List<MailAddress> addresses = new ArrayList<>();
        for (String field : fields) {
            for (Mailbox mailbox : parse(field)) {
                if (addresses.size() < MOST) {
                    address(mailbox, field).ifPresent(addresses::add);
                }
            }
        }
        return List.copyOf(addresses);
    }

    private static List<Mailbox> parse(String field) {
        ByteSequence bytes = ContentUtil.encode(StandardCharsets.UTF_8, field);
        return LenientAddressParser.DEFAULT
                .parseAddressList(bytes, new ParserCursor(0, bytes.length()))
                .flatten();
    }

    private Optional<MailAddress> address(Mailbox mailbox, String field) {
        if (mailbox.getLocalPart() == null || mailbox.getDomain() == null) {
            return Optional.empty();
        }
        String local = WellFormedText.line(mailbox.getLocalPart());
        String domain = WellFormedText.line(mailbox.getDomain());
        if (local.isEmpty() || domain.isEmpty() || domain.indexOf('@') >= 0) {
            return Optional.empty();
        }
        Optional<String> name = Optional.ofNullable(mailbox.getName())
                .or(() -> comment(field))
                .map(words::decode)
                .filter(n -> !n.isBlank());
        return Optional.of(new MailAddress(name, local + "@" + domain));
    }

    /** The old way to write a name: a comment after the only address. */
    private static Optional<String> comment(String field) {
        Matcher old = NAME_AS_COMMENT.matcher(field);
        return old.matches() ? Optional.of(old.group(1)) : Optional.empty();
    }
}
