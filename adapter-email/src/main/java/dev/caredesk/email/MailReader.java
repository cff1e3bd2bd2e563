package dev.caredesk.email;

import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.Interaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Reads a file into the interaction that it is offered as. Of a file that is too large only the header is read (L4). */
final class MailReader {

    private final ChannelId channel;
    private final MailLimits limits;
    private final long maxFileBytes;
    private final MailParser parser;

    MailReader(ChannelId channel, MailLimits limits, long maxFileBytes) {
        this.channel = channel;
        this.limits = limits;
        this.maxFileBytes = maxFileBytes;
        this.parser = new MailParser(limits);
    }

    Interaction read(MailFile file) throws IOException {
        try (InputStream in = Files.newInputStream(file.path())) {
            return file.size() > maxFileBytes ? beginning(file, in) : whole(file, in);
        }
    }

    /** The content of a part of a mail; empty if there is none at that place. */
    Optional<InputStream> open(MailFile file, String part) throws IOException {
        return parser.openAttachment(file.path(), part);
    }

    private Interaction whole(MailFile file, InputStream in) throws IOException {
        Fingerprint print = new Fingerprint(in);
        ParsedMail mail = parser.parse(print);
        print.drain();
        return offer(file, mail, print);
    }

    private Interaction beginning(MailFile file, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(limits.headerBytes());
        Fingerprint print = new Fingerprint(new ByteArrayInputStream(bytes));
        ParsedMail mail = parser.parse(print);
        print.drain();
        print.cutOff(file.size());
        return offer(file, headerOnly(mail, file), print);
    }

    private ParsedMail headerOnly(ParsedMail mail, MailFile file) {
        MailNote tooLarge = new MailNote.TooLarge(MailNote.TooLarge.Subject.TEXT, maxFileBytes, file.size());
        return new ParsedMail(
                mail.fields(),
                mail.header(),
                mail.threading(),
                mail.traits(),
                new MailBody("", Optional.empty(), List.of()),
                List.of(tooLarge));
    }

    private Interaction offer(MailFile file, ParsedMail mail, Fingerprint print) {
        InteractionId id = InteractionId.of(channel, MailIdentity.of(mail.fields(), print));
        return MailOffer.of(id, mail, file.modified());
    }
}
