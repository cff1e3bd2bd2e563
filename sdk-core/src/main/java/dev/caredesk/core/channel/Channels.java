package dev.caredesk.core.channel;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Health;
import dev.caredesk.RecordId;
import dev.caredesk.Subscription;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.event.Feed;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalRow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * All channels of a tenant (X1). One that fails or hangs, whenever it does, harms no other channel and no desk (X2), but one that hangs
 * occupies a thread of the executor. Safe for use by several threads.
 */
public final class Channels {

    /** The interval at which channels look for commands that they were not told of. */
    private static final Duration NET = Duration.ofSeconds(5);

    private final TenantScope scope;
    private final Map<ChannelId, RunningChannel> units = new LinkedHashMap<>();
    private final AcceptedOfferWatch watch;
    private final Feed feed;
    private volatile List<Subscription> watching = List.of();

    public Channels(TenantScope scope, Feed feed, Offers offers, List<Channel> channels) {
        this.scope = scope;
        this.feed = feed;
        this.watch = new AcceptedOfferWatch(scope, offers);
        for (Channel channel : channels) {
            if (units.put(channel.id(), new RunningChannel(scope, channel, offers)) != null) {
                throw new WrongCallException("channel id must be unique in its tenant, was used twice: "
                        + channel.id().value());
            }
        }
    }

    /** Starts the channels in the background; a failed start is tried again. Called once, after the feed has started. */
    public void start() {
        if (!units.isEmpty()) {
            scope.onCommand(this::wake);
            Future<?> net = scope.background().every("channel commands", NET, this::wakeAll);
            watching = List.of(feed.listen(watch), feed.listen(this::heard), () -> net.cancel(false));
            units.values().forEach(RunningChannel::start);
        }
    }

    /** Waits, for a limited time, until each channel has tried to start once and has made its first offers; true if all have. */
    public boolean awaitStarted(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (RunningChannel unit : units.values()) {
                if (!unit.firstTry().await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends them all at once; nothing here waits. */
    public void stop() {
        watching.forEach(Subscription::close);
        units.values().forEach(RunningChannel::stop);
    }

    /** Waits until they have stopped, but not longer than that; one that hangs is left behind. */
    public void awaitStopped(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (RunningChannel unit : units.values()) {
                unit.awaitStopped(Duration.ofNanos(end - System.nanoTime()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the channel of that id. */
    public Optional<Channel> find(ChannelId channel) {
        return Optional.ofNullable(units.get(channel)).map(RunningChannel::channel);
    }

    /** Notes that a command was committed for a channel. */
    void wake(ChannelId channel) {
        Optional.ofNullable(units.get(channel)).ifPresent(RunningChannel::wake);
    }

    /** Wakes the channels when other processes may have committed commands (X5). */
    private void heard(JournalPage page) {
        if (page.trimmed() || page.rows().stream().anyMatch(Channels::mayCommand)) {
            wakeAll();
        }
    }

    /**
     * Returns whether a change may come with a command: an agent's change of an activity or message, as in accepting, starting, replying
     * and closing.
     */
    private static boolean mayCommand(JournalRow row) {
        RecordId record = row.entry().record();
        return row.by().kind() == Actor.Kind.AGENT && (record instanceof ActivityId || record instanceof MessageId);
    }

    private void wakeAll() {
        units.values().forEach(RunningChannel::wake);
    }

    /** Tells a channel, once, that an agent rejected an offer (D5). */
    public void rejected(InteractionId interaction, AgentId agent) {
        Optional.ofNullable(units.get(interaction.channel()))
                .ifPresent(unit -> unit.commands().rejected(interaction, agent));
    }

    /** Returns the health of each channel. */
    public List<Health.ChannelHealth> health() {
        return units.values().stream().map(RunningChannel::health).toList();
    }

    /** Returns the number of commands that are not done, as last read. */
    public int pendingCommands() {
        return units.values().stream()
                .mapToInt(unit -> unit.commands().pending())
                .sum();
    }

    /** Returns the number of commands that were refused for good since the start. */
    public long failedCommands() {
        return units.values().stream()
                .mapToLong(unit -> unit.commands().refused())
                .sum();
    }
}
