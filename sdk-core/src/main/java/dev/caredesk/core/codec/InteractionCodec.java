package dev.caredesk.core.codec;

import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.codec.PayloadDocuments.InteractionDoc;
import dev.caredesk.desk.MissedInteraction;
import dev.caredesk.desk.Offer;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredInteraction;

/** Converts interactions between their stored form and what desks show (D5, D8). */
public final class InteractionCodec {

    /** The properties of an interaction that no storage filters or sorts by (D5). */
    public record InteractionDetails(MediaType media, Direction direction, Contact contact, String subject) {

        /** Returns those of an interaction as its channel offers it. */
        public static InteractionDetails of(Interaction interaction) {
            return new InteractionDetails(
                    interaction.media(), interaction.direction(), interaction.contact(), interaction.subject());
        }
    }

    private InteractionCodec() {}

    public static Payload store(InteractionDetails details) {
        Contact contact = details.contact();
        return Json.write(new InteractionDoc(
                PayloadDocuments.FORMAT,
                details.media(),
                details.direction(),
                contact.address().kind(),
                contact.address().value(),
                contact.name(),
                contact.externalId(),
                contact.proven(),
                details.subject()));
    }

    /** Returns the details of an interaction; one that is only early has none. */
    public static InteractionDetails details(StoredInteraction row) {
        InteractionDoc doc = Json.read(row.payload(), InteractionDoc.class);
        ContactAddress address = new ContactAddress(doc.contactKind(), doc.contact());
        Contact contact = new Contact(address, doc.name(), doc.externalId(), doc.proven());
        return new InteractionDetails(doc.media(), doc.direction(), contact, doc.subject());
    }

    public static Offer offer(StoredInteraction row) {
        InteractionDetails details = details(row);
        return new Offer(
                row.id(), details.media(), details.direction(), details.contact(), details.subject(), row.began());
    }

    public static MissedInteraction missed(StoredInteraction row) {
        InteractionDetails details = details(row);
        return new MissedInteraction(
                row.id(),
                details.media(),
                details.direction(),
                details.contact(),
                details.subject(),
                row.began(),
                row.ended().orElseThrow());
    }
}
