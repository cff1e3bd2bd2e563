package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what the journal says of a change")
class JournalDetailsTest {

    @Test
    @DisplayName("Z3 · a request that closes by itself has the same before and after as one that is closed by hand")
    void sweep() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            site.clock.advance(Duration.ofDays(6));
            assertThat(site.sdk().tenant(TenantId.DEFAULT).sweep()).isEqualTo(1);
            Engagement work = site.mara().reopen(ada).orElseThrow();
            RequestId second = work.addRequest("Billing", "").orElseThrow();
            work.closeRequest(second).orElseThrow();

            assertThat(events(site))
                    .filteredOn(event -> event.kind() == Event.Kind.CLOSED)
                    .hasSize(2)
                    .allSatisfy(event -> assertThat(event.diffs())
                            .containsExactly(new FieldDiff(Field.STATUS, Optional.of("open"), Optional.of("closed"))));
        }
    }

    @Test
    @DisplayName("Z3 · a new activity says which customer and request it is in")
    void newActivity() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            ActivityId activity = ViewLookups.current(work);
            RequestId request = ViewLookups.request(work);

            assertThat(events(site))
                    .filteredOn(event -> event.record().equals(activity))
                    .first()
                    .extracting(Event::diffs)
                    .isEqualTo(List.of(
                            new FieldDiff(Field.CUSTOMER, Optional.empty(), Optional.of(ada.value())),
                            new FieldDiff(Field.REQUEST, Optional.empty(), Optional.of(request.value()))));
        }
    }

    private static List<Event> events(TestSite site) {
        return site.sdk().events().after(Optional.empty(), 1_000);
    }
}
