package dev.caredesk.core.channel;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Actor;
import dev.caredesk.CaredeskClosedException;
import dev.caredesk.Limits;
import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.commit.CommitLoop;
import dev.caredesk.core.commit.RepairReport;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The sink that one channel reports to; a report is stored when its call returns (X2). It takes only that channel's own interactions, and
 * repairs what no storage could hold (L4, L5). Thread-safe.
 */
final class ReportSink implements ChannelSink {

    private final TenantScope scope;
    private final ChannelId channel;
    private final CommitLoop loop;
    private final Consumer<List<InboxReport>> store;
    private volatile boolean closed;

    /** @param batching whether reports that come while a commit is under way are stored together in the next one */
    ReportSink(TenantScope scope, ChannelId channel, boolean batching) {
        this.scope = scope;
        this.channel = channel;
        this.loop = new CommitLoop(scope);
        this.store = batching ? new ReportBatches(this::commit)::store : this::commit;
    }

    /** Refuses further reports, since those would be lost without notice. */
    void close() {
        closed = true;
    }

    @Override
    public void offer(List<Interaction> interactions) {
        refuseNull("interactions", interactions);
        checkOpen();
        interactions.forEach(interaction -> checkOwn(interaction.id()));
        Limits limits = scope.limits();
        List<InboxReport> reports = new ArrayList<>();
        for (Interaction interaction : interactions) {
            reports.addAll(inParts(RepairReport.fitting(interaction, limits)));
        }
        CommitSize.split(reports, CommitSize::of).forEach(this::store);
    }

    @Override
    public void message(InteractionId interaction, IncomingMessage message) {
        refuseNull("interaction", interaction, "message", message);
        checkOpen();
        checkOwn(interaction);
        store(List.of(
                new InboxReport.MessageReport(interaction, List.of(RepairReport.fitting(message, scope.limits())))));
    }

    @Override
    public void ended(InteractionId interaction, Instant at) {
        refuseNull("interaction", interaction, "at", at);
        checkOpen();
        checkOwn(interaction);
        store(List.of(new InboxReport.EndReport(interaction, RepairReport.fitting(at))));
    }

    @Override
    public void withdrawn(InteractionId interaction, Instant at) {
        refuseNull("interaction", interaction, "at", at);
        checkOpen();
        checkOwn(interaction);
        store(List.of(new InboxReport.WithdrawalReport(interaction, RepairReport.fitting(at))));
    }

    /** Returns the report of an offer, and further reports of what does not fit into a commit with it. */
    private static List<InboxReport> inParts(Interaction offer) {
        List<List<IncomingMessage>> parts = CommitSize.split(offer.messages(), CommitSize::of);
        List<InboxReport> reports = new ArrayList<>();
        reports.add(new InboxReport.OfferReport(new Interaction(
                offer.id(),
                offer.media(),
                offer.direction(),
                offer.contact(),
                offer.subject(),
                offer.began(),
                parts.isEmpty() ? List.of() : parts.get(0),
                offer.desks())));
        parts.stream().skip(1).forEach(part -> reports.add(new InboxReport.MessageReport(offer.id(), part)));
        return reports;
    }

    private void store(List<InboxReport> reports) {
        store.accept(reports);
    }

    /** Stores reports in one commit; each in one of its own, if they can't be stored together, so that one harms no other (X2). */
    private void commit(List<InboxReport> reports) {
        try {
            commitTogether(reports);
        } catch (StorageException failed) {
            if (failed.isRetryable() || reports.size() == 1) {
                throw failed;
            }
            commitAlone(reports);
        }
    }

    private void commitAlone(List<InboxReport> reports) {
        Optional<StorageException> last = Optional.empty();
        for (InboxReport report : reports) {
            try {
                commitTogether(List.of(report));
            } catch (StorageException failed) {
                last = Optional.of(failed);
            }
        }
        if (last.isPresent()) {
            throw last.get();
        }
    }

    private void commitTogether(List<InboxReport> reports) {
        if (!loop.run(new StoreReports(scope, Actor.of(channel), reports)).isDone()) {
            throw StorageException.unavailable("an interaction changed during each try to store a report about it");
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new CaredeskClosedException("SDK must not be called after it was closed");
        }
    }

    private void checkOwn(InteractionId interaction) {
        if (!interaction.channel().equals(channel)) {
            throw new WrongCallException("channel must report only its own interactions, was " + channel.value()
                    + " for " + interaction.channel().value());
        }
    }
}
