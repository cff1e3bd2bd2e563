package dev.caredesk.core;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.CaredeskClosedException;
import dev.caredesk.Field;
import dev.caredesk.Health;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.Tenant;
import dev.caredesk.TenantId;
import dev.caredesk.TenantSettings;
import dev.caredesk.core.CaredeskBuilder.Pace;
import dev.caredesk.core.CaredeskBuilder.Parts;
import dev.caredesk.core.channel.Channels;
import dev.caredesk.core.channel.InboxSignals;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.desk.Desks;
import dev.caredesk.core.desk.TenantInbox;
import dev.caredesk.core.desk.TenantLanes;
import dev.caredesk.core.event.DeskSignals;
import dev.caredesk.core.event.Feed;
import dev.caredesk.core.event.TenantEvents;
import dev.caredesk.core.match.Region;
import dev.caredesk.core.runtime.BackgroundExecutor;
import dev.caredesk.core.runtime.SdkProcess;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.session.UnstoredDraft;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Inbox;
import dev.caredesk.desk.Lanes;
import dev.caredesk.event.Events;
import dev.caredesk.event.Trimming;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A tenant of a started Caredesk, with its desks, channels, feed and sweeps. */
final class RunningTenant implements Tenant {

    private static final Duration FORGET = Duration.ofMinutes(5);
    private static final Duration TRIM = Duration.ofMinutes(1);

    private final TenantScope scope;
    private final Pace pace;
    private final BooleanSupplier open;
    private final DeskSignals signals;
    private final Channels channels;
    private final Desks desks;
    private final TenantInbox inbox;
    private final TenantLanes lanes;
    private final Feed feed;
    private final TenantEvents events;
    private final Sweeper sweeper;
    private final Trimmer trimmer;
    private final Optional<Trimming> trimming;
    private final ReentrantLock starting = new ReentrantLock();
    private boolean started; // Guarded by the lock.
    private volatile List<Future<?>> periodic = List.of();

    RunningTenant(TenantId id, Parts parts, List<Channel> given, SdkProcess process, Pace pace, BooleanSupplier open) {
        this.scope = new TenantScope(id, parts.storage(), parts.clock(), parts.ids(), parts.limits(), process);
        this.pace = pace;
        this.open = open;
        this.feed = new Feed(scope, pace.feed());
        this.events = new TenantEvents(scope, feed);
        this.sweeper = new Sweeper(scope);
        this.trimmer = new Trimmer(scope);
        this.trimming = parts.trimming();
        this.signals = new DeskSignals(process.host());
        this.channels = new Channels(scope, feed, given, parts.batching(), pace.lanes());
        this.desks = new Desks(scope, channels, signals, pace.drafts());
        this.inbox = new TenantInbox(scope, open);
        this.lanes = new TenantLanes(scope, open);
        feed.listen(desks);
        feed.listen(new InboxSignals(scope, signals));
    }

    /** Starts its background work, unless it has started. If the storage fails, nothing has started, and the call can be repeated. */
    void start() {
        starting.lock();
        try {
            if (!started) {
                scope.refreshSettings();
                check();
                feed.start();
                started = true; // Only a read can fail, and it comes first.
                channels.start();
                periodic = periodic();
            }
        } finally {
            starting.unlock();
        }
    }

    private List<Future<?>> periodic() {
        BackgroundExecutor background = scope.background();
        List<Future<?>> tasks = new ArrayList<>();
        tasks.add(background.every("the sweep", pace.sweeps(), sweeper::sweep));
        tasks.add(background.every("forgetting missed interactions", FORGET, new ForgetMissed(scope)::run));
        tasks.add(background.every("engagements closed elsewhere", FORGET, desks::forgetClosed));
        trimming.ifPresent(
                given -> tasks.add(background.every("trimming the journal", TRIM, () -> trimmer.trim(given))));
        return tasks;
    }

    /** Waits for the channels to start, for a limited time. */
    void awaitChannels(Duration patience) {
        if (!channels.awaitStarted(patience)) {
            scope.background().problem("starting channels", "a channel takes long to start");
        }
    }

    /** Ends the storing of drafts in time, and returns what is to be stored for the last time (D6). */
    List<UnstoredDraft> endDrafts() {
        return desks.endDrafts();
    }

    /** Ends its background work, unless its start is under way: who starts it sees that the SDK is closed. Nothing here waits. */
    void endBackground() {
        if (starting.tryLock()) {
            try {
                periodic.forEach(each -> each.cancel(false));
                events.stop();
                signals.stop();
                feed.stop();
            } finally {
                starting.unlock();
            }
        }
    }

    /** Ends its channels; nothing here waits. */
    void endChannels() {
        channels.stop();
    }

    /** Waits for its channels to end, but not longer than that. */
    void awaitEnd(Duration time) {
        channels.awaitStopped(time);
    }

    List<Health.Stuck> stuck() {
        return Stream.concat(events.stuck().stream(), desks.stuck().stream()).toList();
    }

    @Override
    public TenantId id() {
        return scope.id();
    }

    @Override
    public Desk desk(AgentId agent) {
        refuseNull("agent", agent);
        return desk(agent, scope.settings().language());
    }

    @Override
    public Desk desk(AgentId agent, Locale language) {
        refuseNull("agent", agent, "language", language);
        check();
        return desks.desk(agent, language, open);
    }

    @Override
    public Inbox inbox() {
        check();
        return inbox;
    }

    @Override
    public Lanes lanes() {
        check();
        return lanes;
    }

    @Override
    public Events events() {
        check();
        return events;
    }

    @Override
    public TenantSettings settings() {
        check();
        scope.refreshSettings();
        return scope.settings();
    }

    @Override
    public Outcome<TenantSettings> changeSettings(TenantSettings settings) {
        refuseNull("settings", settings);
        check();
        Duration delay = settings.closeAfter();
        if (delay.compareTo(TenantSettings.SHORTEST) < 0 || delay.compareTo(TenantSettings.LONGEST) > 0) {
            return outOfRange("closeAfter");
        }
        if (settings.region().filter(region -> !Region.isKnown(region)).isPresent()) {
            return outOfRange("region");
        }
        ChangeSet changes = ChangeSet.builder(ChangeSetId.of(scope.newId()), scope.id(), Actor.SYSTEM, scope.now())
                .settings(RecordCodec.store(settings))
                .build();
        if (!(scope.storage().commit(changes) instanceof CommitResult.Committed)) {
            throw new IllegalStateException("change of settings must not be refused, it has no condition");
        }
        scope.refreshSettings();
        return Outcome.done(settings);
    }

    private static Outcome<TenantSettings> outOfRange(String setting) {
        return Outcome.refused(new Refusal.NotAllowed(
                RefusalCode.SETTING_OUT_OF_RANGE, Optional.empty(), Optional.of(Field.of(setting))));
    }

    @Override
    public int sweep() {
        check();
        return sweeper.sweep();
    }

    @Override
    public int trimJournal(Trimming given) {
        refuseNull("given", given);
        check();
        return trimmer.trim(given);
    }

    Duration feedLag() {
        return feed.lag();
    }

    Optional<Duration> sweepLag() {
        return sweeper.lag();
    }

    int unsavedDrafts() {
        return desks.unsavedDrafts();
    }

    long refusedCommands() {
        return channels.refusedCommands();
    }

    List<Health.ChannelHealth> channelHealth() {
        return channels.health();
    }

    private void check() {
        if (!open.getAsBoolean()) {
            throw new CaredeskClosedException("SDK must not be called after it was closed");
        }
    }
}
