package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.DELAY;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.closed;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.draft;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.email;
import static dev.caredesk.testkit.storage.Samples.end;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.externalId;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.moved;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.RequestTimes;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.testkit.ConcurrentCalls;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Conditions of a commit hold until it is done, also against a commit at the same time. Each race is run many times. */
abstract class WriteSkewContract extends StorageTheme {

    /** The full count is for a long run. */
    private static final int ROUNDS = Integer.getInteger("caredesk.contract.races", 100);

    private final ConcurrentCalls calls = new ConcurrentCalls();
    private final StoredCustomer ada = customer("ada");

    WriteSkewContract(StorageSource source) {
        super(source);
    }

    @AfterEach
    void endCalls() {
        calls.close();
    }

    private static void rounds(IntConsumer round) {
        for (int i = 0; i < ROUNDS; i++) {
            round.accept(i);
        }
    }

    private List<CommitResult> both(Consumer<ChangeSet.Builder> one, Consumer<ChangeSet.Builder> other) {
        return both(scene.changes(one), scene.changes(other));
    }

    private List<CommitResult> both(ChangeSet one, ChangeSet other) {
        Callable<CommitResult> first = () -> scene.storage().commit(one);
        Callable<CommitResult> second = () -> scene.storage().commit(other);
        return calls.atOnce(List.of(first, second));
    }

    private static long committed(List<CommitResult> results) {
        return results.stream().filter(Committed.class::isInstance).count();
    }

    /** The close went through, and the other commit either came before it or was told of it; see {@link CommitOrderContract}. */
    private void assertBeforeOrRefused(List<CommitResult> results, StoredRequest closed, RecordId other) {
        assertThat(results.get(0)).isInstanceOf(Committed.class);
        if (results.get(1) instanceof Committed) {
            assertThat(isBefore(other, closed.id())).isTrue();
        } else {
            assertThat(results.get(1)).isEqualTo(new Refused(List.of(new Broken.RequestClosed(closed.id()))));
        }
    }

    /** Returns whether the record's entry is in front of the other's in the journal. */
    private boolean isBefore(RecordId record, RecordId other) {
        List<RecordId> order = scene.wholeJournal().stream()
                .map(JournalRow::entry)
                .map(journal -> journal.record())
                .toList();
        return order.indexOf(record) < order.indexOf(other);
    }

    @Test
    @DisplayName("R4 · no activity moves into a request that closes at the same time")
    void moveInWhileClosing() {
        scene.given(ada, request("from", ada.id()));
        rounds(i -> {
            StoredRequest target = request("r" + i, ada.id());
            StoredActivity mail = email("m" + i, request("from", ada.id()), T0);
            scene.given(target, mail);
            List<CommitResult> results = both(
                    changes -> changes.require(new Require.Open(target.id()))
                            .change(change(closed(target, minute(1))))
                            .journal(entry(target.id(), 2)),
                    changes -> changes.require(new Require.Open(target.id()))
                            .change(change(moved(mail, target)))
                            .journal(entry(mail.id(), 2)));
            assertBeforeOrRefused(results, target, mail.id());
        });
    }

    @Test
    @DisplayName("R7 · no update comes into a request that a sweep closes at the same time")
    void addWhileAutoClosing() {
        scene.given(ada);
        rounds(i -> {
            StoredRequest target = request("r" + i, ada.id());
            scene.given(target);
            Callable<Integer> sweep = () ->
                    scene.storage().closeOverdue(scene.tenant(), target.times().deadline(), 10);
            Callable<Integer> add = () -> {
                CommitResult result = scene.commit(
                        minute(1),
                        changes -> changes.touch(touch(target.id())).create(email("m" + i, target, minute(1))));
                return result instanceof Committed ? 1 : 0;
            };
            List<Integer> counts = calls.atOnce(List.of(sweep, add));
            assertThat(counts.get(0) + counts.get(1)).isEqualTo(1);
            assertThat(scene.request(target.id()).times().closed().isPresent()).isEqualTo(counts.get(0) == 1);
            // Out of the way of the next round.
            assertThat(scene.storage().closeOverdue(scene.tenant(), minute(1).plus(DELAY), 10))
                    .isEqualTo(counts.get(1));
        });
    }

