package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.TenantId;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("unsaved edits of a request that closes")
class UnsaveableToldTest {

    private final List<DeskSignal> signals = new ArrayList<>();

    @Test
    @DisplayName("E8 · the desk is told, once, that edits can't be saved any more when the request closed by itself")
    void autoClosed() {
        try (House house = new House()) {
            Engagement work = edited(house);
            RequestId request = Told.request(work);
            house.clock.advance(Duration.ofDays(6));

            assertThat(house.sdk().tenant(TenantId.DEFAULT).sweep()).isEqualTo(1);
            house.settle();

            assertThat(told()).containsExactly(new DeskSignal.EditsUnsaveable(work.id(), request));
        }
    }

    @Test
    @DisplayName("E8 · the desk is told that edits can't be saved any more when it closed the request itself")
    void ownClose() {
        try (House house = new House()) {
            Engagement work = edited(house);
            RequestId request = Told.request(work);

            work.closeRequest(request).orElseThrow();
            house.settle();

            assertThat(told()).containsExactly(new DeskSignal.EditsUnsaveable(work.id(), request));
        }
    }

    private Engagement edited(House house) {
        Engagement work =
                house.mara().reopen(house.customer("Ada", "ada@example.org")).orElseThrow();
        work.edit(edits -> edits.request().title("Router")).orElseThrow();
        house.mara().listen(signals::add);
        house.settle();
        return work;
    }

    private List<DeskSignal> told() {
        return signals.stream()
                .filter(DeskSignal.EditsUnsaveable.class::isInstance)
                .toList();
    }
}
