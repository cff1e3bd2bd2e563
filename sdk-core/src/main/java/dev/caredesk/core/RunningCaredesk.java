package dev.caredesk.core;

import dev.caredesk.Caredesk;
import dev.caredesk.CaredeskClosedException;
import dev.caredesk.Health;
import dev.caredesk.Limits;
import dev.caredesk.Tenant;
import dev.caredesk.TenantId;
import dev.caredesk.core.CaredeskBuilder.Pace;
import dev.caredesk.core.CaredeskBuilder.Parts;
import dev.caredesk.core.CaredeskBuilder.Placed;
import dev.caredesk.core.runtime.Background;
import dev.caredesk.core.runtime.HostCode;
import dev.caredesk.core.runtime.Workers;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.channel.Channel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started Caredesk: its tenants, each begun when it is first asked for or has a channel, and its executors. */
final class RunningCaredesk implements Caredesk {

    private static final Logger LOG = LoggerFactory.getLogger(RunningCaredesk.class);
    /** How long a start waits for channels to start; one that hangs is then left behind (X2). */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Parts parts;
    private final Pace pace;
    private final Executors executors;
    private final Workers workers;
    private final Map<TenantId, LiveTenant> tenants = new ConcurrentHashMap<>();
    private final AtomicBoolean open = new AtomicBoolean(true);

    private RunningCaredesk(Parts parts, Executors executors, Pace pace) {
        this.parts = parts;
        this.pace = pace;
        this.executors = executors;
        Background background = new Background(executors.background(), parts.clock());
        this.workers = new Workers(background, new HostCode(executors.host(), background));
    }

    /** One that has begun the tenants that have channels, or that has ended again what it began. */
    static RunningCaredesk started(Parts parts, Executors executors, Pace pace) {
        RunningCaredesk running = new RunningCaredesk(parts, executors, pace);
        try {
            running.begin();
            return running;
        } catch (RuntimeException failure) {
            running.open.set(false);
            running.end(Duration.ZERO);
            throw failure;
        }
    }

    private void begin() {
        parts.channels().stream().map(Placed::tenant).distinct().forEach(this::begun);
        if (executors.runsByItself()) {
            tenants.values().forEach(tenant -> tenant.awaitChannels(PATIENCE));
        }
    }

    @Override
    public Tenant tenant(TenantId id) {
        check();
        return begun(id);
    }

    private LiveTenant begun(TenantId id) {
        LiveTenant tenant = tenants.computeIfAbsent(
                id, name -> new LiveTenant(name, parts, channels(name), workers, pace, open::get));
        tenant.start();
        if (!open.get()) { // it was closed meanwhile, and may have ended all tenants but this one
            tenant.stop(Duration.ZERO);
            check();
        }
        return tenant;
    }

    private List<Channel> channels(TenantId tenant) {
        return parts.channels().stream()
                .filter(placed -> placed.tenant().equals(tenant))
                .map(Placed::channel)
                .toList();
    }

    @Override
    public Limits limits() {
        return parts.limits();
    }

    @Override
    public Health health() {
        check();
        Collection<LiveTenant> all = tenants.values();
        return new Health(
                all.stream().map(LiveTenant::feedLag).max(Duration::compareTo).orElse(Duration.ZERO),
                all.stream().map(LiveTenant::sweepLag).flatMap(Optional::stream).max(Duration::compareTo),
                all.stream().mapToInt(LiveTenant::unsavedDrafts).sum(),
                all.stream().mapToInt(LiveTenant::pendingCommands).sum(),
                all.stream().mapToLong(LiveTenant::failedCommands).sum(),
                all.stream().flatMap(tenant -> tenant.channelHealth().stream()).toList(),
                Stream.concat(workers.stuck().stream(), all.stream().flatMap(tenant -> tenant.stuck().stream()))
                        .toList(),
                workers.background().problems());
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            BoundedRun.within(pace.closing(), "closing", () -> {
                end(pace.closing());
                parts.storage().close();
            });
        }
    }

    /** Ends everything but the storage. */
    private void end(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        List<EngagementId> unstored = tenants.values().stream()
                .flatMap(tenant -> tenant.storeDrafts(left(end)).stream())
                .toList();
        if (!unstored.isEmpty()) {
            LOG.warn("closing: the newest edits of {} engagements are not stored: {}", unstored.size(), unstored);
        }
        tenants.values().forEach(tenant -> tenant.stop(left(end)));
        workers.host().end();
        executors.end();
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private void check() {
        if (!open.get()) {
            throw new CaredeskClosedException("the SDK is closed");
        }
    }
}
