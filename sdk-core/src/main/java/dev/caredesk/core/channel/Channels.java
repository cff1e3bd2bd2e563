package dev.caredesk.core.channel;

import dev.caredesk.Actor;
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
import dev.caredesk.event.Event;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalRow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * All channels of a tenant (X1). One that fails or hangs, whenever it does, harms no other channel and no desk (X2), but one that hangs
 * occupies a thread of the executor. Safe for use by several threads.
 */
public final class Channels {

    private final TenantScope scope;
    private final Map<ChannelId, RunningChannel> runningChannels = new LinkedHashMap<>();
    private final Feed feed;
    private volatile List<Subscription> watching = List.of();

    /** @param batching whether reports of a channel that come while a commit is under way are stored together in the next one */
    public Channels(TenantScope scope, Feed feed, List<Channel> channels, boolean batching, LanePace pace) {
        this.scope = scope;
        this.feed = feed;
        for (Channel channel : channels) {
            scope.channelNeeds(channel.id(), Set.copyOf(channel.needs()));
            if (runningChannels.put(channel.id(), new RunningChannel(scope, channel, batching, pace)) != null) {
                throw new WrongCallException("channel id must be unique in its tenant, was used twice: "
                        + channel.id().value());
            }
        }
    }

    /** Starts the channels in the background; a failed start is tried again. Called once, after the feed has started. */
    public void start() {
        if (!runningChannels.isEmpty()) {
            scope.onCommand(this::wake);
            watching = List.of(feed.listen(this::heard));
            runningChannels.values().forEach(RunningChannel::start);
        }
    }

    /** Waits, for a limited time, until each channel has tried to start once and has made its first offers; true if all have. */
    public boolean awaitStarted(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (RunningChannel running : runningChannels.values()) {
                if (!running.firstTry().await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
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
        runningChannels.values().forEach(RunningChannel::stop);
    }

    /** Waits until they have stopped, but not longer than that; one that hangs is left behind. */
    public void awaitStopped(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (RunningChannel running : runningChannels.values()) {
                running.awaitStopped(Duration.ofNanos(end - System.nanoTime()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the channel of that id. */
    public Optional<Channel> find(ChannelId channel) {
        return Optional.ofNullable(runningChannels.get(channel)).map(RunningChannel::channel);
    }

    /** Notes that a command was committed for a channel. */
    void wake(ChannelId channel) {
        Optional.ofNullable(runningChannels.get(channel)).ifPresent(RunningChannel::wake);
    }

    /** Wakes the channels when other processes may have committed commands (X5). */
    private void heard(JournalPage page) {
        if (page.trimmed() || page.rows().stream().anyMatch(Channels::mayCommand)) {
            wakeAll();
        }
    }

    /**
     * Returns whether a change may come with a command, or have one told again: an agent's change of an activity, message or interaction, as in
     * accepting, rejecting, starting, replying and closing; and the end of a lane's parking.
     */
    private static boolean mayCommand(JournalRow row) {
        RecordId record = row.entry().record();
        return row.entry().kind() == Event.Kind.RESUMED
                || (row.by().kind() == Actor.Kind.AGENT
                        && (record instanceof ActivityId
                                || record instanceof MessageId
                                || record instanceof InteractionId));
    }

    private void wakeAll() {
        runningChannels.values().forEach(RunningChannel::wake);
    }

    /** Returns the health of each channel. */
    public List<Health.ChannelHealth> health() {
        return runningChannels.values().stream().map(RunningChannel::health).toList();
    }

    /** Returns the number of commands that were refused for good since the start. */
    public long refusedCommands() {
        return runningChannels.values().stream()
                .mapToLong(RunningChannel::refusals)
                .sum();
    }
}
