package dev.caredesk.inmemory;

import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.LaneStore;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredLane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A storage that does as a sound one does, and keeps its lanes as a plain list, so that a flaw can do each step its own way. */
class FlawedLaneStorage extends FlawedStorage {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();

    private final List<PlainLane> lanes = new ArrayList<>();
    private long calls;
    private long order;

    // The steps; a flaw replaces some.
    BiPredicate<PlainLane, TenantId> ofTenant = (lane, tenant) -> lane.tenant.equals(tenant);
    BiPredicate<PlainLane, LaneRequest> ofChannel =
            (lane, request) -> lane.interaction.channel().equals(request.channel());
    BiPredicate<PlainLane, LaneRequest> leaseOver =
            (lane, request) -> lane.owner.isEmpty() || !lane.until.isAfter(request.now());
    BiPredicate<PlainLane, LaneRequest> restOver = (lane, request) ->
            !lane.rests(request.now()) || (!lane.restsForOthers() && !lane.unable.contains(request.process()));
    Predicate<PlainLane> leasable = lane -> !lane.isParked();
    Comparator<PlainLane> leaseOrder =
            Comparator.comparing((PlainLane lane) -> lane.due).thenComparing(lane -> lane.began);
    ToIntFunction<LaneRequest> most = LaneRequest::lanes;
    ToIntFunction<LaneRequest> mostCommands = LaneRequest::commands;
    BiConsumer<PlainLane, LaneRequest> take = PlainLane::give;
    boolean choosesUnlocked;
    BiPredicate<PlainLane, ProcessId> renews = PlainLane::isOf;
    BiConsumer<PlainLane, Instant> renew = (lane, until) -> lane.until = until;
    boolean renewsAll;
    BiPredicate<PlainLane, ProcessId> confirms = (lane, process) -> true;
    BiPredicate<PlainLane, InteractionId> confirmed = (lane, interaction) -> lane.interaction.equals(interaction);
    UnaryOperator<List<CommandId>> confirmedCommands = commands -> commands;
    BiPredicate<PlainLane, ProcessId> settles = PlainLane::isOf;
    PlainLane.Settlement settle = PlainLane::release;
    boolean confirmsUnlocked;
    Predicate<PlainLane> gone = lane -> lane.commands.isEmpty();
    ToIntFunction<List<PlainLane>> waiting = all -> PlainLane.count(all, lane -> !lane.isParked());
    ToIntFunction<List<PlainLane>> parked = all -> PlainLane.count(all, PlainLane::isParked);
    BiFunction<List<PlainLane>, LaneRequest, Optional<Instant>> next = PlainLane::next;
    Consumer<ChangeSetParts> before = parts -> {};
    BiConsumer<PlainLane, StoredCommand> add = (lane, command) -> lane.commands.add(command);
    BiConsumer<PlainLane, StoredCommand> addKnown = (lane, command) -> {};
    BiPredicate<PlainLane, CommandDone> ends = (lane, done) -> lane.interaction.equals(done.interaction());
    BiConsumer<PlainLane, Payload> park = PlainLane::parkAt;
    BiConsumer<PlainLane, Instant> resume = PlainLane::resumeAt;
    BiPredicate<PlainLane, Require.LaneLeased> leased = (lane, leased) -> lane.isOf(leased.process());
    Predicate<PlainLane> isParked = PlainLane::isParked;
    boolean holdsWithoutLane;
    boolean checksUnlocked;
    Comparator<PlainLane> parkedOrder = Comparator.comparing(lane -> lane.parkedOrder);
    UnaryOperator<List<StoredLane>> page = lanes -> lanes;
    boolean forgets = true;
    boolean turnsParts;
    boolean filtersLast;
    boolean pagesByNumber;
    boolean endsPages = true;
    boolean checksSizes = true;
    boolean checksTime;
    int mostParkedCommands;
    BiPredicate<PlainLane, InteractionId> same = (lane, interaction) -> lane.interaction.equals(interaction);

