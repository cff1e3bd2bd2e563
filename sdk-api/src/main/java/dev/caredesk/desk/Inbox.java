package dev.caredesk.desk;

import dev.caredesk.CheckReturnValue;
import dev.caredesk.Cursor;
import dev.caredesk.Outcome;
import dev.caredesk.activity.InteractionId;
import java.time.Instant;
import java.util.Optional;

/**
 * All interactions of a tenant that wait for an agent, for a host that routes or tidies them: it learns of each from
 * {@link dev.caredesk.event.Events}, whose kinds {@code OFFERED}, {@code TAKEN} and {@code MISSED} name the interaction. Desks, not the
 * inbox, accept. Safe for use by several threads; operations throw {@link dev.caredesk.StorageException} when the storage fails.
 */
public interface Inbox {

    /**
     * Returns a page of all offers, oldest first, whatever desks they are meant for.
     *
     * <p>Refuses with {@code page.too-large}, {@code page.empty}, {@code cursor.unknown}.
     *
     * @param size how many offers, 1 to {@link dev.caredesk.Limits#pageEntriesMost}
     */
    @CheckReturnValue
    Outcome<OfferPage> offers(Optional<Cursor> from, int size);

    /** Returns an offer; empty if the interaction is not offered. */
    Optional<Offer> find(InteractionId interaction);

    /**
     * Withdraws an offer: the interaction is missed from now on (D8). Its channel is not told. Withdrawing it again does nothing.
     *
     * <p>Refuses with {@code interaction.taken}, and with {@code interaction.gone} if it was never offered.
     */
    @CheckReturnValue
    Outcome<InteractionId> withdraw(InteractionId interaction);

    /**
     * Withdraws all offers that began before an instant, oldest first.
     *
     * @return how many it withdrew
     */
    int expire(Instant before);
}
