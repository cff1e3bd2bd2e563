package dev.caredesk.testkit.channel;

import dev.caredesk.StorageException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.testkit.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A sink that keeps what a channel reports, for tests of channels. Its next reports can be made to fail or to wait. Safe for use by
 * several threads; no lock is held while a report waits.
 */
public final class MemorySink implements ChannelSink {

    private final AwaitableList<ChannelReport> kept;
    private final AwaitableList<ChannelReport> attempts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Gate> gates = new ArrayDeque<>();
    private Supplier<StorageException> failure = MemorySink::mendable;
    private int failures;

    private MemorySink(Duration patience) {
        kept = new AwaitableList<>("reports", patience);
        attempts = new AwaitableList<>("attempts", patience);
    }

    /** An empty one that keeps everything. */
    public static MemorySink empty() {
        return patient(AwaitableList.PATIENCE);
    }

    /** An empty one whose waits last so long at most. */
    static MemorySink patient(Duration patience) {
        return new MemorySink(patience);
    }

    /** The next reports fail with a {@link StorageException} that a retry may mend; they are not kept. */
    public void failNext(int times) {
        failNext(times, MemorySink::mendable);
    }

    /** The next reports fail with a {@link StorageException} that no retry mends; they are not kept. */
    public void failNextForGood(int times) {
        failNext(times, () -> StorageException.broken("the sink was made to fail for good"));
    }

    private void failNext(int times, Supplier<StorageException> how) {
        lock.lock();
        try {
            failures = times;
            failure = how;
        } finally {
            lock.unlock();
        }
    }

    private static StorageException mendable() {
        return StorageException.unavailable("the sink was made to fail");
    }

    /** All reports fail until {@link #heal()}. */
    public void failAlways() {
        failNext(Integer.MAX_VALUE);
    }

    /** No further report fails. */
    public void heal() {
        failNext(0);
    }

    /** The next report waits at the gate that this gives. */
    public Gate blockNext() {
        Gate gate = Gate.closed();
        lock.lock();
        try {
            gates.add(gate);
        } finally {
            lock.unlock();
        }
        return gate;
    }

    @Override
    public void offer(List<Interaction> interactions) {
        take(new ChannelReport.NewOffers(interactions));
    }

    @Override
    public void message(InteractionId interaction, IncomingMessage message) {
        take(new ChannelReport.NewMessage(interaction, message));
    }

    @Override
    public void ended(InteractionId interaction, Instant at) {
        take(new ChannelReport.InteractionEnd(interaction, at));
    }

    @Override
    public void withdrawn(InteractionId interaction, Instant at) {
        take(new ChannelReport.OfferWithdrawn(interaction, at));
    }

    private void take(ChannelReport report) {
        attempts.add(report);
        nextGate().ifPresent(Gate::pass);
        nextFailure().ifPresent(how -> {
            throw how.get();
        });
        kept.add(report);
    }

    private Optional<Gate> nextGate() {
        lock.lock();
        try {
            return Optional.ofNullable(gates.poll());
        } finally {
            lock.unlock();
        }
    }

    private Optional<Supplier<StorageException>> nextFailure() {
        lock.lock();
        try {
            if (failures == 0) {
                return Optional.empty();
            }
            failures--;
            return Optional.of(failure);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the kept reports in the order in which they came, repetitions included. */
    public List<ChannelReport> reports() {
        return kept.all();
    }

    /** Returns how many reports came, those that failed or still wait included. */
    public int attempts() {
        return attempts.all().size();
    }

    /** Returns the last offer of each id, in the order in which the ids came. */
    public List<Interaction> offers() {
        Map<InteractionId, Interaction> last = new LinkedHashMap<>();
        all(ChannelReport.NewOffers.class)
                .flatMap(report -> report.interactions().stream())
                .forEach(offer -> last.put(offer.id(), offer));
        return List.copyOf(last.values());
    }

    /** Returns the last offer of that id. */
    public Optional<Interaction> offered(InteractionId id) {
        return offers().stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    /** Returns the messages of an interaction, from offers and after them: each message id once, in the order in which they came. */
    public List<IncomingMessage> messages(InteractionId id) {
        Map<String, IncomingMessage> first = new LinkedHashMap<>();
        reports().stream()
                .flatMap(report -> said(report, id))
                .forEach(message -> first.putIfAbsent(message.id(), message));
        return List.copyOf(first.values());
    }

    private static Stream<IncomingMessage> said(ChannelReport report, InteractionId id) {
        if (report instanceof ChannelReport.NewOffers offered) {
            return offered.interactions().stream()
                    .filter(offer -> offer.id().equals(id))
                    .flatMap(offer -> offer.messages().stream());
        }
        return report instanceof ChannelReport.NewMessage said
                        && said.interaction().equals(id)
                ? Stream.of(said.message())
                : Stream.empty();
    }

    /** Returns when an interaction ended, as it was reported first. */
    public Optional<Instant> endOf(InteractionId id) {
        return all(ChannelReport.InteractionEnd.class)
                .filter(report -> report.interaction().equals(id))
                .map(ChannelReport.InteractionEnd::at)
                .findFirst();
    }

    /** Returns when an offer was withdrawn, as it was reported first. */
    public Optional<Instant> withdrawalOf(InteractionId id) {
        return all(ChannelReport.OfferWithdrawn.class)
                .filter(report -> report.interaction().equals(id))
                .map(ChannelReport.OfferWithdrawn::at)
                .findFirst();
    }

    /** Waits until what was kept is as expected; fails after 60 seconds. */
    public void await(Predicate<List<ChannelReport>> condition) {
        kept.await(condition);
    }

    /** Waits until an interaction is offered; fails after 60 seconds. */
    public Interaction awaitOffer(InteractionId id) {
        kept.await(reports -> offered(id).isPresent());
        return offered(id).orElseThrow();
    }

    /** Waits until that many reports came, those that failed included; fails after 60 seconds. */
    public void awaitAttempts(int atLeast) {
        attempts.await(all -> all.size() >= atLeast);
    }

    private <T extends ChannelReport> Stream<T> all(Class<T> kind) {
        return reports().stream().filter(kind::isInstance).map(kind::cast);
    }
}