    @Test
    @DisplayName("C7 · of two customers that claim one external id at the same time, one gets it")
    void oneExternalId() {
        rounds(i -> {
            StoredCustomer one = customer("one" + i);
            StoredCustomer other = customer("other" + i);
            List<CommitResult> results = both(
                    changes -> changes.create(one).claim(externalId("X" + i, one.id())),
                    changes -> changes.create(other).claim(externalId("X" + i, other.id())));
            assertThat(committed(results)).isEqualTo(1);
            assertThat(scene.has(one.id())).isNotEqualTo(scene.has(other.id()));
        });
    }

    @Test
    @DisplayName("N2 · of two commits that each rely on the version that the other one raises, one is refused")
    void relyOnVersions() {
        rounds(i -> {
            StoredCustomer one = customer("one" + i);
            StoredCustomer other = customer("other" + i);
            scene.given(one, other);
            List<CommitResult> results = both(
                    changes -> changes.require(new Require.AtVersion(one.id(), one.version()))
                            .change(change(edited(other, T0, "second"))),
                    changes -> changes.require(new Require.AtVersion(other.id(), other.version()))
                            .change(change(edited(one, T0, "second"))));
            assertThat(committed(results)).isEqualTo(1);
        });
    }

    @Test
    @DisplayName("R4 · of two commits that each close the request that the other one needs open, one is refused")
    void relyOnOpen() {
        scene.given(ada);
        rounds(i -> {
            StoredRequest one = request("one" + i, ada.id());
            StoredRequest other = request("other" + i, ada.id());
            scene.given(one, other);
            List<CommitResult> results = both(
                    changes -> changes.require(new Require.Open(one.id())).change(change(closed(other, T0))),
                    changes -> changes.require(new Require.Open(other.id())).change(change(closed(one, T0))));
            assertThat(committed(results)).isEqualTo(1);
        });
    }

    @Test
    @DisplayName(
            "A2 · of two commits that each make a request where the customer has none that is open, one is refused")
    void relyOnNoOpenRequest() {
        rounds(i -> {
            StoredCustomer customer = customer("c" + i);
            scene.given(customer);
            List<CommitResult> results = both(
                    changes -> changes.require(new Require.NoOpenRequest(customer.id()))
                            .create(request("one" + i, customer.id())),
                    changes -> changes.require(new Require.NoOpenRequest(customer.id()))
                            .create(request("other" + i, customer.id())));
            assertThat(committed(results)).isEqualTo(1);
        });
    }

    @Test
    @DisplayName("Z3 · of two commits that each need the record that only the other one makes, none passes")
    void relyOnExistence() {
        rounds(i -> {
            StoredCustomer one = customer("one" + i);
            StoredCustomer other = customer("other" + i);
            List<CommitResult> results = both(
                    changes -> changes.require(new Require.Exists(one.id())).create(other),
                    changes -> changes.require(new Require.Exists(other.id())).create(one));
            assertThat(committed(results)).isZero();
        });
    }

    @Test
    @DisplayName("R4 · no update comes after a close by hand")
    void touchWhileClosing() {
        scene.given(ada);
        rounds(i -> {
            StoredRequest target = request("r" + i, ada.id());
            StoredCustomer marker = customer("marker" + i);
            scene.given(target);
            List<CommitResult> results = both(
                    changes -> changes.change(change(closed(target, minute(1)))).journal(entry(target.id(), 2)),
                    changes -> changes.touch(touch(target.id())).journal(entry(marker.id(), 1)));
            assertBeforeOrRefused(results, target, marker.id());
        });
    }

    @Test
    @DisplayName("N5 · two updates of one request at the same time do not collide, and the later one stays")
    void touchesCommute() {
        scene.given(ada, request("router", ada.id()));
        StoredRequest router = request("router", ada.id());
        rounds(i -> {
            Instant early = minute(2L * i + 1);
            Instant late = minute(2L * i + 2);
            List<CommitResult> results = both(
                    scene.changes(early, changes -> changes.touch(touch(router.id()))),
                    scene.changes(late, changes -> changes.touch(touch(router.id()))));
            assertThat(committed(results)).isEqualTo(2);
            assertThat(scene.request(router.id()).times().updated()).isEqualTo(late);
        });
    }

