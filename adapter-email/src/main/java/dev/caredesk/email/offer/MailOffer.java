package dev.caredesk.email.offer;

import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.EmailHeaders;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.email.body.MailBody;
import dev.caredesk.email.message.MailAddress;
import dev.caredesk.email.message.MailHeader;
import dev.caredesk.email.message.ParsedMail;
import dev.caredesk.email.message.ThreadIds;
import dev.caredesk.email.mime.MailAttachment;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the interaction that a mail is offered as (D5, X3). */
public final class MailOffer {

    private MailOffer() {}

    /**
     * The offer of a mail.
     *
     * @param otherwise when it began if it has no date
     */
    public static Interaction of(InteractionId id, ParsedMail mail, Instant otherwise) {
        Sender sender = Sender.of(mail, id.value());
        Instant began = mail.header().date().orElse(otherwise.truncatedTo(ChronoUnit.MICROS));
        IncomingMessage message = new IncomingMessage(id.value(), began, Direction.INBOUND, content(mail, sender));
        return new Interaction(
                id,
                MediaType.EMAIL,
                Direction.INBOUND,
                sender.contact(),
                mail.header().subject(),
                began,
                List.of(message),
                Set.of());
    }

    private static Content content(ParsedMail mail, Sender sender) {
        MailBody body = mail.body();
        return new Content(
                body.text(),
                body.safeHtml(),
                Optional.empty(),
                Optional.of(headers(mail, sender)),
                body.attachments().stream().map(MailOffer::attachment).toList(),
                ContentNoteMapper.of(mail, sender));
    }

    private static EmailHeaders headers(ParsedMail mail, Sender sender) {
        MailHeader header = mail.header();
        ThreadIds threadIds = mail.threadIds();
        return new EmailHeaders(
                header.subject(),
                sender.written(),
                header.to().stream().map(MailAddress::toString).toList(),
                header.cc().stream().map(MailAddress::toString).toList(),
                header.date(),
                threadIds.messageId(),
                threadIds.inReplyTo().stream().toList(),
                threadIds.references());
    }

    private static Attachment attachment(MailAttachment file) {
        return new Attachment(file.name().orElse(""), file.contentType(), file.size(), file.part());
    }
}
