package dev.caredesk.core.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.CaredeskClosedException;
import dev.caredesk.Cursor;
import dev.caredesk.Outcome;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.channel.WithdrawOffers;
import dev.caredesk.core.codec.InteractionCodec;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.view.PageReader;
import dev.caredesk.desk.Inbox;
import dev.caredesk.desk.Offer;
import dev.caredesk.desk.OfferPage;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The host's inbox of a tenant (D5, D8).
 *
 * @param isOpen returns whether the SDK is open
 */
public record TenantInbox(TenantScope scope, BooleanSupplier isOpen) implements Inbox {

    /** The number of offers that are withdrawn in one commit. */
    private static final int BATCH = 100;

    @Override
    public Outcome<OfferPage> offers(Optional<Cursor> from, int size) {
        refuseNull("from", from);
        check();
        return new PageReader(scope).offers(Optional.empty(), from, size);
    }

    @Override
    public Optional<Offer> find(InteractionId interaction) {
        refuseNull("interaction", interaction);
        check();
        return row(interaction)
                .filter(row -> row.state() == StoredInteraction.State.OFFERED)
                .map(InteractionCodec::offer);
    }

    @Override
    public Outcome<InteractionId> withdraw(InteractionId interaction) {
        refuseNull("interaction", interaction);
        check();
        if (find(interaction).isPresent()) {
            new WithdrawOffers(scope).run(List.of(interaction));
        }
        Optional<StoredInteraction> row = row(interaction);
        return row.filter(now -> now.state() == StoredInteraction.State.MISSED).isPresent()
                ? Outcome.done(interaction)
                : Outcome.refused(Refusals.lost(row));
    }

    @Override
    public int expire(Instant before) {
        refuseNull("before", before);
        check();
        int withdrawn = 0;
        List<InteractionId> old = old(before);
        while (!old.isEmpty()) {
            new WithdrawOffers(scope).run(old);
            withdrawn += missed(old);
            old = old(before);
        }
        return withdrawn;
    }

    /** Returns how many are missed now; what an agent accepted meanwhile is not. */
    private int missed(List<InteractionId> withdrawn) {
        return (int) scope.storage().records().load(scope.id(), List.copyOf(withdrawn)).stream()
                .filter(record ->
                        record instanceof StoredInteraction row && row.state() == StoredInteraction.State.MISSED)
                .count();
    }

    private List<InteractionId> old(Instant before) {
        OfferRows oldest = scope.storage().inbox().offers(scope.id(), Optional.empty(), Optional.empty(), BATCH);
        return oldest.items().stream()
                .filter(row -> row.began().isBefore(before))
                .map(StoredInteraction::id)
                .toList();
    }

    private Optional<StoredInteraction> row(InteractionId interaction) {
        return new PageReader(scope).interaction(interaction);
    }

    private void check() {
        if (!isOpen.getAsBoolean()) {
            throw new CaredeskClosedException("SDK must not be called after it was closed");
        }
    }
}
