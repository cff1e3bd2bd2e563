package dev.caredesk.core.runtime;

import dev.caredesk.Limits;
import dev.caredesk.TenantId;
import dev.caredesk.TenantSettings;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Storage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final SdkProcess process;
    private final List<Runnable> bells = new CopyOnWriteArrayList<>();
    private final List<Consumer<ChannelId>> commandListeners = new CopyOnWriteArrayList<>();
    private final Map<ChannelId, Set<CommandKind>> channelNeeds = new ConcurrentHashMap<>();
    private final SeenOffers seenOffers = new SeenOffers();
    private volatile TenantSettings settings;

    public TenantScope(
            TenantId id,
            Storage storage,
            InstantSource clock,
            Supplier<String> ids,
            Limits limits,
            SdkProcess process) {
        this.id = id;
        this.process = process;
        this.storage = storage;
        this.clock = clock;
        this.ids = ids;
        this.limits = limits;
        this.settings = TenantSettings.DEFAULT;
    }

    public TenantId id() {
        return id;
    }

    /** Returns the id of this run of the SDK, under which it leases lanes (X5). */
    public ProcessId process() {
        return process.id();
    }

    public Storage storage() {
        return storage;
    }

    public Limits limits() {
        return limits;
    }

    public BackgroundExecutor background() {
        return process.background();
    }

    public HostExecutor host() {
        return process.host();
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
        changes.commands().stream()
                .map(command -> command.interaction().channel())
                .distinct()
                .forEach(this::announceCommand);
    }

    /** Tells a channel of this process that there may be commands for it. */
    public void announceCommand(ChannelId channel) {
        commandListeners.forEach(each -> each.accept(channel));
    }

    /** Tells everybody who waits for commits that there may be news. */
    public void ring() {
        bells.forEach(Runnable::run);
    }

    /** Adds a task that runs after each commit of this process, once it is in the journal; it must be quick and not throw. */
    public void onCommit(Runnable bell) {
        bells.add(bell);
    }

    /** Notes which commands a channel of this process has to be told. */
    public void channelNeeds(ChannelId channel, Set<CommandKind> kinds) {
        channelNeeds.put(channel, kinds);
    }

    /** Returns whether a command has to be stored; that of a channel which only other processes have always has to be (X5). */
    public boolean isToldOf(Command command) {
        Set<CommandKind> needs = channelNeeds.get(command.interaction().channel());
        return needs == null
                || command.kind() == CommandKind.REPLY
                || command.kind() == CommandKind.START
                || needs.contains(command.kind());
    }

    /** Adds a task that runs after each commit of this process with a command for a channel; it must be quick and not throw. */
    public void onCommand(Consumer<ChannelId> listener) {
        commandListeners.add(listener);
    }
}
