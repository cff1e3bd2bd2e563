package dev.caredesk.core.channel;

import dev.caredesk.core.codec.CommandCodec;
import dev.caredesk.core.runtime.FailureText;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.storage.LaneRest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredLane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells a channel the commands of one leased lane, in their order (X5). Lives for one lease.
 *
 * <ol>
 *   <li>A command that the channel confirms is done when the lane is settled; one that it refuses, in a commit with what follows from that.
 *   <li>After a failure, or where this process can't reach the interaction, the lane rests; after a long time of that it is parked.
 *   <li>Once the lease has ended, or the SDK stops, no further command is told.
 * </ol>
 */
final class TellLane {

    private final TenantScope scope;
    private final ToldChannel told;
    private final StoredLane lane;
    private final List<CommandId> confirmed = new ArrayList<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Instant leasedUntil;
    private volatile boolean stopped;
    private Optional<LaneRest> rest;

    /** The channel, its health, and what its lanes go by. */
    record ToldChannel(Channel channel, ChannelCallHealth calls, LanePace pace) {}

    TellLane(TenantScope scope, ToldChannel told, StoredLane lane, Instant leasedUntil) {
        this.scope = scope;
        this.told = told;
        this.lane = lane;
        this.leasedUntil = leasedUntil;
        this.rest = lane.rest();
    }

    /** Notes that the lease was renewed. */
    void renewed(Instant until) {
        leasedUntil = until;
    }

    /** Has no further command told. */
    void stop() {
        stopped = true;
    }

    /** Returns the result if it was not run yet, and now never is. */
    Optional<LaneResult> withdrawn() {
        return begun.compareAndSet(false, true) ? Optional.of(result()) : Optional.empty();
    }

    /** Tells the commands, unless it was withdrawn. */
    Optional<LaneResult> run() {
        if (!begun.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            tell();
        } catch (Throwable failure) { // of the clock, which must not keep the lane from being settled
            scope.background().problem(told.calls().where(), failure);
        }
        return Optional.of(result());
    }

    private void tell() {
        for (StoredCommand command : lane.commands()) {
            if (stopped || !scope.now().isBefore(leasedUntil) || !isDone(command)) {
                return;
            }
        }
    }

    private LaneResult result() {
        return new LaneResult(lane.interaction(), confirmed, rest);
    }

    /** Tells a command, and returns whether the next one may be told. */
    private boolean isDone(StoredCommand command) {
        try {
            Receipt receipt = told.calls().made(() -> SendCommand.tell(told.channel(), CommandCodec.command(command)));
            return receipt.fold(
                    yes -> isConfirmed(command),
                    no -> isRefusalStored(command, no.reason()),
                    elsewhere -> hasFailed("this process can't reach the interaction", true));
        } catch (RuntimeException failure) {
            if (rest.isEmpty()) {
                scope.background().problem(told.calls().where(), failure);
            }
            return hasFailed(FailureText.of(failure), false);
        }
    }

    private boolean isConfirmed(StoredCommand command) {
        confirmed.add(command.id());
        rest = Optional.empty();
        return true;
    }

    private boolean isRefusalStored(StoredCommand command, String reason) {
        if (!ChangeLane.refused(scope, lane.interaction(), command, reason).isDone()) {
            return hasFailed("the refusal could not be stored", false);
        }
        told.calls().refused();
        rest = Optional.empty();
        return true;
    }

    /** Makes the lane rest, or parks it; no further command may be told. */
    private boolean hasFailed(String why, boolean othersMay) {
        Instant now = scope.now();
        Instant since = rest.map(LaneRest::since).orElse(now);
        int failures = rest.map(LaneRest::failures).orElse(0) + 1;
        rest = Optional.of(new LaneRest(failures, since, now.plus(LanePace.rest(failures)), othersMay));
        if (Duration.between(since, now).compareTo(told.pace().parkAfter()) >= 0) {
            park(why);
        }
        return false;
    }

    /** If it can't be parked now, it is after a further rest. */
    private void park(String why) {
        try {
            if (ChangeLane.parked(scope, lane.interaction(), why).isDone()) {
                scope.background().problem(told.calls().where(), "parked an interaction's commands: " + why);
            }
        } catch (RuntimeException failure) {
            scope.background().problem(told.calls().where(), failure);
        }
    }
}
