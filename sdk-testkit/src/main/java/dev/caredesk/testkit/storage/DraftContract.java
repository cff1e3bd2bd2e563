package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.closing;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.draft;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.AgentId;
import dev.caredesk.WrongCallException;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.DeskRows;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.RecentWrite;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredDraft;
import dev.caredesk.spi.storage.StoredRecent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Drafts, the lists of a desk, commands for channels, and settings. */
abstract class DraftContract extends StorageTheme {

    private static final EngagementId E1 = EngagementId.of("e1");

    private final StoredCustomer ada = customer("ada");
    private final StoredCustomer bob = customer("bob");

    DraftContract(StorageSource source) {
        super(source);
    }

    private Optional<StoredDraft> stored(EngagementId engagement) {
        return scene.desks().draft(scene.tenant(), engagement);
    }

    private DraftResult save(DraftWrite draft) {
        return scene.storage().saveDraft(scene.tenant(), draft);
    }

    private DeskRows desk(AgentId agent) {
        return scene.desks().desk(scene.tenant(), agent, 10);
    }

    private void open(String engagement, AgentId desk, CustomerId customer) {
        scene.given(changes -> changes.draft(draft(engagement, desk, Optional.of(customer), 0)));
    }

    private void close(Instant at, AgentId desk, CustomerId customer) {
        scene.given(at, changes -> changes.recent(new RecentWrite(desk, customer)));
    }

    private List<CustomerId> recent(AgentId desk) {
        return desk(desk).recent().stream()
                .map(recent -> recent.customer().id())
                .toList();
    }

    @Test
    @DisplayName("D6 · a stored draft comes back, opened at the instant of the commit that opened it")
    void comesBack() {
        scene.given(ada);
        scene.given(minute(2), changes -> changes.draft(draft("e1", MARA, Optional.of(ada.id()), 0)));
        scene.given(minute(5), changes -> changes.draft(draft("e1", MARA, Optional.of(ada.id()), 1)));
        assertThat(stored(E1)).contains(new StoredDraft(E1, MARA, Optional.of(ada.id()), minute(2), 2, payload("e11")));
    }

    @Test
    @DisplayName("D7 · a draft whose revision has moved refuses, and is given as it is")
    void moved() {
        scene.given(changes -> changes.draft(draft("e1", MARA, Optional.empty(), 0)));
        scene.given(changes -> changes.draft(draft("e1", MARA, Optional.empty(), 1)));
        Refused moved = new Refused(List.of(new Broken.DraftMoved(E1, stored(E1))));
        assertThat(stored(E1)).isPresent();
        assertThat(scene.commit(changes -> changes.draft(draft("e1", MARA, Optional.empty(), 1))))
                .isEqualTo(moved);
        assertThat(scene.commit(changes -> changes.draft(draft("e1", MARA, Optional.empty(), 0))))
                .isEqualTo(moved);
        assertThat(scene.commit(changes -> changes.draft(closing("e1", MARA, 1))))
                .isEqualTo(moved);
    }

    @Test
    @DisplayName("E2 · a draft without document is gone, and a further one finds none")
    void removed() {
        scene.given(changes -> changes.draft(draft("e1", MARA, Optional.empty(), 0)));
        scene.given(changes -> changes.draft(closing("e1", MARA, 1)));
        assertThat(stored(E1)).isEmpty();
        assertThat(desk(MARA).open()).isEmpty();
        assertThat(scene.commit(changes -> changes.draft(draft("e1", MARA, Optional.empty(), 1))))
                .isEqualTo(new Refused(List.of(new Broken.DraftMoved(E1, Optional.empty()))));
    }

    @Test
    @DisplayName("D3 · a customer that another engagement of the desk has is refused; another desk may have it too")
    void customerOpen() {
        scene.given(ada);
        open("e3", JON, ada.id());
        open("e1", MARA, ada.id());
        open("e4", AgentId.of("zoe"), ada.id());
        assertThat(scene.commit(changes -> changes.draft(draft("e2", MARA, Optional.of(ada.id()), 0))))
                .isEqualTo(new Refused(List.of(new Broken.CustomerOpen(EngagementId.of("e2"), E1))));
        assertThat(desk(JON).open()).hasSize(1);
    }

    @Test
    @DisplayName("D3 · an engagement that gets a customer by a link refuses one that is open on the desk")
    void customerOpenByLink() {
        scene.given(ada);
        open("e1", MARA, ada.id());
        scene.given(changes -> changes.draft(draft("e2", MARA, Optional.empty(), 0)));
        assertThat(scene.commit(changes -> changes.draft(draft("e2", MARA, Optional.of(ada.id()), 1))))
                .isEqualTo(new Refused(List.of(new Broken.CustomerOpen(EngagementId.of("e2"), E1))));
    }

