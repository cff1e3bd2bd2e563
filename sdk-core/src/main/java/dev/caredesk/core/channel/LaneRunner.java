package dev.caredesk.core.channel;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.channel.TellLane.ToldChannel;
import dev.caredesk.core.codec.CommandCodec;
import dev.caredesk.core.runtime.FailureStreak;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.runtime.WakeableTask;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.LaneStore;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredLane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Has the lanes of one channel told by this process, as far as it gets leases on them (X5). A lane that hangs occupies one thread of the host's
 * executor, and holds up no other.
 *
 * <ol>
 *   <li>A commit of this process, the news of another one, a lane that was told or a timer wakes it.
 *   <li>It settles the lanes that were told, together, and leases those that are free.
 *   <li>Each leased lane is told on the host's executor. Meanwhile the lease is renewed.
 *   <li>While lanes wait that it could not get, it looks again: when a rest or another lease ends, and some times before, since another
 *       process may pass one on.
 * </ol>
 */
final class LaneRunner {

    /** The number of lanes that are told at the same time. */
    private static final int LANES = Rows.MOST;

    private static final int COMMANDS = 100;

    /** The least time between two looks, so that under load one has the commands of several commits. */
    private static final Duration GAP = Duration.ofMillis(10);

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration MOST_REST = Duration.ofSeconds(60);
    private static final Duration FIRST_LOOK = Duration.ofMillis(250);
    private static final Duration MOST_LOOK = Duration.ofSeconds(5);
    private static final LeasedLanes NONE = new LeasedLanes(List.of(), 0, 0, Optional.empty());

    private final TenantScope scope;
    private final ToldChannel told;
    private final WakeableTask task;
    private final FailureStreak streak;
    private final Future<?> renewal;
    private final ReentrantLock settling = new ReentrantLock();
    private final Queue<LaneResult> results = new ConcurrentLinkedQueue<>();
    private final Map<InteractionId, TellLane> telling = new ConcurrentHashMap<>();
    private final AtomicLong timer = new AtomicLong(Long.MAX_VALUE);
    private volatile Duration nextLook = FIRST_LOOK;
    private volatile LeasedLanes last = NONE;
    private volatile Optional<String> parkedFor = Optional.empty();

    LaneRunner(TenantScope scope, ToldChannel told) {
        this.scope = scope;
        this.told = told;
        this.task = new WakeableTask(scope.background(), where(), GAP, this::run);
        this.streak = new FailureStreak(scope.background(), where(), FIRST_REST, MOST_REST);
        this.renewal = scope.background().every(where(), told.pace().lease().dividedBy(3), this::renew);
    }

    /** Notes that there may be commands. */
    void wake() {
        nextLook = FIRST_LOOK;
        task.wake();
    }

    /** Ends it for good: lanes that are being told end after their present command. */
    void stop() {
        task.stop();
        renewal.cancel(false);
        telling.values().forEach(TellLane::stop);
    }

    /** Gives back, after the end, all lanes but those whose command is under way. */
    void giveBack() {
        telling.values().forEach(lane -> lane.withdrawn().ifPresent(results::add));
        settle();
    }

    /** Returns the lanes that wait and that are parked, as last seen. */
    LeasedLanes lanes() {
        return last;
    }

    /** Returns why the lane that was parked first is. */
    Optional<String> parkedFor() {
        return parkedFor;
    }

    private void run() {
        try {
            settle();
            if (telling.size() < LANES) {
                lease();
            }
            streak.over();
        } catch (Throwable failure) {
            task.rest(streak.failed(failure));
        }
    }

    /** Stores what became of the lanes that were told; what can't be stored is kept. */
    private void settle() {
        settling.lock();
        try {
            List<LaneResult> ended = new ArrayList<>(results);
            if (!ended.isEmpty()) {
                store().settle(scope.id(), scope.process(), ended);
                results.removeAll(ended);
                ended.forEach(lane -> telling.remove(lane.interaction()));
            }
        } finally {
            settling.unlock();
        }
    }

    private void lease() {
        Instant now = scope.now();
        Instant until = now.plus(told.pace().lease());
        LaneRequest request =
                new LaneRequest(scope.process(), told.channel().id(), now, until, LANES - telling.size(), COMMANDS);
        LeasedLanes got = store().lease(scope.id(), request);
        if (got.parked() != last.parked()) {
            parkedFor = got.parked() == 0 ? Optional.empty() : firstParked();
        }
        last = got;
        got.lanes().forEach(lane -> begin(lane, until));
        lookAgain(got, now);
    }

    /** Begins to tell a lane. One whose lease had ended, and that still hangs here, goes on instead. */
    private void begin(StoredLane stored, Instant until) {
        TellLane lane = new TellLane(scope, told, stored, until);
        TellLane before = telling.putIfAbsent(stored.interaction(), lane);
        if (before != null) {
            before.renewed(until);
        } else {
            scope.host().run(where(), () -> lane.run().ifPresent(this::ended));
        }
    }

    private void ended(LaneResult result) {
        results.add(result);
        if (task.isStopped()) {
            settle();
        } else {
            task.wake();
        }
    }

    private void renew() {
        if (!telling.isEmpty()) {
            Instant until = scope.now().plus(told.pace().lease());
            Set<InteractionId> held = store().renew(scope.id(), scope.process(), List.copyOf(telling.keySet()), until);
            telling.forEach((interaction, lane) -> {
                if (held.contains(interaction)) {
                    lane.renewed(until);
                } else {
                    lane.stop();
                }
            });
        }
    }

    /** Sets the timer if lanes wait that are not here. */
    private void lookAgain(LeasedLanes got, Instant now) {
        if (got.next().isPresent() && telling.size() < LANES) {
            Duration due = Duration.between(now, got.next().get());
            Duration wait = due.compareTo(nextLook) < 0 ? due : nextLook;
            if (got.lanes().isEmpty()) {
                wait = wait.isNegative() || wait.isZero() ? nextLook : wait;
                nextLook = nextLook.compareTo(MOST_LOOK) < 0 ? nextLook.multipliedBy(2) : MOST_LOOK;
            }
            wakeAfter(wait.isNegative() ? Duration.ZERO : wait);
        }
    }

    private void wakeAfter(Duration wait) {
        long at = System.nanoTime() + wait.toNanos();
        if (at < timer.get()) {
            timer.set(at);
            scope.background().later(where(), wait, () -> {
                timer.compareAndSet(at, Long.MAX_VALUE);
                task.wake();
            });
        }
    }

    private Optional<String> firstParked() {
        return store().parked(scope.id(), Optional.empty(), Rows.MOST, 1).items().stream()
                .filter(lane ->
                        lane.interaction().channel().equals(told.channel().id()))
                .findFirst()
                .flatMap(StoredLane::parked)
                .map(reason -> CommandCodec.failure(reason).reason());
    }

    private LaneStore store() {
        return scope.storage().lanes();
    }

    private String where() {
        return told.calls().where();
    }
}
