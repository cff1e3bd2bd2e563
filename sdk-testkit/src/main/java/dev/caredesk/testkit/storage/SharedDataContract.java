package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.DELAY;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.draft;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.externalId;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Subscription;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitBell;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.CommitResult.Stale;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredLane;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.testkit.ConcurrentCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two storages on the same data, as two processes have them. Skipped where the source has no further one. */
abstract class SharedDataContract extends StorageTheme {

    private static final long PATIENCE_MINUTES = 5;
    private static final int ROUNDS = 20;

    private final StoredCustomer ada = customer("ada");
    private final ConcurrentCalls calls = new ConcurrentCalls();
    private Optional<Storage> further = Optional.empty();
    private Scene other = scene;

    SharedDataContract(StorageSource source) {
        super(source);
    }

    @BeforeEach
    void openAnother() {
        further = source.another(scene.storage());
        Assumptions.assumeTrue(further.isPresent(), "the source has no further storage on the same data");
        other = new Scene(further.get(), scene.tenant());
    }

    @AfterEach
    void closeAnother() {
        calls.close();
        further.ifPresent(Storage::close);
    }

    @Test
    @DisplayName("S3 · what one storage committed is there for each read by another that begins then")
    void readsTheOthers() {
        scene.given(changes -> changes.create(ada).journal(entry(ada.id(), 1)));
        assertThat(other.customer(ada.id())).isEqualTo(ada);
        other.given(changes ->
                changes.change(change(edited(ada, minute(1), "second"))).journal(entry(ada.id(), 2)));
        assertThat(scene.customer(ada.id()).payload()).isEqualTo(Samples.payload("second"));
        Optional<Position> newest = scene.journal().latest(scene.tenant());
        assertThat(newest).isPresent().isEqualTo(other.journal().latest(other.tenant()));
        assertThat(other.wholeJournal()).isEqualTo(scene.wholeJournal()).hasSize(2);
    }

    @Test
    @DisplayName("N2 · versions, claims and drafts of one storage are conditions of the other")
    void conditionsOfTheOther() {
        scene.given(changes -> changes.create(ada)
                .create(customer("bob"))
                .claim(externalId("X", ada.id()))
                .draft(draft("e1", MARA, Optional.of(ada.id()), 0)));
        scene.given(changes -> changes.change(change(edited(ada, minute(1), "second"))));
        StoredCustomer bob = customer("bob");
        assertThat(other.commit(changes -> changes.change(change(edited(ada, minute(2), "mine")))))
                .isEqualTo(new Stale(List.of(scene.customer(ada.id()))));
        assertThat(other.commit(changes -> changes.claim(externalId("X", bob.id()))))
                .isEqualTo(new Refused(List.of(new Broken.Held(externalId("X", bob.id()), externalId("X", ada.id())))));
        assertThat(other.commit(changes -> changes.draft(draft("e2", MARA, Optional.of(ada.id()), 0))))
                .isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName("E7 · a ChangeSet that both storages commit at the same time takes effect once, with one answer")
    void oneEffect() {
        for (int round = 0; round < ROUNDS; round++) {
            StoredCustomer each = customer("c" + round);
            ChangeSet changes = scene.changes(parts -> parts.create(each).journal(entry(each.id(), 1)));
            Callable<Committed> one = () -> (Committed) scene.storage().commit(changes);
            Callable<Committed> two = () -> (Committed) other.storage().commit(changes);
            assertThat(calls.atOnce(List.of(one, two)))
                    .containsExactlyInAnyOrder(
                            Committed.of(changes), Committed.of(changes).repeated());
        }
        assertThat(scene.wholeJournal()).hasSize(ROUNDS);
    }

    @Test
    @DisplayName("R9 · two storages that sweep at the same time close each request once")
    void sweepTogether() {
        scene.given(ada);
        IntStream.range(0, 40).forEach(i -> scene.given(request("r" + i, ada.id())));
        List<Callable<Integer>> sweeps = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Scene by = i % 2 == 0 ? scene : other;
            sweeps.add(() -> by.storage().closeOverdue(by.tenant(), T0.plus(DELAY), 15));
        }
        int closed = calls.atOnce(sweeps).stream().mapToInt(count -> count).sum();
        int rest = scene.storage().closeOverdue(scene.tenant(), T0.plus(DELAY), 99);
        assertThat(closed + rest).isEqualTo(40);
        assertThat(other.wholeJournal())
                .hasSize(40)
                .extracting(row -> row.entry().record())
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("D5 · offers of one storage are offers of the other, with their messages, until either takes them")
    void offersOfTheOther() {
        StoredInteraction call = offer("call");
        scene.given(call, message("line", call.id(), T0));
        assertThat(offersOf(other)).containsExactly(call);
        other.given(message("answer", call.id(), minute(1)));
        assertThat(messagesOf(scene, call))
                .containsExactlyElementsOf(messagesOf(other, call))
                .hasSize(2);
        StoredInteraction theirs = taken(call, ActivityId.of("talk"), JON);
        other.given(changes -> changes.change(change(theirs)));
        assertThat(offersOf(scene)).isEmpty();
        assertThat(scene.commit(changes -> changes.change(change(taken(call, ActivityId.of("mine"), MARA)))))
                .isEqualTo(new Stale(List.of(theirs)));
    }

    private static List<StoredInteraction> offersOf(Scene on) {
        return on.inbox()
                .offers(on.tenant(), Optional.of(MARA), Optional.empty(), 9)
                .items();
    }

    private static List<StoredMessage> messagesOf(Scene on, StoredInteraction call) {
        return on.records()
                .messages(on.tenant(), call.id(), MessageOrder.OLDEST_FIRST, Optional.empty(), 9)
                .items();
    }

    @Test
    @DisplayName("D5 · of two storages in which one offer is accepted at the same time, exactly one gets it")
    void oneAccepts() {
        for (int round = 0; round < ROUNDS; round++) {
            StoredInteraction call = offer("call" + round);
            scene.given(call);
            Callable<CommitResult> one =
                    () -> scene.commit(changes -> changes.change(change(taken(call, ActivityId.of("one"), MARA))));
            Callable<CommitResult> two =
                    () -> other.commit(changes -> changes.change(change(taken(call, ActivityId.of("two"), JON))));
            List<CommitResult> results = calls.atOnce(List.of(one, two));
            assertThat(results).hasAtLeastOneElementOfType(Committed.class);
            assertThat(results).contains(new Stale(List.of(other.interaction(call.id()))));
        }
    }

    @Test
    @DisplayName("D8 · two storages that forget at the same time delete each interaction once, and for each other")
    void forgetTogether() {
        scene.given(changes -> IntStream.range(0, 40).forEach(i -> changes.create(missed("m" + i, minute(i)))));
        List<Callable<Integer>> forgets = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Scene by = i % 2 == 0 ? scene : other;
            forgets.add(() -> by.storage().forgetInteractions(by.tenant(), minute(99), 15));
        }
        int gone = calls.atOnce(forgets).stream().mapToInt(count -> count).sum();
        assertThat(other.inbox().missed(other.tenant(), Optional.empty(), 99).items())
                .hasSize(40 - gone);
        assertThat(gone + scene.storage().forgetInteractions(scene.tenant(), minute(99), 99))
                .isEqualTo(40);
        assertThat(other.has(missed("m39", T0).id())).isFalse();
    }