    @Test
    @DisplayName(
            "D3 · a customer goes to another engagement only from one that closes, not from one that takes another customer")
    void customerStaysUntilClose() {
        StoredCustomer bob = customer("bob");
        scene.given(ada, bob);
        open("e1", MARA, ada.id());
        open("e2", MARA, bob.id());
        assertThat(scene.commit(changes -> changes.draft(draft("e1", MARA, Optional.of(bob.id()), 1))
                        .draft(draft("e2", MARA, Optional.of(ada.id()), 1))))
                .isEqualTo(new Refused(List.of(
                        new Broken.CustomerOpen(E1, EngagementId.of("e2")),
                        new Broken.CustomerOpen(EngagementId.of("e2"), E1))));
        assertThat(scene.commit(changes -> changes.draft(draft("e1", MARA, Optional.empty(), 1))
                        .draft(draft("e3", MARA, Optional.of(ada.id()), 0))))
                .isEqualTo(new Refused(List.of(new Broken.CustomerOpen(EngagementId.of("e3"), E1))));
    }

    @Test
    @DisplayName("D3 · in one commit an engagement can close and another one have its customer")
    void customerChangesHands() {
        scene.given(ada);
        open("e1", MARA, ada.id());
        scene.given(customer("bob"));
        scene.given(changes -> changes.draft(draft("e4", JON, Optional.of(ada.id()), 0))
                .draft(draft("e5", JON, Optional.of(CustomerId.of("bob")), 0)));
        scene.given(changes ->
                changes.draft(draft("e2", MARA, Optional.of(ada.id()), 0)).draft(closing("e1", MARA, 1)));
        assertThat(desk(MARA).open()).extracting(StoredDraft::engagement).containsExactly(EngagementId.of("e2"));
        assertThat(scene.commit(changes -> changes.draft(draft("e3", MARA, Optional.of(ada.id()), 0))))
                .isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName("D6 · a draft saved by itself has the new revision and document, and makes no journal entry")
    void savedAlone() {
        scene.given(ada);
        open("e1", MARA, ada.id());
        assertThat(save(draft("e1", MARA, Optional.of(ada.id()), 1))).isEqualTo(new DraftResult.Kept());
        assertThat(stored(E1)).contains(new StoredDraft(E1, MARA, Optional.of(ada.id()), T0, 2, payload("e11")));
        assertThat(scene.journal().latest(scene.tenant())).isEmpty();
        assertThat(scene.customer(ada.id())).isEqualTo(ada);
    }

    @Test
    @DisplayName("D7 · a draft saved by itself over a moved one is refused with the present one")
    void savedAloneMoved() {
        scene.given(changes -> changes.draft(draft("e1", MARA, Optional.empty(), 0)));
        assertThat(save(draft("e1", MARA, Optional.empty(), 1))).isEqualTo(new DraftResult.Kept());
        assertThat(save(draft("e1", MARA, Optional.empty(), 1))).isEqualTo(new DraftResult.Moved(stored(E1)));
        assertThat(stored(E1)).map(StoredDraft::revision).contains(2L);
    }

    @Test
    @DisplayName("D7 · a draft saved by itself over a revision that is not there yet is refused too")
    void savedAloneAhead() {
        scene.given(changes -> changes.draft(draft("e1", MARA, Optional.empty(), 0)));
        assertThat(save(draft("e1", MARA, Optional.empty(), 2))).isEqualTo(new DraftResult.Moved(stored(E1)));
        assertThat(stored(E1)).map(StoredDraft::revision).contains(1L);
    }

    @Test
    @DisplayName("D3 · a draft takes the customer and the desk that it is written with")
    void draftTakesCustomerAndDesk() {
        scene.given(ada, bob);
        scene.given(changes -> changes.draft(draft("e1", MARA, Optional.empty(), 0)));
        scene.given(changes -> changes.draft(draft("e1", MARA, Optional.of(ada.id()), 1)));
        assertThat(stored(E1)).flatMap(StoredDraft::customer).contains(ada.id());
        scene.given(changes -> changes.draft(draft("e1", JON, Optional.of(bob.id()), 2)));
        assertThat(stored(E1)).flatMap(StoredDraft::customer).contains(bob.id());
        assertThat(desk(MARA).open()).isEmpty();
        assertThat(desk(JON).open()).extracting(StoredDraft::engagement).containsExactly(E1);
        open("e2", MARA, ada.id());
        assertThat(desk(JON).customers()).isEqualTo(Map.of(bob.id(), bob));
    }

    @Test
    @DisplayName("D6 · a draft saved by itself opens no engagement and brings none back")
    void savedAloneOpensNothing() {
        assertThat(save(draft("e1", MARA, Optional.empty(), 0))).isEqualTo(new DraftResult.Moved(Optional.empty()));
        scene.given(changes -> changes.draft(draft("e1", MARA, Optional.empty(), 0)));
        scene.given(changes -> changes.draft(closing("e1", MARA, 1)));
        assertThat(save(draft("e1", MARA, Optional.empty(), 1))).isEqualTo(new DraftResult.Moved(Optional.empty()));
        assertThat(stored(E1)).isEmpty();
    }

    @Test
    @DisplayName("D6 · a draft that is saved by itself without a document is a wrong call, and closes nothing")
    void savedAloneWithoutDocument() {
        scene.given(changes -> changes.draft(draft("e1", MARA, Optional.empty(), 0)));
        Optional<StoredDraft> before = stored(E1);
        assertThatThrownBy(() -> save(closing("e1", MARA, 1)).toString()).isInstanceOf(WrongCallException.class);
        assertThat(stored(E1)).isEqualTo(before).isPresent();
    }

    @Test
    @DisplayName("D1 · Open is in the order of opening, ties by commit order, with the customers as they are now")
    void openList() {
        scene.given(ada, bob);
        scene.given(minute(1), changes -> changes.draft(draft("z", MARA, Optional.of(ada.id()), 0)));
        scene.given(minute(1), changes -> changes.draft(draft("a", MARA, Optional.empty(), 0)));
        scene.given(minute(0), changes -> changes.draft(draft("m", MARA, Optional.of(bob.id()), 0)));
        scene.given(minute(9), changes -> changes.draft(draft("z", MARA, Optional.of(ada.id()), 1)));
        scene.given(changes -> changes.change(change(edited(ada, minute(9), "second"))));

        assertThat(desk(MARA).open())
                .extracting(draft -> draft.engagement().value())
                .containsExactly("m", "z", "a");
        assertThat(desk(MARA).customers()).isEqualTo(Map.of(ada.id(), scene.customer(ada.id()), bob.id(), bob));
        assertThat(desk(JON)).isEqualTo(new DeskRows(List.of(), Map.of(), List.of()));
    }

    @Test
    @DisplayName("D2 · Recent is newest first, each customer once, as it is now, so many at most")
    void recentList() {
        scene.given(ada, bob, customer("eve"));
        close(minute(1), MARA, ada.id());
        close(minute(2), MARA, bob.id());
        close(minute(3), MARA, CustomerId.of("eve"));
        close(minute(4), MARA, ada.id());
        scene.given(changes -> changes.change(change(edited(ada, minute(9), "second"))));

        List<StoredRecent> recent = scene.desks().desk(scene.tenant(), MARA, 2).recent();
        assertThat(recent)
                .containsExactly(
                        new StoredRecent(scene.customer(ada.id()), minute(4)),
                        new StoredRecent(customer("eve"), minute(3)));
        assertThat(recent(MARA)).containsExactly(ada.id(), CustomerId.of("eve"), bob.id());
        assertThat(recent(JON)).isEmpty();
    }

    @Test
    @DisplayName("D2 · what was closed is the newest of Recent, also at the same instant or with the clock back")
    void recentTies() {
        scene.given(ada, bob, customer("eve"));
        close(minute(5), MARA, ada.id());
        close(minute(5), MARA, bob.id());
        close(minute(1), MARA, CustomerId.of("eve"));
        assertThat(recent(MARA)).containsExactly(CustomerId.of("eve"), bob.id(), ada.id());
    }

    @Test
    @DisplayName("D2 · Recent has none that is in Open, and is filled up to its size without them")
    void recentWithoutOpen() {
        scene.given(ada, bob);
        close(minute(1), MARA, ada.id());
        close(minute(2), MARA, bob.id());
        open("e1", MARA, bob.id());
        assertThat(scene.desks().desk(scene.tenant(), MARA, 1).recent())
                .extracting(recent -> recent.customer().id())
                .containsExactly(ada.id());
        scene.given(changes -> changes.draft(closing("e1", MARA, 1)));
        assertThat(recent(MARA)).containsExactly(bob.id(), ada.id());
    }

    @Test
    @DisplayName("R8 · settings are those that were set last, and none before")
    void settings() {
        assertThat(scene.desks().settings(scene.tenant())).isEmpty();
        scene.given(changes -> changes.settings(payload("first")));
        scene.given(changes -> changes.settings(payload("second")));
        scene.given(ada);
        assertThat(scene.desks().settings(scene.tenant())).contains(payload("second"));
    }
}
