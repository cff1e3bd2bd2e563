package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.DELAY;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.closed;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Actor;
import dev.caredesk.Version;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.SweptRequest;
import dev.caredesk.testkit.ConcurrentCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests that close by themselves. */
abstract class SweepContract extends StorageTheme {

    private final StoredCustomer ada = customer("ada");
    private final StoredRequest router = request("router", ada.id());
    private final Instant late = minute(1_000).plus(DELAY);

    SweepContract(StorageSource source) {
        super(source);
    }

    private int sweep(Instant now, int limit) {
        return scene.storage().closeOverdue(scene.tenant(), now, limit);
    }

    private List<JournalRow> journal() {
        return scene.journal().after(scene.tenant(), Optional.empty(), 1_000).rows();
    }

    private Stored[] requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> request("r" + i, ada.id(), minute(i)))
                .toArray(Stored[]::new);
    }

    private boolean isClosed(String id) {
        return scene.request(RequestId.of(id)).times().closed().isPresent();
    }

    @Test
    @DisplayName("R6 · an overdue request closes at its deadline, not at the time of the sweep, and its version rises")
    void closesAtDeadline() {
        scene.given(ada, router);
        assertThat(sweep(late, 10)).isEqualTo(1);
        StoredRequest stored = scene.request(router.id());
        assertThat(stored.times().closed()).contains(router.times().deadline());
        assertThat(stored.version()).isEqualTo(new Version(2));
        assertThat(stored.times().updated()).isEqualTo(T0);
        assertThat(stored.payload()).isEqualTo(router.payload());
    }

    @Test
    @DisplayName("R6 · overdue begins at the deadline")
    void overdueFromDeadline() {
        scene.given(ada, router);
        assertThat(sweep(router.times().deadline().minus(Duration.ofNanos(1_000)), 10))
                .isZero();
        assertThat(isClosed("router")).isFalse();
        assertThat(sweep(router.times().deadline(), 10)).isEqualTo(1);
    }

    @Test
    @DisplayName("R9 · a close has one journal entry by the system, whose time is the deadline")
    void journalEntry() {
        scene.given(ada, router);
        assertThat(sweep(late, 10)).isEqualTo(1);
        assertThat(journal()).singleElement().satisfies(row -> {
            assertThat(row.by()).isEqualTo(Actor.SYSTEM);
            assertThat(row.at()).isEqualTo(router.times().deadline());
            assertThat(row.entry()).isEqualTo(SweptRequest.entry(router));
            assertThat(row.changeSet().value()).startsWith(SweptRequest.CHANGE_SET);
        });
        assertThat(scene.journal().history(scene.tenant(), router.id(), Optional.of(Version.FIRST), 9))
                .isEqualTo(journal());
    }

    @Test
    @DisplayName("R9 · a request closes once, and a second sweep finds nothing")
    void closesOnce() {
        scene.given(ada, router);
        assertThat(List.of(sweep(late, 10), sweep(late, 10))).containsExactly(1, 0);
        assertThat(journal()).hasSize(1);
    }

    @Test
    @DisplayName("R9 · a sweep closes so many at most, oldest deadline first, and says how many")
    void limit() {
        scene.given(ada);
        List<Stored> requests = Arrays.asList(requests(5));
        Collections.reverse(requests);
        scene.given(requests.toArray(Stored[]::new));
        assertThat(sweep(late, 2)).isEqualTo(2);
        assertThat(IntStream.range(0, 5).mapToObj(i -> isClosed("r" + i)))
                .containsExactly(true, true, false, false, false);
        assertThat(sweep(late, 2)).isEqualTo(2);
        assertThat(sweep(late, 2)).isEqualTo(1);
        assertThat(journal()).extracting(JournalRow::at).isSorted().hasSize(5);
    }

    @Test
    @DisplayName("R9 · what is due first closes first, whatever its id, and whenever it was created or committed")
    void oldestDeadlineFirst() {
        scene.given(ada);
        scene.given(
                request("a", ada.id(), minute(3)),
                request("b", ada.id(), minute(1)),
                request("c", ada.id(), minute(2)));
        scene.given(minute(9), changes -> changes.touch(touch(RequestId.of("b"))));
        assertThat(sweep(late, 1)).isEqualTo(1);
        assertThat(isClosed("c")).isTrue();
        assertThat(sweep(late, 1)).isEqualTo(1);
        assertThat(isClosed("a")).isTrue();
        assertThat(isClosed("b")).isFalse();
    }

    @Test
    @DisplayName("R6 · a request with a live conversation does not close")
    void liveStaysOpen() {
        StoredActivity talk = chat("talk", router);
        scene.given(ada, router);
        scene.given(changes -> changes.create(talk).touch(touch(router.id())));
        assertThat(sweep(late.plus(Duration.ofDays(3_650)), 10)).isZero();
        assertThat(isClosed("router")).isFalse();
    }

    @Test
    @DisplayName("R5 · a request that was closed by hand keeps its closed time")
    void closedByHandStays() {
        scene.given(ada, router);
        scene.given(changes -> changes.change(change(closed(router, minute(3)))));
        assertThat(sweep(late, 10)).isZero();
        assertThat(scene.request(router.id()).times().closed()).contains(minute(3));
    }

    @Test
    @DisplayName("R9 · of several sweeps at once each request is closed by one, and none is left")
    void sweepsAtOnce() {
        int count = 60;
        scene.given(ada);
        scene.given(requests(count));
        try (ConcurrentCalls calls = new ConcurrentCalls()) {
            List<Integer> closed = calls.atOnce(Collections.nCopies(4, (Callable<Integer>) this::sweepAll));
            assertThat(closed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(count);
        }
        assertThat(journal())
                .hasSize(count)
                .extracting(row -> row.entry().record())
                .doesNotHaveDuplicates();
        assertThat(sweep(late, 10)).isZero();
        for (int i = 0; i < count; i++) {
            assertThat(scene.request(RequestId.of("r" + i)).version()).isEqualTo(new Version(2));
        }
    }

    private int sweepAll() {
        int all = 0;
        int some;
        PageCount count = new PageCount();
        do {
            count.next();
            some = sweep(late, 7);
            all += some;
        } while (some > 0);
        return all;
    }
}
