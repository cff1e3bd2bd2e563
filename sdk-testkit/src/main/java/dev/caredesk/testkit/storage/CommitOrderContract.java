package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.closed;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.email;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.moved;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two ChangeSets that were decided upon one state and are committed one after the other, in either order. {@link WriteSkewContract}
 * lets them race, where the order is left to chance.
 */
abstract class CommitOrderContract extends StorageTheme {

    private final StoredCustomer ada = customer("ada");
    private final StoredRequest target = request("target", ada.id());
    private final StoredRequest other = request("other", ada.id());
    private final StoredActivity mail = email("mail", other, T0);

    CommitOrderContract(StorageSource source) {
        super(source);
    }

    private ChangeSet closing() {
        return scene.changes(
                changes -> changes.require(new Require.Open(target.id())).change(change(closed(target, minute(1)))));
    }

    private ChangeSet movingIn() {
        return scene.changes(
                changes -> changes.require(new Require.Open(target.id())).change(change(moved(mail, target))));
    }

    private ChangeSet touching() {
        return scene.changes(minute(1), changes -> changes.touch(touch(target.id())));
    }

    private List<CommitResult> inTurn(ChangeSet first, ChangeSet second) {
        return List.of(scene.storage().commit(first), scene.storage().commit(second));
    }

    private void assertSecondTold(List<CommitResult> results) {
        assertThat(results.get(0)).isInstanceOf(Committed.class);
        assertThat(results.get(1)).isEqualTo(new Refused(List.of(new Broken.RequestClosed(target.id()))));
    }

    @Test
    @DisplayName("R4 · a move into a request, decided before it closed, is refused after the close")
    void moveInAfterClose() {
        scene.given(ada, target, other, mail);
        assertSecondTold(inTurn(closing(), movingIn()));
        assertThat(scene.activity(mail.id())).isEqualTo(mail);
    }

    @Test
    @DisplayName("R5 · a close, decided before an activity moved in, goes through after the move")
    void closeAfterMoveIn() {
        scene.given(ada, target, other, mail);
        assertThat(inTurn(movingIn(), closing())).hasOnlyElementsOfType(Committed.class);
        assertThat(scene.activity(mail.id()).request()).contains(target.id());
        assertThat(scene.request(target.id()).times().closed()).contains(minute(1));
    }

    @Test
    @DisplayName("R4 · an update, decided before the request closed, is refused after the close")
    void touchAfterClose() {
        scene.given(ada, target);
        assertSecondTold(inTurn(closing(), touching()));
        assertThat(scene.request(target.id()).times().updated()).isEqualTo(T0);
    }

    @Test
    @DisplayName("R5 · a close, decided before an update, goes through after it and keeps the update")
    void closeAfterTouch() {
        scene.given(ada, target);
        assertThat(inTurn(touching(), closing())).hasOnlyElementsOfType(Committed.class);
        StoredRequest stored = scene.request(target.id());
        assertThat(stored.times().closed()).contains(minute(1));
        assertThat(stored.times().updated()).isEqualTo(minute(1));
    }

    @Test
    @DisplayName("R6 · an update, decided before a sweep closed the request, is refused after the sweep")
    void touchAfterSweep() {
        scene.given(ada, target);
        ChangeSet touching = touching();
        assertThat(scene.storage().closeOverdue(scene.tenant(), target.times().deadline(), 9))
                .isEqualTo(1);
        assertThat(scene.storage().commit(touching))
                .isEqualTo(new Refused(List.of(new Broken.RequestClosed(target.id()))));
    }

    @Test
    @DisplayName("N2 · an edit that was decided before another one is stale after it, whichever comes first")
    void editAfterEdit() {
        scene.given(ada);
        StoredCustomer mine = edited(ada, minute(1), "mine");
        StoredCustomer theirs = edited(ada, minute(1), "theirs");
        ChangeSet one = scene.changes(changes -> changes.change(change(mine)));
        ChangeSet two = scene.changes(changes -> changes.change(change(theirs)));
        List<CommitResult> results = inTurn(two, one);
        assertThat(results.get(0)).isInstanceOf(Committed.class);
        assertThat(results.get(1)).isEqualTo(new CommitResult.Stale(List.of(theirs)));
        assertThat(scene.customer(ada.id())).isEqualTo(theirs);
    }
}