    /** Returns a storage that does some steps as the flaw says. */
    static FlawedLaneStorage with(Consumer<FlawedLaneStorage> flaw) {
        FlawedLaneStorage storage = new FlawedLaneStorage();
        flaw.accept(storage);
        return storage;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            calls++;
            called.signalAll();
            lock.unlock();
        }
    }

    /** Has a flaw without a lock wait until another thread has called, or none did for a millisecond. */
    private <T> T unlocked(Supplier<T> work) {
        lock.lock();
        try {
            T before = work.get();
            calls++;
            called.signalAll();
            long callsBefore = calls;
            long left = TimeUnit.MILLISECONDS.toNanos(1);
            while (calls == callsBefore && left > 0) {
                left = called.awaitNanos(left);
            }
            return before;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("test must not be interrupted", interrupted);
        } finally {
            lock.unlock();
        }
    }

    private List<PlainLane> of(TenantId tenant) {
        return lanes.stream().filter(lane -> ofTenant.test(lane, tenant)).toList();
    }

    private Optional<PlainLane> lane(TenantId tenant, InteractionId interaction) {
        return of(tenant).stream().filter(lane -> same.test(lane, interaction)).findFirst();
    }

    /** Takes away the lane of an interaction. */
    void drop(InteractionId interaction) {
        lanes.removeIf(lane -> lane.interaction.equals(interaction));
    }

    @Override
    public CommitResult commit(ChangeSet changes) {
        ChangeSetParts parts = new ChangeSetParts(changes);
        List<Broken> unlocked = checksUnlocked ? unlocked(() -> moved(changes)) : List.of();
        return locked(() -> {
            if (sound.committed(changes.tenant(), changes.id()).isPresent()) {
                return sound.commit(changes);
            }
            List<Broken> broken = checksUnlocked ? unlocked : moved(changes);
            if (!broken.isEmpty()) {
                return new CommitResult.Refused(broken);
            }
            before.accept(parts);
            parts.requires.replaceAll(FlawedLaneStorage::withoutLane);
            CommitResult result = sound.commit(parts.changes());
            if (result instanceof CommitResult.Committed) {
                apply(changes);
            }
            return result;
        });
    }

    private static Require withoutLane(Require require) {
        return require instanceof Require.LaneLeased || require instanceof Require.LaneParked
                ? new Require.Exists(require.record())
                : require;
    }

    /** Returns the broken conditions on lanes of interactions that are there. */
    private List<Broken> moved(ChangeSet changes) {
        List<Broken> broken = new ArrayList<>();
        for (Require each : changes.requires()) {
            if (withoutLane(each) != each && !holds(changes, each)) {
                InteractionId id = (InteractionId) each.record();
                if (!sound.records().load(changes.tenant(), List.of(id)).isEmpty()) {
                    broken.add(new Broken.LaneMoved(id));
                }
            }
        }
        return broken;
    }

    private boolean holds(ChangeSet changes, Require require) {
        return lane(changes.tenant(), (InteractionId) require.record())
                .map(lane -> require instanceof Require.LaneLeased lease
                        ? leased.test(lane, lease) && (!checksTime || lane.until.isAfter(changes.at()))
                        : isParked.test(lane))
                .orElse(holdsWithoutLane);
    }

    private void apply(ChangeSet changes) {
        if (turnsParts) {
            park(changes);
            end(changes);
        }
        changes.commands().forEach(command -> add(changes, command));
        if (!turnsParts) {
            end(changes);
            park(changes);
        }
    }

    private void end(ChangeSet changes) {
        for (CommandDone done : changes.commandsDone()) {
            of(changes.tenant()).stream()
                    .filter(lane -> ends.test(lane, done))
                    .forEach(lane ->
                            lane.commands.removeIf(command -> command.id().equals(done.command())));
        }
        lanes.removeIf(gone);
    }

    private void park(ChangeSet changes) {
        for (LaneParking parking : changes.parkings()) {
            lane(changes.tenant(), parking.interaction()).ifPresent(lane -> park(lane, parking, changes.at()));
        }
    }

    private void park(PlainLane lane, LaneParking parking, Instant at) {
        if (parking.reason().isEmpty()) {
            if (lane.isParked()) {
                resume.accept(lane, at);
            }
        } else {
            lane.parkedOrder = lane.isParked() ? lane.parkedOrder : ++order;
            park.accept(lane, parking.reason().get());
        }
    }

    private void add(ChangeSet changes, StoredCommand command) {
        PlainLane lane = lane(changes.tenant(), command.interaction()).orElseGet(() -> {
            PlainLane begun = new PlainLane(changes.tenant(), command.interaction(), ++order, changes.at());
            lanes.add(begun);
            return begun;
        });
        boolean known = lane.commands.stream().anyMatch(each -> each.id().equals(command.id()));
        (known ? addKnown : add).accept(lane, command);
    }

    @Override
    public int forgetInteractions(TenantId tenant, Instant before, int limit) {
        return locked(() -> {
            int forgotten = sound.forgetInteractions(tenant, before, limit);
            lanes.removeIf(lane -> forgets
                    && sound.records()
                            .load(lane.tenant, List.of(lane.interaction))
                            .isEmpty());
            return forgotten;
        });
    }

    @Override
    public LaneStore lanes() {
        return new LaneStore() {
            @Override
            public LeasedLanes lease(TenantId tenant, LaneRequest request) {
                return leaseLanes(tenant, request);
            }

            @Override
            public Set<InteractionId> renew(
                    TenantId tenant, ProcessId process, Collection<InteractionId> asked, Instant until) {
                return locked(() -> renewLanes(tenant, process, asked, until));
            }

            @Override
            public void settle(TenantId tenant, ProcessId process, List<LaneResult> results) {
                results.forEach(result -> settleLane(tenant, process, result));
            }

            @Override
            public Optional<StoredLane> find(TenantId tenant, InteractionId interaction, int commands) {
                return locked(() -> lane(tenant, interaction).map(lane -> lane.stored(size(commands))));
            }

            @Override
            public Rows<StoredLane> parked(TenantId tenant, Optional<Cursor> from, int size, int commands) {
                return locked(() -> parkedLanes(tenant, from, size(size), size(commands)));
            }
        };
    }

    private int size(int size) {
        return checksSizes ? Rows.checkedSize(size) : Math.max(size, 0);
    }

    private LeasedLanes leaseLanes(TenantId tenant, LaneRequest request) {
        List<PlainLane> chosen = choosesUnlocked ? unlocked(() -> choose(tenant, request)) : List.of();
        return locked(() -> {
            List<PlainLane> taken = choosesUnlocked ? chosen : choose(tenant, request);
            List<PlainLane> all = of(tenant).stream()
                    .filter(lane -> ofChannel.test(lane, request))
                    .toList();
            List<PlainLane> others =
                    all.stream().filter(lane -> !taken.contains(lane)).toList();
            taken.forEach(lane -> take.accept(lane, request));
            return new LeasedLanes(
                    taken.stream()
                            .map(lane -> lane.stored(mostCommands.applyAsInt(request)))
                            .toList(),
                    waiting.applyAsInt(all),
                    parked.applyAsInt(all),
                    next.apply(others, request));
        });
    }

    private List<PlainLane> choose(TenantId tenant, LaneRequest request) {
        Stream<PlainLane> all = of(tenant).stream()
                .filter(lane -> ofChannel.test(lane, request))
                .filter(leasable)
                .filter(lane -> leaseOver.test(lane, request))
                .sorted(leaseOrder);
        Stream<PlainLane> shown = filtersLast ? all.limit(request.lanes()) : all;
        return shown.filter(lane -> restOver.test(lane, request))
                .limit(most.applyAsInt(request))
                .toList();
    }

    private Set<InteractionId> renewLanes(
            TenantId tenant, ProcessId process, Collection<InteractionId> asked, Instant until) {
        List<PlainLane> renewed = of(tenant).stream()
                .filter(lane -> asked.contains(lane.interaction))
                .filter(lane -> renews.test(lane, process))
                .toList();
        renewed.forEach(lane -> renew.accept(lane, until));
        return renewsAll
                ? Set.copyOf(asked)
                : renewed.stream().map(lane -> lane.interaction).collect(Collectors.toSet());
    }

    private void settleLane(TenantId tenant, ProcessId process, LaneResult result) {
        if (confirmsUnlocked) {
            settleUnlocked(tenant, process, result);
            return;
        }
        boolean unused = locked(() -> {
            List<CommandId> done = confirmedCommands.apply(result.confirmed());
            of(tenant).stream()
                    .filter(lane -> confirmed.test(lane, result.interaction()) && confirms.test(lane, process))
                    .forEach(lane -> lane.commands.removeIf(command -> done.contains(command.id())));
            lanes.removeIf(gone);
            lane(tenant, result.interaction())
                    .filter(lane -> settles.test(lane, process))
                    .ifPresent(lane -> settle.settle(lane, process, result.rest()));
            return true;
        });
    }

    /** Takes away what it saw in the lane before, with all that has come since. */
    private void settleUnlocked(TenantId tenant, ProcessId process, LaneResult result) {
        boolean last = unlocked(() -> lane(tenant, result.interaction())
                .filter(lane -> lane.commands.size() == result.confirmed().size())
                .isPresent());
        boolean unused = locked(() -> {
            lane(tenant, result.interaction()).ifPresent(lane -> {
                lane.commands.removeIf(command -> last || result.confirmed().contains(command.id()));
                lane.release(process, result.rest());
            });
            lanes.removeIf(gone);
            return true;
        });
    }

    private Rows<StoredLane> parkedLanes(TenantId tenant, Optional<Cursor> from, int size, int commands) {
        long behind = from.map(cursor -> After.of(cursor).order()).orElse(0L);
        List<PlainLane> all = of(tenant).stream()
                .filter(PlainLane::isParked)
                .sorted(parkedOrder)
                .toList();
        List<PlainLane> rest = pagesByNumber
                ? all.subList((int) Math.min(behind, all.size()), all.size())
                : all.stream().filter(lane -> lane.parkedOrder > behind).toList();
        List<PlainLane> shown = rest.subList(0, Math.min(size, rest.size()));
        long last = pagesByNumber
                ? behind + shown.size()
                : shown.stream().mapToLong(lane -> lane.parkedOrder).max().orElse(behind);
        return new Rows<>(
                page.apply(shown.stream()
                        .map(lane -> lane.stored(Math.max(commands, mostParkedCommands)))
                        .toList()),
                rest.size() > size || (!endsPages && !shown.isEmpty())
                        ? Optional.of(new After(Instant.EPOCH, last).cursor())
                        : Optional.empty());
    }
}