    @Test
    @DisplayName("R6 · when the last two conversations end at the same time, the deadline returns")
    void lastTwoEnd() {
        scene.given(ada);
        rounds(i -> {
            StoredRequest target = request("r" + i, ada.id());
            StoredActivity one = chat("one" + i, target);
            StoredActivity other = chat("other" + i, target);
            scene.given(target);
            scene.given(changes -> changes.create(one).create(other).touch(touch(target.id())));
            assertThat(committed(both(ending(one, target), ending(other, target))))
                    .isEqualTo(2);
            assertThat(scene.request(target.id()).times().deadline())
                    .isEqualTo(minute(1).plus(DELAY));
        });
    }

    @Test
    @DisplayName("R6 · when one conversation ends and another one begins at the same time, there is no deadline")
    void oneEndsOneBegins() {
        scene.given(ada);
        rounds(i -> {
            StoredRequest target = request("r" + i, ada.id());
            StoredActivity one = chat("one" + i, target);
            StoredActivity other = chat("other" + i, target);
            scene.given(target);
            scene.given(changes -> changes.create(one).touch(touch(target.id())));
            List<CommitResult> results = both(
                    ending(one, target),
                    scene.changes(minute(1), changes -> changes.create(other).touch(touch(target.id()))));
            assertThat(committed(results)).isEqualTo(2);
            assertThat(scene.request(target.id()).times().deadline()).isEqualTo(RequestTimes.NEVER);
        });
    }

    private ChangeSet ending(StoredActivity activity, StoredRequest request) {
        return scene.changes(
                minute(1), changes -> changes.end(end(activity.id(), minute(1))).touch(touch(request.id())));
    }

    @Test
    @DisplayName("A6 · of two ends of one activity at the same time, one is refused")
    void endsOnce() {
        scene.given(ada, request("router", ada.id()));
        rounds(i -> {
            StoredActivity talk = chat("talk" + i, request("router", ada.id()));
            scene.given(talk);
            assertThat(committed(both(
                            changes -> changes.end(end(talk.id(), minute(1))),
                            changes -> changes.end(end(talk.id(), minute(2))))))
                    .isEqualTo(1);
        });
    }

    @Test
    @DisplayName("D7 · of two writes of one draft revision at the same time, one is refused")
    void oneDraft() {
        rounds(i -> {
            scene.given(changes -> changes.draft(draft("e" + i, MARA, Optional.empty(), 0)));
            assertThat(committed(both(
                            changes -> changes.draft(draft("e" + i, MARA, Optional.empty(), 1)),
                            changes -> changes.draft(draft("e" + i, MARA, Optional.empty(), 1)))))
                    .isEqualTo(1);
        });
    }

    @Test
    @DisplayName("D3 · of two engagements of a desk that open one customer at the same time, one is refused")
    void oneEngagement() {
        rounds(i -> {
            StoredCustomer customer = customer("c" + i);
            scene.given(customer);
            assertThat(committed(both(
                            changes -> changes.draft(draft("one" + i, MARA, Optional.of(customer.id()), 0)),
                            changes -> changes.draft(draft("other" + i, MARA, Optional.of(customer.id()), 0)))))
                    .isEqualTo(1);
        });
    }

    @Test
    @DisplayName("E7 · one ChangeSet that is committed twice at the same time takes effect once, with one answer")
    void oneChangeSet() {
        rounds(i -> {
            StoredCustomer customer = customer("c" + i);
            ChangeSet changes =
                    scene.changes(builder -> builder.create(customer).journal(entry(customer.id(), 1)));
            Callable<CommitResult> commit = () -> scene.storage().commit(changes);
            List<CommitResult> results = calls.atOnce(List.of(commit, commit));
            Map<RecordId, Version> versions = Map.of(customer.id(), Version.FIRST);
            assertThat(results)
                    .containsExactlyInAnyOrder(
                            new Committed(changes.id(), changes.purpose(), versions, false),
                            new Committed(changes.id(), changes.purpose(), versions, true));
            assertThat(scene.wholeJournal()).hasSize(i + 1);
        });
    }
}