    @Test
    @DisplayName("X5 · lanes that one storage leases, lets rest or parks are those of the other")
    void lanesOfTheOther() {
        InteractionId call = offer("call").id();
        scene.given(changes -> changes.create(offer("call")).command(command("k", call)));
        assertThat(leased(scene, LaneTheme.ONE, minute(1))).containsExactly(call);
        assertThat(leased(other, LaneTheme.TWO, minute(2))).isEmpty();
        assertThat(other.commit(changes -> changes.require(new Require.LaneLeased(call, LaneTheme.TWO))))
                .isEqualTo(new Refused(List.of(new Broken.LaneMoved(call))));
        assertThat(leased(other, LaneTheme.TWO, minute(11))).containsExactly(call);
        assertThat(scene.lanes().renew(scene.tenant(), LaneTheme.ONE, List.of(call), minute(60)))
                .isEmpty();
        other.given(changes -> changes.command(command("l", call)).parking(LaneTheme.parking(call)));
        assertThat(leased(scene, LaneTheme.ONE, minute(99))).isEmpty();
        assertThat(scene.lane(call)).isEqualTo(other.lane(call)).isPresent();
        assertThat(scene.lanes().parked(scene.tenant(), Optional.empty(), 9, 9).items())
                .hasSize(1);
    }

    private static List<InteractionId> leased(Scene on, ProcessId process, Instant now) {
        return on.lanes().lease(on.tenant(), LaneTheme.wish(process, now)).lanes().stream()
                .map(StoredLane::interaction)
                .toList();
    }

    @Test
    @DisplayName("X5 · two storages whose processes lease at the same time get each lane once")
    void leaseTogether() {
        for (int round = 0; round < ROUNDS; round++) {
            int number = round;
            scene.given(changes -> IntStream.range(0, 20).forEach(i -> {
                StoredInteraction call = offer(number + "-" + i);
                changes.create(call).command(command(call.id().value(), call.id()));
            }));
            List<Callable<List<InteractionId>>> leases = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Scene by = i % 2 == 0 ? scene : other;
                ProcessId process = ProcessId.of("process" + i);
                leases.add(() -> leased(by, process, minute(1)));
            }
            List<InteractionId> got = new ArrayList<>();
            calls.atOnce(leases).forEach(got::addAll);
            got.addAll(leased(other, LaneTheme.ONE, minute(1)));
            assertThat(got).doesNotHaveDuplicates().hasSize(20);
        }
    }

    @Test
    @DisplayName("a storage that closes leaves the other one and the data alone")
    void closesAlone() {
        scene.given(ada);
        further.ifPresent(Storage::close);
        assertThat(scene.customer(ada.id())).isEqualTo(ada);
    }

    @Test
    @DisplayName("N1 · the bell of one storage rings after the other committed, until the listener has gone")
    void bellRings() throws InterruptedException {
        Optional<CommitBell> bell = other.storage().bell();
        Assumptions.assumeTrue(bell.isPresent(), "the storage has no bell");
        CountDownLatch rung = new CountDownLatch(1);
        Subscription listening = bell.orElseThrow().onCommit(scene.tenant(), rung::countDown);
        try {
            long began = System.nanoTime();
            int commits = 0;
            // It may miss one, as before it listens; it does not miss all.
            while (!rung.await(100, TimeUnit.MILLISECONDS)
                    && System.nanoTime() - began < TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES)) {
                StoredCustomer each = customer("c" + commits++);
                scene.given(changes -> changes.create(each).journal(entry(each.id(), 1)));
            }
        } finally {
            listening.close();
        }
        assertThat(rung.getCount()).as("rings that are missing").isZero();
    }
}
