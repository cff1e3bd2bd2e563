package dev.caredesk.core.commit;

import com.google.common.base.Utf8;
import dev.caredesk.Limits;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.EmailHeaders;
import dev.caredesk.core.text.TextRules;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Brings the reports of channels to a form that every storage can hold: characters are repaired (L5), a message over the limit loses its
 * text (L4), and instants are cut to microseconds and to the years 1 to 9999. Nothing is refused for its size. Pure functions, idempotent.
 */
public final class RepairReport {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private RepairReport() {}

    public static Interaction fitting(Interaction interaction, Limits limits) {
        Contact contact = interaction.contact();
        return new Interaction(
                interaction.id(),
                interaction.media(),
                interaction.direction(),
                new Contact(
                        contact.address(),
                        contact.name().map(TextRules::repaired),
                        contact.externalId().map(TextRules::repaired),
                        contact.proven()),
                TextRules.repaired(interaction.subject()),
                fitting(interaction.began()),
                interaction.messages().stream()
                        .map(message -> fitting(message, limits))
                        .toList(),
                interaction.desks());
    }

    public static IncomingMessage fitting(IncomingMessage message, Limits limits) {
        Content repaired = repaired(message.content());
        Content noted = repaired.equals(message.content()) ? repaired : repaired.noted(ContentNote.CHARACTERS_REPLACED);
        return new IncomingMessage(
                message.id(), fitting(message.at()), message.direction(), limited(noted, limits.messageBytes()));
    }

    public static Instant fitting(Instant at) {
        Instant later = at.isBefore(EARLIEST) ? EARLIEST : at;
        return later.isAfter(LATEST) ? LATEST : later.truncatedTo(ChronoUnit.MICROS);
    }

    private static Content limited(Content content, int most) {
        boolean fits = Utf8.encodedLength(content.text()) <= most
                && content.safeHtml().map(Utf8::encodedLength).orElse(0) <= most;
        return fits
                ? content
                : new Content(
                                "",
                                Optional.empty(),
                                content.call(),
                                content.email(),
                                content.attachments(),
                                content.notes())
                        .noted(ContentNote.TOO_LARGE);
    }

    private static Content repaired(Content content) {
        return new Content(
                TextRules.repaired(content.text()),
                content.safeHtml().map(TextRules::repaired),
                content.call(),
                content.email().map(RepairReport::repaired),
                content.attachments().stream().map(RepairReport::repaired).toList(),
                content.notes());
    }

    private static EmailHeaders repaired(EmailHeaders headers) {
        return new EmailHeaders(
                TextRules.repaired(headers.subject()),
                headers.from().map(TextRules::repaired),
                repaired(headers.to()),
                repaired(headers.cc()),
                headers.date(),
                headers.messageId().map(TextRules::repaired),
                repaired(headers.inReplyTo()),
                repaired(headers.references()));
    }

    private static List<String> repaired(List<String> texts) {
        return texts.stream().map(TextRules::repaired).toList();
    }

    private static Attachment repaired(Attachment attachment) {
        return new Attachment(
                TextRules.repaired(attachment.name()),
                TextRules.repaired(attachment.contentType()),
                attachment.bytes(),
                TextRules.repaired(attachment.reference()));
    }
}
