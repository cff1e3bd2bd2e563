package dev.caredesk.email.folder;

import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.email.body.MailBody;
import dev.caredesk.email.message.MailParser;
import dev.caredesk.email.message.ParsedMail;
import dev.caredesk.email.mime.MailLimits;
import dev.caredesk.email.offer.MailDigestStream;
import dev.caredesk.email.offer.MailInteractionId;
import dev.caredesk.email.offer.MailOffer;
import dev.caredesk.email.text.MailNote;
import dev.caredesk.spi.channel.Interaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Reads a file into the interaction that it is offered as. Of a file that is too large only the header is read (L4). */
public final class MailFileReader {

    private final ChannelId channel;
    private final MailLimits limits;
    private final long maxFileBytes;
    private final MailParser parser;

    public MailFileReader(ChannelId channel, MailLimits limits, long maxFileBytes) {
        this.channel = channel;
        this.limits = limits;
        this.maxFileBytes = maxFileBytes;
        this.parser = new MailParser(limits);
    }

    Interaction read(MailFile file) throws IOException {
        try (InputStream in = Files.newInputStream(file.path())) {
            return file.size() > maxFileBytes ? readHeaderOnly(file, in) : readWhole(file, in);
        }
    }

    /** The content of a part of a mail; empty if there is none at that place. */
    public Optional<InputStream> open(MailFile file, String part) throws IOException {
        return parser.openAttachment(file.path(), part);
    }

    private Interaction readWhole(MailFile file, InputStream in) throws IOException {
        MailDigestStream digests = new MailDigestStream(in);
        ParsedMail mail = parser.parse(digests);
        digests.drain();
        return offer(file, mail, digests);
    }

    private Interaction readHeaderOnly(MailFile file, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(limits.headerBytes());
        MailDigestStream digests = new MailDigestStream(new ByteArrayInputStream(bytes));
        ParsedMail mail = parser.parse(digests);
        digests.drain();
        digests.addSize(file.size());
        return offer(file, withoutContent(mail, file), digests);
    }

    private ParsedMail withoutContent(ParsedMail mail, MailFile file) {
        MailNote tooLarge = new MailNote.TooLarge(MailNote.TooLarge.LimitedPart.TEXT, maxFileBytes, file.size());
        return new ParsedMail(
                mail.fields(),
                mail.header(),
                mail.threadIds(),
                mail.traits(),
                new MailBody("", Optional.empty(), List.of()),
                List.of(tooLarge));
    }

    private Interaction offer(MailFile file, ParsedMail mail, MailDigestStream digests) {
        InteractionId id = InteractionId.of(channel, MailInteractionId.of(mail.fields(), digests));
        return MailOffer.of(id, mail, file.modified());
    }
}
