package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Actor;
import dev.caredesk.Field;
import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.time.Instant;
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

    @Test
    @DisplayName("Z3 · the history of a record says who changed which field and when, newest first, so many at most")
    void history() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Instant first = site.clock.instant();
            save(site.mara().reopen(ada).orElseThrow(), "Roma");
            site.clock.advance(Duration.ofHours(1));
            save(site.luca().reopen(ada).orElseThrow(), "Milano");
            site.customer("Bob", "bob@example.org");

            List<Event> history = site.sdk().events().history(ada, 2);

            assertThat(history).extracting(Event::record).containsOnly(ada);
            assertThat(history).extracting(Event::by).containsExactly(Actor.of(TestSite.LUCA), Actor.of(TestSite.MARA));
            assertThat(history).extracting(Event::at).containsExactly(site.clock.instant(), first);
            assertThat(history)
                    .extracting(Event::diffs)
                    .containsExactly(
                            List.of(new FieldDiff(CustomerFields.CITY, Optional.of("Roma"), Optional.of("Milano"))),
                            List.of(new FieldDiff(CustomerFields.CITY, Optional.empty(), Optional.of("Roma"))));
            assertThat(site.sdk().events().history(ada, 1_000)).hasSize(3).startsWith(history.toArray(Event[]::new));
            assertThat(site.sdk().events().history(CustomerId.of("nobody"), 9)).isEmpty();
            for (int max : new int[] {0, 1_001}) {
                assertThatThrownBy(() -> site.sdk().events().history(ada, max))
                        .isInstanceOf(WrongCallException.class)
                        .hasMessage("max must be 1 to 1000, was " + max);
            }
        }
    }

    private static void save(Engagement work, String city) {
        work.edit(edits -> edits.customer().city(city)).orElseThrow();
        work.save().orElseThrow();
        work.close().orElseThrow();
    }

    private static List<Event> events(TestSite site) {
        return site.sdk().events().after(Optional.empty(), 1_000);
    }
}
