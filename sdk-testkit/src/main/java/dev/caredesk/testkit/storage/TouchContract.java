package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.DELAY;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.closed;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.email;
import static dev.caredesk.testkit.storage.Samples.end;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.moved;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Version;
import dev.caredesk.activity.MediaType;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.RequestTimes;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The last update and the deadline of a request. */
abstract class TouchContract extends StorageTheme {

    private final StoredCustomer ada = customer("ada");
    private final StoredRequest router = request("router", ada.id());
    private final StoredRequest billing = request("billing", ada.id());
    private final StoredActivity talk = chat("talk", router);

    TouchContract(StorageSource source) {
        super(source);
    }

    private static Touch left(RequestId request) {
        return new Touch(request, DELAY, false, false);
    }

    private static Touch ifOpen(RequestId request) {
        return new Touch(request, DELAY, true, true);
    }

    private void assertTimes(RequestId request, Instant updated, Instant deadline) {
        StoredRequest stored = scene.request(request);
        assertThat(List.of(stored.times().updated(), stored.times().deadline())).containsExactly(updated, deadline);
    }

    /** A request with a chat in it that is live. */
    private void liveTalk() {
        scene.given(ada, router, billing);
        scene.given(changes -> changes.create(talk).touch(touch(router.id())));
    }

    @Test
    @DisplayName("R8 · an update moves the last update and the deadline, with the delay in force")
    void updateMovesBoth() {
        scene.given(ada, router);
        Duration hour = Duration.ofHours(1);
        scene.given(minute(8), changes -> changes.touch(new Touch(router.id(), hour, true, false)));
        assertTimes(router.id(), minute(8), minute(68));
    }

    @Test
    @DisplayName("N5 · an update of a request raises no version")
    void noVersion() {
        scene.given(ada, router);
        scene.given(minute(8), changes -> changes.touch(touch(router.id())));
        assertThat(scene.request(router.id()).version()).isEqualTo(Version.FIRST);
    }

    @Test
    @DisplayName("N5 · a change and an update in one commit write both")
    void changeAndUpdate() {
        scene.given(ada, router);
        StoredRequest second = edited(router, "second");
        scene.given(minute(8), changes -> changes.change(change(second)).touch(touch(router.id())));
        StoredRequest stored = scene.request(router.id());
        assertThat(stored.payload()).isEqualTo(second.payload());
        assertThat(stored.version()).isEqualTo(second.version());
        assertTimes(router.id(), minute(8), minute(8).plus(DELAY));
    }

    @Test
    @DisplayName("T1 · an update while the clock is back moves neither")
    void clockBack() {
        scene.given(ada, router);
        scene.given(minute(8), changes -> changes.touch(touch(router.id())));
        scene.given(minute(7), changes -> changes.touch(touch(router.id())));
        assertTimes(router.id(), minute(8), minute(8).plus(DELAY));
    }

    @Test
    @DisplayName("T1 · an older update with a longer delay moves no deadline")
    void olderWithLongerDelay() {
        scene.given(ada, router);
        scene.given(minute(8), changes -> changes.touch(new Touch(router.id(), Duration.ofHours(2), true, false)));
        scene.given(minute(7), changes -> changes.touch(new Touch(router.id(), Duration.ofDays(90), true, false)));
        assertTimes(router.id(), minute(8), minute(128));
    }

    @Test
    @DisplayName("R6 · a live conversation is of each medium that is one, and of no other")
    void liveMedia() {
        scene.given(ada);
        for (MediaType media : MediaType.values()) {
            if (media != MediaType.UNKNOWN) {
                StoredRequest request = request(media.name(), ada.id());
                StoredActivity live = Samples.in(Samples.activity("in " + media, media, T0), request);
                scene.given(changes -> changes.create(request).create(live).touch(touch(request.id())));
                assertTimes(request.id(), T0, media.isConversation() ? RequestTimes.NEVER : T0.plus(DELAY));
            }
        }
    }

    @Test
    @DisplayName("R8 · an update at the very instant of the last one brings a changed delay")
    void sameInstant() {
        scene.given(ada, router);
        scene.given(changes -> changes.touch(new Touch(router.id(), Duration.ofMinutes(1), true, false)));
        assertTimes(router.id(), T0, minute(1));
    }

    @Test
    @DisplayName("R6 · while a conversation in it is live, a request has no deadline")
    void liveHasNone() {
        liveTalk();
        assertTimes(router.id(), T0, RequestTimes.NEVER);
        scene.given(minute(3), changes -> changes.touch(touch(router.id())));
        assertTimes(router.id(), minute(3), RequestTimes.NEVER);
    }

    @Test
    @DisplayName("R6 · an e-mail leaves a request its deadline")
    void emailKeepsDeadline() {
        scene.given(ada, router);
        scene.given(
                minute(1), changes -> changes.create(email("mail", router, T0)).touch(touch(router.id())));
        assertTimes(router.id(), minute(1), minute(1).plus(DELAY));
    }

    @Test
    @DisplayName("R6 · the deadline returns when the last conversation ends, counted from then")
    void endGivesItBack() {
        liveTalk();
        StoredActivity second = chat("second", router);
        scene.given(minute(1), changes -> changes.create(second).touch(touch(router.id())));
        scene.given(minute(2), changes -> changes.end(end(talk.id(), minute(2))).touch(touch(router.id())));
        assertTimes(router.id(), minute(2), RequestTimes.NEVER);
        scene.given(
                minute(3), changes -> changes.end(end(second.id(), minute(3))).touch(touch(router.id())));
        assertTimes(router.id(), minute(3), minute(3).plus(DELAY));
    }

