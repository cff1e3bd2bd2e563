package dev.caredesk.core;

import static dev.caredesk.WrongCallException.refuseNull;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.caredesk.Caredesk;
import dev.caredesk.CheckReturnValue;
import dev.caredesk.Limits;
import dev.caredesk.StorageException;
import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.core.channel.LanePace;
import dev.caredesk.event.Trimming;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.storage.Storage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * Builds and starts a Caredesk from a storage and any number of channels; everything else has a default. Not safe for use by several
 * threads; {@link #start()} can be called once.
 */
public final class CaredeskBuilder {

    /** A channel with its tenant (X1). */
    record TenantChannel(TenantId tenant, Channel channel) {}

    /** The delays and intervals of background work. */
    record Pace(Duration drafts, Duration sweeps, Duration feed, Duration closing, LanePace lanes) {}

    private final Storage storage;
    private final List<TenantChannel> channels = new ArrayList<>();
    private InstantSource clock = InstantSource.system();
    private Supplier<String> ids = timeOrdered();
    private Optional<ScheduledExecutorService> executor = Optional.empty();
    private Optional<Executor> hostExecutor = Optional.empty();
    private Limits limits = Limits.DEFAULT;
    private Pace pace = new Pace(
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofMillis(200),
            Duration.ofSeconds(10),
            LanePace.DEFAULT);

    private Optional<Trimming> trimming = Optional.empty();
    private boolean batching;
    private boolean begun;

    private CaredeskBuilder(Storage storage) {
        this.storage = storage;
    }

    /** Returns a builder for a Caredesk on that storage, which is closed with it. */
    public static CaredeskBuilder on(Storage storage) {
        refuseNull("storage", storage);
        return new CaredeskBuilder(storage);
    }

    /** Adds a channel of the default tenant. */
    public CaredeskBuilder channel(Channel channel) {
        refuseNull("channel", channel);
        return channel(TenantId.DEFAULT, channel);
    }

    /** Adds a channel of a tenant. */
    public CaredeskBuilder channel(TenantId tenant, Channel channel) {
        refuseNull("tenant", tenant, "channel", channel);
        boolean taken = channels.stream()
                .anyMatch(placed ->
                        placed.tenant().equals(tenant) && placed.channel().id().equals(channel.id()));
        if (taken) {
            throw new WrongCallException("channel id must be unique in its tenant, was used twice: "
                    + channel.id().value());
        }
        channels.add(new TenantChannel(tenant, channel));
        return this;
    }

    /** Sets the clock; the system's by default (T1). */
    public CaredeskBuilder clock(InstantSource other) {
        refuseNull("other", other);
        clock = other;
        return this;
    }

    /**
     * Sets the source of new ids: each one new, 1 to 200 characters; UUIDs of version 7 by default. It must be safe for use by several
     * threads.
     */
    public CaredeskBuilder ids(Supplier<String> other) {
        refuseNull("other", other);
        ids = other;
        return this;
    }

    /**
     * Sets the executor of the SDK's own background work; by default one of daemon threads. The host has to shut it down. No code of the
     * host runs on it.
     */
    public CaredeskBuilder executor(ScheduledExecutorService other) {
        refuseNull("other", other);
        executor = Optional.of(other);
        return this;
    }

    /**
     * Sets the executor of the host's own code: listeners, subscribers and channels; by default one of virtual threads, or of daemon
     * threads before Java 21. The host has to shut it down. A listener or channel that blocks occupies one of its threads, so it should
     * have more threads than there are of those.
     */
    public CaredeskBuilder hostExecutor(Executor other) {
        refuseNull("other", other);
        hostExecutor = Optional.of(other);
        return this;
    }

    /** Sets the time that {@link Caredesk#close()} may take; 10 seconds by default. */
    public CaredeskBuilder closeWithin(Duration other) {
        refuseNull("other", other);
        pace = new Pace(pace.drafts(), pace.sweeps(), pace.feed(), positive(other), pace.lanes());
        return this;
    }

    /** Sets the limits; {@link Limits#DEFAULT} by default (L6). */
    public CaredeskBuilder limits(Limits other) {
        refuseNull("other", other);
        limits = other;
        return this;
    }

    /**
     * Sets how far the stored draft of an engagement may lag behind its edits: 0 to 1 second, 500 ms by default. Zero stores each edit
     * before it is acknowledged, which suits a host behind a load balancer (D6, D7).
     */
    public CaredeskBuilder draftDelay(Duration other) {
        refuseNull("other", other);
        if (other.isNegative() || other.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new WrongCallException("draft delay must be 0 to 1 second, was " + other);
        }
        pace = new Pace(other, pace.sweeps(), pace.feed(), pace.closing(), pace.lanes());
        return this;
    }

    /** Sets the interval at which overdue requests are closed; 30 seconds by default (R6, R9). */
    public CaredeskBuilder sweepEvery(Duration other) {
        refuseNull("other", other);
        pace = new Pace(pace.drafts(), positive(other), pace.feed(), pace.closing(), pace.lanes());
        return this;
    }

    /** Trims the journal of each tenant in use, once a minute; by default it is kept forever (Z3). */
    public CaredeskBuilder trimming(Trimming other) {
        refuseNull("other", other);
        trimming = Optional.of(other);
        return this;
    }

    /**
     * Stores what a channel reports while one of its commits is under way together in the next one. This suits a channel that reports from
     * several threads at once, faster than the storage commits; by default each report is a commit of its own (X2).
     */
    public CaredeskBuilder batchingReports() {
        batching = true;
        return this;
    }

    /**
     * Sets how long a channel's commands may fail before they are parked until the host acts; one day by default (X5).
     *
     * @see dev.caredesk.desk.Lanes
     */
    public CaredeskBuilder parkAfter(Duration other) {
        refuseNull("other", other);
        LanePace lanes = new LanePace(pace.lanes().lease(), positive(other));
        pace = new Pace(pace.drafts(), pace.sweeps(), pace.feed(), pace.closing(), lanes);
        return this;
    }

    /**
     * Sets for how long a process that ends without notice keeps the commands of an interaction from others; 1 second or more, 30 seconds by
     * default (X5). The clocks of all processes must agree to a third of it, else two may tell the same command.
     */
    public CaredeskBuilder leaseFor(Duration other) {
        refuseNull("other", other);
        if (other.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new WrongCallException("lease must be at least 1 second, was " + other);
        }
        LanePace lanes = new LanePace(other, pace.lanes().parkAfter());
        pace = new Pace(pace.drafts(), pace.sweeps(), pace.feed(), pace.closing(), lanes);
        return this;
    }

    /**
     * Sets the interval at which the journal is read for commits of other processes; 200 ms by default (N1). If the storage announces
     * commits by itself, at least 5 seconds are used.
     */
    public CaredeskBuilder feedEvery(Duration other) {
        refuseNull("other", other);
        pace = new Pace(pace.drafts(), pace.sweeps(), positive(other), pace.closing(), pace.lanes());
        return this;
    }

    /**
     * Starts the Caredesk with its channels and background work. On the default executor it waits up to 5 seconds for the channels to
     * start; on a host's executor, which may be driven by hand, it does not wait. A channel that fails to start is tried again later, and
     * shows in {@link Caredesk#health()}.
     *
     * @throws WrongCallException if it was called before, even if it failed then
     * @throws StorageException if the storage fails; what had begun is ended, and the storage stays open for another builder
     */
    @CheckReturnValue
    public Caredesk start() {
        if (begun) {
            throw new WrongCallException("builder must not be started twice");
        }
        begun = true;
        return RunningCaredesk.started(
                new Parts(storage, List.copyOf(channels), clock, ids, limits, trimming, batching),
                new Executors(executor, hostExecutor),
                pace);
    }

    /** The parts that a Caredesk is built from. */
    record Parts(
            Storage storage,
            List<TenantChannel> channels,
            InstantSource clock,
            Supplier<String> ids,
            Limits limits,
            Optional<Trimming> trimming,
            boolean batching) {}

    private static Duration positive(Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new WrongCallException("duration must be more than 0, was " + value);
        }
        return value;
    }

    private static Supplier<String> timeOrdered() {
        TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();
        return () -> generator.generate().toString();
    }
}
