package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.end;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.moved;
import static dev.caredesk.testkit.storage.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Version;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.MediaType;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.EndWrite;
import dev.caredesk.spi.storage.Hold;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ends of activities, and the engagements that hold them. */
abstract class EndContract extends StorageTheme {

    private final StoredCustomer ada = customer("ada");
    private final StoredRequest router = request("router", ada.id());
    private final StoredRequest billing = request("billing", ada.id());
    private final StoredActivity talk = chat("talk", router);

    EndContract(StorageSource source) {
        super(source);
    }

    @Test
    @DisplayName("A6 · each reason of an end comes back, also of an activity that is created ended")
    void endsComeBack() {
        scene.given(ada, router);
        for (EndReason reason : EndReason.values()) {
            if (reason != EndReason.UNKNOWN) {
                End end = new End(minute(3), reason);
                StoredActivity late = Samples.activity("late " + reason, MediaType.VOICE, T0);
                StoredActivity ended = Samples.ended(Samples.activity("ended " + reason, MediaType.VOICE, T0), end);
                scene.given(late, ended);
                scene.given(changes -> changes.end(new EndWrite(late.id(), end)));
                assertThat(scene.activity(late.id()).end()).contains(end);
                assertThat(scene.activity(ended.id())).isEqualTo(ended);
                assertThat(scene.commit(changes -> changes.end(new EndWrite(ended.id(), end))))
                        .isEqualTo(new Refused(List.of(new Broken.Ended(ended.id()))));
            }
        }
    }

    @Test
    @DisplayName("A6 · a write of an existing activity leaves its end and its engagement alone")
    void activityWriteLeavesEndAndEngagement() {
        scene.given(ada, router, billing, talk);
        scene.given(changes ->
                changes.end(end(talk.id(), minute(1))).hold(new Hold(talk.id(), Optional.of(EngagementId.of("e1")))));
        scene.given(changes -> changes.change(change(moved(talk, billing))));
        StoredActivity stored = scene.activity(talk.id());
        assertThat(stored.end()).contains(end(talk.id(), minute(1)).end());
        assertThat(stored.engagement()).contains(EngagementId.of("e1"));
        assertThat(stored.request()).contains(billing.id());
    }

    @Test
    @DisplayName("N5 · an end and a hold raise no version")
    void endAndHoldRaiseNoVersion() {
        scene.given(ada, router, talk);
        scene.given(changes ->
                changes.end(end(talk.id(), minute(1))).hold(new Hold(talk.id(), Optional.of(EngagementId.of("e1")))));
        assertThat(scene.activity(talk.id()).version()).isEqualTo(Version.FIRST);
        scene.given(changes -> changes.hold(new Hold(talk.id(), Optional.empty())));
        assertThat(scene.activity(talk.id()).engagement()).isEmpty();
        assertThat(scene.activity(talk.id()).agent()).isEqualTo(MARA);
    }

    @Test
    @DisplayName("A6 · an activity ends once: the first end stays")
    void endsOnce() {
        scene.given(ada, router, talk);
        scene.given(changes -> changes.end(end(talk.id(), minute(1))));
        assertThat(scene.commit(changes -> changes.end(end(talk.id(), minute(2)))))
                .isEqualTo(new Refused(List.of(new Broken.Ended(talk.id()))));
        assertThat(scene.activity(talk.id()).end())
                .contains(end(talk.id(), minute(1)).end());
    }

    @Test
    @DisplayName("A1 · an end in the same commit as the new activity holds")
    void newActivityEnds() {
        scene.given(ada, router);
        scene.given(changes -> changes.create(talk).end(end(talk.id(), minute(1))));
        assertThat(scene.activity(talk.id()).end()).isPresent();
    }
}