    @Test
    @DisplayName("R6 · the deadline returns when the last conversation is moved away, which is no update")
    void leaveGivesItBack() {
        liveTalk();
        scene.given(
                minute(4),
                changes -> changes.change(change(moved(talk, billing)))
                        .touch(left(router.id()))
                        .touch(touch(billing.id())));
        assertTimes(router.id(), T0, minute(4).plus(DELAY));
        assertTimes(billing.id(), minute(4), RequestTimes.NEVER);
    }

    @Test
    @DisplayName("R8 · an activity that leaves takes nothing back")
    void leaveOtherwiseDoesNothing() {
        scene.given(ada, router, billing, email("mail", router, T0));
        scene.given(minute(2), changes -> changes.touch(touch(router.id())));
        scene.given(
                minute(4),
                changes -> changes.change(change(moved(email("mail", router, T0), billing)))
                        .touch(left(router.id())));
        assertTimes(router.id(), minute(2), minute(2).plus(DELAY));
    }

    @Test
    @DisplayName("T1 · a deadline that returns while the clock is back counts from the last update")
    void returnsWithClockBack() {
        liveTalk();
        scene.given(minute(9), changes -> changes.touch(touch(router.id())));
        scene.given(minute(5), changes -> changes.end(end(talk.id(), minute(5))).touch(touch(router.id())));
        assertTimes(router.id(), minute(9), minute(9).plus(DELAY));
    }

    @Test
    @DisplayName(
            "R6 · after an update of more than an hour ahead, the deadline counts from the next one; the last update stays")
    void farAhead() {
        scene.given(ada, router, billing);
        scene.given(minute(61), changes -> changes.touch(touch(router.id())).touch(touch(billing.id())));
        scene.given(minute(1), changes -> changes.touch(touch(router.id())));
        assertTimes(router.id(), minute(61), minute(61).plus(DELAY));
        Instant before = minute(1).minus(Duration.ofNanos(1_000));
        scene.given(before, changes -> changes.touch(touch(billing.id())));
        assertTimes(billing.id(), minute(61), before.plus(DELAY));
    }

    @Test
    @DisplayName("R6 · a deadline that returns after an update of more than an hour ahead counts from the end")
    void returnsAfterFarAhead() {
        liveTalk();
        scene.given(minute(600), changes -> changes.touch(touch(router.id())));
        scene.given(minute(5), changes -> changes.end(end(talk.id(), minute(5))).touch(touch(router.id())));
        assertTimes(router.id(), minute(600), minute(5).plus(DELAY));
    }

    @Test
    @DisplayName("R6 · an activity that leaves moves no deadline, though the last update is far ahead")
    void leaveMovesNothing() {
        scene.given(ada, router);
        scene.given(minute(600), changes -> changes.touch(touch(router.id())));
        scene.given(minute(5), changes -> changes.touch(left(router.id())));
        assertTimes(router.id(), minute(600), minute(600).plus(DELAY));
    }

    @Test
    @DisplayName("R4 · an update of a closed request is refused")
    void closedRefuses() {
        scene.given(ada, router);
        scene.given(changes -> changes.change(change(closed(router, minute(1)))));
        assertThat(scene.commit(minute(2), changes -> changes.touch(touch(router.id()))))
                .isEqualTo(new Refused(List.of(new Broken.RequestClosed(router.id()))));
    }

    @Test
    @DisplayName("R7 · an update at the deadline is refused as for a closed request, and just before it passes")
    void overdueRefuses() {
        scene.given(ada, router, billing);
        Instant deadline = router.times().deadline();
        Instant before = deadline.minus(Duration.ofNanos(1_000));
        assertThat(scene.commit(deadline, changes -> changes.touch(touch(router.id()))))
                .isEqualTo(new Refused(List.of(new Broken.RequestClosed(router.id()))));
        assertThat(scene.commit(before, changes -> changes.touch(touch(billing.id()))))
                .isInstanceOf(Committed.class);
    }

    @Test
    @DisplayName("M3 · an update that is marked if open leaves a closed or overdue request alone")
    void ifOpenDoesNothing() {
        scene.given(ada, router, billing);
        scene.given(changes -> changes.change(change(closed(router, minute(1)))));
        scene.given(minute(2), changes -> changes.touch(ifOpen(router.id())));
        assertTimes(router.id(), T0, router.times().deadline());
        Instant late = billing.times().deadline();
        scene.given(late, changes -> changes.touch(ifOpen(billing.id())));
        assertTimes(billing.id(), T0, late);
    }

    @Test
    @DisplayName("M3 · an update that is marked if open updates an open request")
    void ifOpenUpdates() {
        scene.given(ada, router);
        scene.given(minute(2), changes -> changes.touch(ifOpen(router.id())));
        assertTimes(router.id(), minute(2), minute(2).plus(DELAY));
    }

    @Test
    @DisplayName(
            "R4 · touches see what the writes of their ChangeSet do: one that closes the request refuses its touch")
    void touchesComeAfterWrites() {
        scene.given(ada, router);
        assertThat(scene.commit(
                        minute(1),
                        changes -> changes.change(change(closed(router, minute(1))))
                                .touch(touch(router.id()))))
                .isEqualTo(new Refused(List.of(new Broken.RequestClosed(router.id()))));
        assertThat(scene.request(router.id())).isEqualTo(router);
    }

    @Test
    @DisplayName("A2 · a request can be touched in the commit that creates it")
    void newRequest() {
        scene.given(ada);
        scene.given(changes -> changes.create(router).create(talk).touch(touch(router.id())));
        assertTimes(router.id(), T0, RequestTimes.NEVER);
    }

    @Test
    @DisplayName("R8 · an update of a request that is not there is refused")
    void missing() {
        assertThat(scene.commit(changes -> changes.touch(touch(router.id()))))
                .isEqualTo(new Refused(List.of(new Broken.Missing(router.id()))));
    }
}
