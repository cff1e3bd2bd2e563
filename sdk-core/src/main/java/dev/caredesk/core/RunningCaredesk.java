package dev.caredesk.core;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Caredesk;
import dev.caredesk.CaredeskClosedException;
import dev.caredesk.Health;
import dev.caredesk.Limits;
import dev.caredesk.Tenant;
import dev.caredesk.TenantId;
import dev.caredesk.core.CaredeskBuilder.Pace;
import dev.caredesk.core.CaredeskBuilder.Parts;
import dev.caredesk.core.runtime.BackgroundExecutor;
import dev.caredesk.core.runtime.HostExecutor;
import dev.caredesk.core.runtime.SdkProcess;
import dev.caredesk.core.session.LastDrafts;
import dev.caredesk.core.session.UnstoredDraft;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.storage.ProcessId;
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

/** A started Caredesk with its tenants and executors. A tenant starts when it is first asked for or has a channel. */
final class RunningCaredesk implements Caredesk {

    private static final Logger LOG = LoggerFactory.getLogger(RunningCaredesk.class);
    /** The time that a start waits for channels; one that hangs is then left behind (X2). */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Parts parts;
    private final Pace pace;
    private final Executors executors;
    private final SdkProcess process;
    private final Map<TenantId, RunningTenant> tenants = new ConcurrentHashMap<>();
    private final AtomicBoolean open = new AtomicBoolean(true);

    private RunningCaredesk(Parts parts, Executors executors, Pace pace) {
        this.parts = parts;
        this.pace = pace;
        this.executors = executors;
        BackgroundExecutor background = new BackgroundExecutor(executors.background(), parts.clock());
        this.process = new SdkProcess(
                ProcessId.of(parts.ids().get()), background, new HostExecutor(executors.host(), background));
    }

    /** Returns a Caredesk that has started the tenants with channels. If that fails, it ends what it began. */
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
        parts.channels().stream()
                .map(CaredeskBuilder.TenantChannel::tenant)
                .distinct()
                .forEach(this::begun);
        if (executors.runsByItself()) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            tenants.values().forEach(tenant -> tenant.awaitChannels(left(end)));
        }
    }

    @Override
    public Tenant tenant(TenantId id) {
        refuseNull("id", id);
        check();
        return begun(id);
    }

    private RunningTenant begun(TenantId id) {
        RunningTenant tenant = tenants.computeIfAbsent(
                id, name -> new RunningTenant(name, parts, channels(name), process, pace, open::get));
        try {
            tenant.start();
        } catch (RuntimeException failure) {
            endIfClosed(tenant);
            throw failure;
        }
        endIfClosed(tenant);
        return tenant;
    }

    /** It may have been closed meanwhile, which ended all tenants but this one. */
    private void endIfClosed(RunningTenant tenant) {
        if (!open.get()) {
            tenant.endBackground();
            tenant.endChannels();
            tenant.awaitEnd(Duration.ZERO);
            check();
        }
    }

    private List<Channel> channels(TenantId tenant) {
        return parts.channels().stream()
                .filter(placed -> placed.tenant().equals(tenant))
                .map(CaredeskBuilder.TenantChannel::channel)
                .toList();
    }

    @Override
    public Limits limits() {
        return parts.limits();
    }

    @Override
    public Health health() {
        check();
        Collection<RunningTenant> all = tenants.values();
        return new Health(
                all.stream()
                        .map(RunningTenant::feedLag)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO),
                all.stream()
                        .map(RunningTenant::sweepLag)
                        .flatMap(Optional::stream)
                        .max(Duration::compareTo),
                all.stream().mapToInt(RunningTenant::unsavedDrafts).sum(),
                all.stream().mapToLong(RunningTenant::refusedCommands).sum(),
                all.stream().flatMap(tenant -> tenant.channelHealth().stream()).toList(),
                Stream.concat(process.stuck().stream(), all.stream().flatMap(tenant -> tenant.stuck().stream()))
                        .toList(),
                process.background().problems());
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            RunWithTimeout.within(pace.closing(), "closing", () -> {
                end(pace.closing());
                parts.storage().close();
            });
        }
    }

    /**
     * Ends everything but the storage. First all that does not wait, of all tenants, then the drafts, which have the larger part of the
     * time, then the channels.
     */
    private void end(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Collection<RunningTenant> all = tenants.values();
        all.forEach(RunningTenant::endBackground);
        storeDrafts(time.multipliedBy(4).dividedBy(5), all);
        all.forEach(RunningTenant::endChannels);
        all.forEach(tenant -> tenant.awaitEnd(left(end)));
        process.end();
        executors.end();
    }

    private void storeDrafts(Duration time, Collection<RunningTenant> all) {
        List<UnstoredDraft> drafts =
                all.stream().flatMap(tenant -> tenant.endDrafts().stream()).toList();
        List<EngagementId> unstored = new LastDrafts(process.background()).storeWithin(time, drafts);
        if (!unstored.isEmpty()) {
            LOG.warn("closing: the newest edits of {} engagements are not stored: {}", unstored.size(), unstored);
        }
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private void check() {
        if (!open.get()) {
            throw new CaredeskClosedException("SDK must not be called after it was closed");
        }
    }
}
