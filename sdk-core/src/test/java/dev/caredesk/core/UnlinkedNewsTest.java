package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("messages of activities that have no customer")
class UnlinkedNewsTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());

    @Test
    @DisplayName("X3 · a message of an uncreated customer is news to its engagement and read by no other")
    void messageIsNewsToItsEngagementOnly() {
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
            InteractionId chat = site.chat("eve@example.org");
            Engagement eve = site.mara().accept(chat).orElseThrow();
            ActivityId activity = ViewLookups.current(eve);
            site.settle();
            List<DeskSignal> signals = new ArrayList<>();
            site.mara().listen(signals::add);
            storage.resetCalls();

            site.channel.message(chat, "m9", site.clock.instant(), "Hello?");
            site.settle();

            assertThat(storage.calls(StorageCall.FILE)).isZero();
            assertThat(signals).containsExactly(new DeskSignal.EngagementChanged(eve.id()));
            List<Event> events = site.sdk().events().after(Optional.empty(), 1_000);
            assertThat(events)
                    .filteredOn(event -> event.record() instanceof MessageId)
                    .last()
                    .extracting(Event::diffs)
                    .isEqualTo(List.of(new FieldDiff(Field.ACTIVITY, Optional.empty(), Optional.of(activity.value()))));
        }
    }
}
