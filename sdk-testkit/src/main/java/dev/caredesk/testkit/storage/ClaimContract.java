package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.externalId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.Release;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Unique keys. */
abstract class ClaimContract extends StorageTheme {

    private static final CustomerId ADA = CustomerId.of("ada");
    private static final CustomerId BOB = CustomerId.of("bob");

    ClaimContract(StorageSource source) {
        super(source);
    }

    @BeforeEach
    void customers() {
        scene.given(customer("ada"), customer("bob"));
    }

    private List<Claim> held(Claim claim) {
        return scene.records().claims(scene.tenant(), Set.of(claim.key()));
    }

    private static Refused held(Claim wanted, Claim present) {
        return new Refused(List.of(new Broken.Held(wanted, present)));
    }

    @Test
    @DisplayName("C7 · a key that another record holds is refused, naming the holder")
    void heldByAnother() {
        scene.given(changes -> changes.claim(externalId("X", ADA)));
        assertThat(scene.commit(changes -> changes.claim(externalId("X", BOB))))
                .isEqualTo(held(externalId("X", BOB), externalId("X", ADA)));
        assertThat(held(externalId("X", BOB))).containsExactly(externalId("X", ADA));
    }

    @Test
    @DisplayName("C7 · the holder can claim its key again")
    void heldByItself() {
        scene.given(changes -> changes.claim(externalId("X", ADA)));
        assertThat(scene.commit(changes -> changes.claim(externalId("X", ADA)))).isInstanceOf(Committed.class);
    }

    @Test
    @DisplayName("D4 · the refusal names the agent on whose behalf the key is held")
    void namesTheAgent() {
        Claim.Key key = new Claim.Key(Claim.Kind.SLOT, "chat/1");
        Claim first = new Claim(key, ActivityId.of("a1"), JON);
        Claim second = new Claim(key, ActivityId.of("a2"), MARA);
        scene.given(changes -> changes.claim(first));
        assertThat(scene.commit(changes -> changes.claim(second))).isEqualTo(held(second, first));
    }

    @Test
    @DisplayName("C7 · a key that its holder claims again is held on behalf of the new agent")
    void heldForAnotherAgent() {
        Claim first = externalId("X", ADA);
        Claim second = new Claim(first.key(), ADA, JON);
        scene.given(changes -> changes.claim(first));
        scene.given(changes -> changes.claim(second));
        assertThat(held(first)).containsExactly(second);
    }

    @Test
    @DisplayName("D4 · a released key can be claimed by another record")
    void released() {
        scene.given(changes -> changes.claim(externalId("X", ADA)));
        scene.given(changes -> changes.release(new Release(externalId("X", ADA).key(), ADA)));
        assertThat(held(externalId("X", ADA))).isEmpty();
        scene.given(changes -> changes.claim(externalId("X", BOB)));
        assertThat(held(externalId("X", ADA))).containsExactly(externalId("X", BOB));
    }

    @Test
    @DisplayName("C7 · a release by another record, or of a key that none holds, does nothing")
    void releaseByAnother() {
        scene.given(changes -> changes.claim(externalId("X", ADA)));
        scene.given(changes -> changes.release(new Release(externalId("X", ADA).key(), BOB))
                .release(new Release(externalId("Y", ADA).key(), ADA)));
        assertThat(held(externalId("X", ADA))).containsExactly(externalId("X", ADA));
    }

    @Test
    @DisplayName("C7 · a release by another record beside its claim frees nothing")
    void releaseByAnotherBesideClaim() {
        scene.given(changes -> changes.claim(externalId("X", ADA)));
        assertThat(scene.commit(changes -> changes.release(
                                new Release(externalId("X", ADA).key(), BOB))
                        .claim(externalId("X", BOB))))
                .isEqualTo(held(externalId("X", BOB), externalId("X", ADA)));
        assertThat(held(externalId("X", ADA))).containsExactly(externalId("X", ADA));
    }

    @Test
    @DisplayName("C7 · a release is of one kind of key, and exact, also in the spaces at the end")
    void releaseIsExact() {
        Claim slot = new Claim(new Claim.Key(Claim.Kind.SLOT, "X"), ADA, MARA);
        scene.given(changes -> changes.claim(externalId("X", ADA)).claim(slot).claim(externalId("X ", ADA)));
        scene.given(changes -> changes.release(new Release(externalId("X", ADA).key(), ADA)));
        assertThat(held(externalId("X", ADA))).isEmpty();
        assertThat(held(slot)).containsExactly(slot);
        assertThat(held(externalId("X ", ADA))).containsExactly(externalId("X ", ADA));
    }

    @Test
    @DisplayName("C7 · releases take effect before the claims of their ChangeSet")
    void releasesFirst() {
        scene.given(changes -> changes.claim(externalId("X", ADA)));
        scene.given(changes -> changes.claim(externalId("X", BOB))
                .release(new Release(externalId("X", ADA).key(), ADA)));
        assertThat(held(externalId("X", ADA))).containsExactly(externalId("X", BOB));
    }

    @Test
    @DisplayName("C7 · keys are of a kind, exact in case, and up to 2,100 characters long")
    void keysAreExact() {
        String text = "\uD83D\uDE00".repeat(Claim.Key.MAX - 1);
        Claim upper = externalId(text + "K", ADA);
        Claim lower = externalId(text + "k", BOB);
        Claim slot = new Claim(new Claim.Key(Claim.Kind.SLOT, text + "K"), ActivityId.of("a"), MARA);
        scene.given(changes -> changes.claim(upper).claim(lower).claim(slot));
        assertThat(scene.records().claims(scene.tenant(), Set.of(upper.key(), lower.key(), slot.key())))
                .containsExactlyInAnyOrder(upper, lower, slot);
        assertThat(scene.records().claims(scene.tenant(), Set.of())).isEmpty();
    }
}
