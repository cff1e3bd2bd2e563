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
    void onlyTheirs() {
        try (House house = new House(storage, Limits.DEFAULT)) {
            house.mara().reopen(house.customer("Ada", "ada@example.org")).orElseThrow();
            InteractionId chat = house.chat("eve@example.org");
            Engagement eve = house.mara().accept(chat).orElseThrow();
            ActivityId activity = Told.current(eve);
            house.settle();
            List<DeskSignal> signals = new ArrayList<>();
            house.mara().listen(signals::add);
            storage.resetCalls();

            house.channel.message(chat, "m9", house.clock.instant(), "Hello?");
            house.settle();

            assertThat(storage.calls(StorageCall.FILE)).isZero();
            assertThat(signals).containsExactly(new DeskSignal.EngagementChanged(eve.id()));
            List<Event> events = house.sdk().events().after(Optional.empty(), 1_000);
            assertThat(events)
                    .filteredOn(event -> event.record() instanceof MessageId)
                    .last()
                    .extracting(Event::diffs)
                    .isEqualTo(List.of(new FieldDiff(Field.ACTIVITY, Optional.empty(), Optional.of(activity.value()))));
        }
    }
}
