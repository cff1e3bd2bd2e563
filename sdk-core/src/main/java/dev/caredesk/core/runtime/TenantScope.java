package dev.caredesk.core.runtime;

import dev.caredesk.Limits;
import dev.caredesk.TenantId;
import dev.caredesk.TenantSettings;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Storage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The shared services of one tenant: storage, clock, ids, limits, settings and background work. Safe for use by several threads.
 *
 * <p>Settings are kept in memory, so that no use case has to read them. {@link #refreshSettings()} reads them again; a change by another
 * process is known here after the next poll of the feed that does so.
 */
public final class TenantScope {

    private final TenantId id;
    private final Storage storage;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Limits limits;
    private final SdkExecutors executors;
    private final List<Runnable> bells = new CopyOnWriteArrayList<>();
    private final List<Consumer<ChannelId>> commandListeners = new CopyOnWriteArrayList<>();
    private final SeenOffers seenOffers = new SeenOffers();
    private volatile TenantSettings settings;

    public TenantScope(
            TenantId id,
            Storage storage,
            InstantSource clock,
            Supplier<String> ids,
            Limits limits,
            SdkExecutors executors) {
        this.id = id;
        this.storage = storage;
        this.clock = clock;
        this.ids = ids;
        this.limits = limits;
        this.executors = executors;
        this.settings = TenantSettings.DEFAULT;
    }

    public TenantId id() {
        return id;
    }

    public Storage storage() {
        return storage;
    }

    public Limits limits() {
        return limits;
    }

    public BackgroundExecutor background() {
        return executors.background();
    }

    public HostExecutor host() {
        return executors.host();
    }

    public TenantSettings settings() {
        return settings;
    }

    public SeenOffers seenOffers() {
        return seenOffers;
    }

    /** Reads the settings again. */
    public void refreshSettings() {
        settings = storage.desks().settings(id).map(RecordCodec::settings).orElse(TenantSettings.DEFAULT);
    }

    /** Returns the instant of an operation: the host's clock, cut to microseconds (T1). */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns a new id. */
    public String newId() {
        return ids.get();
    }

    /** Tells everybody who waits for commits that one was made; called while no engagement's turn is held. */
    public void announce(ChangeSet changes) {
        if (!changes.journal().isEmpty()) {
            ring();
        }
        changes.commands().forEach(command -> commandListeners.forEach(each -> each.accept(command.channel())));
    }

    /** Tells everybody who waits for commits that there may be news. */
    public void ring() {
        bells.forEach(Runnable::run);
    }

    /** Adds a task that runs after each commit of this process, once it is in the journal; it must be quick and not throw. */
    public void onCommit(Runnable bell) {
        bells.add(bell);
    }

    /** Adds a task that runs after each commit of this process with a command for a channel; it must be quick and not throw. */
    public void onCommand(Consumer<ChannelId> listener) {
        commandListeners.add(listener);
    }
}
