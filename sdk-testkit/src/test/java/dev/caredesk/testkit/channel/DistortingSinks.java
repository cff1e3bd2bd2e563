package dev.caredesk.testkit.channel;

import dev.caredesk.StorageException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sinks between a channel and its own that keep, change or forget what it reports. */
final class DistortingSinks implements ChannelSink {

    private final Consumer<ChannelReport> reports;

    private DistortingSinks(Consumer<ChannelReport> reports) {
        this.reports = reports;
    }

    /** Returns a sink that hands each report over as data. */
    static ChannelSink to(Consumer<ChannelReport> reports) {
        return new DistortingSinks(reports);
    }

    /** Reports nothing of that kind. */
    static UnaryOperator<ChannelSink> without(Class<? extends ChannelReport> kind) {
        return sink -> to(report -> {
            if (!kind.isInstance(report)) {
                report.to(sink);
            }
        });
    }

    /** Reports each offer changed. */
    static UnaryOperator<ChannelSink> offers(UnaryOperator<Interaction> change) {
        return changed(
                ChannelReport.NewOffers.class,
                offered -> new ChannelReport.NewOffers(
                        offered.interactions().stream().map(change).toList()));
    }

    /** Reports each message changed that does not come with an offer. */
    static UnaryOperator<ChannelSink> messages(UnaryOperator<IncomingMessage> change) {
        return changed(
                ChannelReport.NewMessage.class,
                said -> new ChannelReport.NewMessage(said.interaction(), change.apply(said.message())));
    }

    /** Reports something else for each report of a kind. */
    static <T extends ChannelReport> UnaryOperator<ChannelSink> changed(
            Class<T> kind, Function<T, ChannelReport> change) {
        return sink -> to(report -> {
            ChannelReport instead = kind.isInstance(report) ? change.apply(kind.cast(report)) : report;
            instead.to(sink);
        });
    }

    /** Takes what the sink fails to keep as kept, where it is of that kind. */
    static UnaryOperator<ChannelSink> givingUp(Class<? extends ChannelReport> kind) {
        return failing(kind, failure -> {});
    }

    /** Throws another exception than the sink. */
    static UnaryOperator<ChannelSink> failing(Function<StorageException, RuntimeException> change) {
        return failing(ChannelReport.class, failure -> {
            throw change.apply(failure);
        });
    }

    private static UnaryOperator<ChannelSink> failing(
            Class<? extends ChannelReport> kind, Consumer<StorageException> then) {
        return sink -> to(report -> {
            try {
                report.to(sink);
            } catch (StorageException e) {
                if (!kind.isInstance(report)) {
                    throw e;
                }
                then.accept(e);
            }
        });
    }

    /** Reports again by itself what the sink fails on, and throws nevertheless. */
    static ChannelSink insisting(ChannelSink sink) {
        return to(report -> {
            try {
                report.to(sink);
            } catch (StorageException e) {
                report.to(sink);
                throw e;
            }
        });
    }

    /** Reports nothing a second time, even if it was not kept the first time. */
    static ChannelSink once(ChannelSink sink) {
        Set<ChannelReport> seen = ConcurrentHashMap.newKeySet();
        return to(report -> {
            if (seen.add(report)) {
                report.to(sink);
            }
        });
    }

    /** Reports each report only when the next one comes. */
    static ChannelSink lagging(ChannelSink sink) {
        AtomicReference<@Nullable ChannelReport> last = new AtomicReference<>();
        return to(report -> {
            ChannelReport before = last.getAndSet(report);
            if (before != null) {
                before.to(sink);
            }
        });
    }

    @Override
    public void offer(List<Interaction> interactions) {
        reports.accept(new ChannelReport.NewOffers(interactions));
    }

    @Override
    public void message(InteractionId interaction, IncomingMessage message) {
        reports.accept(new ChannelReport.NewMessage(interaction, message));
    }

    @Override
    public void ended(InteractionId interaction, Instant at) {
        reports.accept(new ChannelReport.InteractionEnd(interaction, at));
    }

    @Override
    public void withdrawn(InteractionId interaction, Instant at) {
        reports.accept(new ChannelReport.OfferWithdrawn(interaction, at));
    }
}
