package dev.caredesk.core;

import dev.caredesk.Caredesk;
import dev.caredesk.Health;
import dev.caredesk.Limits;
import dev.caredesk.Tenant;
import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.core.CaredeskBuilder.Pace;
import dev.caredesk.core.CaredeskBuilder.Parts;
import dev.caredesk.core.CaredeskBuilder.Placed;
import dev.caredesk.core.runtime.Background;
import dev.caredesk.spi.channel.Channel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A started Caredesk: its tenants, each begun when it is first asked for or has a channel, and the executor of background work. */
final class RunningCaredesk implements Caredesk {

    private static final int THREADS = 6;
    /** How long a start waits for channels to start; one that hangs is then left behind (X2). */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Parts parts;
    private final Pace pace;
    private final Optional<ScheduledExecutorService> own;
    private final Background background;
    private final Map<TenantId, LiveTenant> tenants = new ConcurrentHashMap<>();
    private final AtomicBoolean open = new AtomicBoolean(true);

    private RunningCaredesk(Parts parts, Optional<ScheduledExecutorService> given, Pace pace) {
        this.parts = parts;
        this.pace = pace;
        this.own = given.isPresent()
                ? Optional.empty()
                : Optional.of(threads(parts.channels().size()));
        this.background = new Background(given.or(() -> own).orElseThrow(), parts.clock());
    }

    /** One that has begun the tenants that have channels, or that has ended again what it began. */
    static RunningCaredesk started(Parts parts, Optional<ScheduledExecutorService> given, Pace pace) {
        RunningCaredesk running = new RunningCaredesk(parts, given, pace);
        try {
            running.begin();
            return running;
        } catch (RuntimeException failure) {
            running.end();
            throw failure;
        }
    }

    private void begin() {
        parts.channels().stream().map(Placed::tenant).distinct().forEach(this::begun);
        if (own.isPresent()) {
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
                id, name -> new LiveTenant(name, parts, channels(name), background, pace, open::get));
        tenant.start();
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
                background.problems());
    }

    @Override
    public void close() {
        if (end()) {
            parts.storage().close();
        }
    }

    /** Ends everything but the storage; true the first time. */
    private boolean end() {
        boolean first = open.compareAndSet(true, false);
        if (first) {
            tenants.values().forEach(LiveTenant::storeDrafts); // before anything that may hang
            tenants.values().forEach(LiveTenant::stop);
            own.ifPresent(ScheduledExecutorService::shutdownNow);
        }
        return first;
    }

    private void check() {
        if (!open.get()) {
            throw new WrongCallException("the SDK is closed");
        }
    }

    /** Daemon threads, so that a host that forgets to close still ends; one more for each channel, which may hang (X2). */
    private static ScheduledExecutorService threads(int channels) {
        AtomicInteger number = new AtomicInteger();
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(THREADS + channels, task -> {
            Thread thread = new Thread(task, "caredesk-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
