package dev.caredesk.inmemory;

import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneRest;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredLane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A lane, whose state a flaw can change. */
final class PlainLane {

    /** Ends the lease of a process. */
    interface Settlement {
        void settle(PlainLane lane, ProcessId process, Optional<LaneRest> rest);
    }

    final TenantId tenant;
    final InteractionId interaction;
    final long began;
    final List<StoredCommand> commands = new ArrayList<>();
    Instant due;
    Optional<LaneRest> rest = Optional.empty();
    Set<ProcessId> unable = Set.of();
    Optional<ProcessId> owner = Optional.empty();
    Instant until = Instant.MIN;
    Optional<Payload> parked = Optional.empty();
    long parkedOrder;

    PlainLane(TenantId tenant, InteractionId interaction, long began, Instant due) {
        this.tenant = tenant;
        this.interaction = interaction;
        this.began = began;
        this.due = due;
    }

    boolean isOf(ProcessId process) {
        return owner.filter(process::equals).isPresent();
    }

    boolean rests(Instant now) {
        return rest.filter(each -> each.until().isAfter(now)).isPresent();
    }

    boolean restsForOthers() {
        return rest.filter(LaneRest::othersMay).isEmpty();
    }

    boolean isParked() {
        return parked.isPresent();
    }

    StoredLane stored(int most) {
        return new StoredLane(interaction, commands.stream().limit(most).toList(), rest, parked);
    }

    void give(LaneRequest request) {
        if (!rests(request.now())) {
            unable = Set.of();
        }
        owner = Optional.of(request.process());
        until = request.until();
    }

    void release(ProcessId process, Optional<LaneRest> next) {
        owner = Optional.empty();
        rest = next;
        Set<ProcessId> all = new HashSet<>(unable);
        all.add(process);
        unable = restsForOthers() ? Set.of() : all;
        rest.filter(each -> !each.othersMay()).ifPresent(each -> due = each.until());
    }

    void parkAt(Payload reason) {
        owner = Optional.empty();
        parked = Optional.of(reason);
    }

    void resumeAt(Instant at) {
        parked = Optional.empty();
        rest = Optional.empty();
        unable = Set.of();
        due = at;
    }

    /** Returns when it is free for a process. */
    Instant freeFrom(LaneRequest request) {
        Stream<Instant> lease = owner.map(any -> until).stream();
        Stream<Instant> rests =
                rest
                        .filter(each -> restsForOthers() || unable.contains(request.process()))
                        .map(LaneRest::until)
                        .stream();
        return Stream.concat(Stream.of(request.now()), Stream.concat(lease, rests))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    static int count(List<PlainLane> all, Predicate<PlainLane> which) {
        return (int) Math.min(all.stream().filter(which).count(), LeasedLanes.MOST);
    }

    /** Returns when the first of lanes that a process has not got is free for it. */
    static Optional<Instant> next(List<PlainLane> others, LaneRequest request) {
        return others.stream()
                .filter(lane -> !lane.isParked())
                .map(lane -> lane.freeFrom(request))
                .min(Comparator.naturalOrder());
    }
}
