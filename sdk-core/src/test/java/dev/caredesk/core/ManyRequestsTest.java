package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RefusalCode;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.RequestView;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.CustomerFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a customer with more open requests than a file has")
class ManyRequestsTest {

    @Test
    @DisplayName(
            "A4 · of very many open requests those updated last are there; an activity can be moved to an older one")
    void movesToOlderRequest() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement first = site.mara().reopen(ada).orElseThrow();
            first.closeRequest(ViewLookups.request(first)).orElseThrow();
            List<RequestId> all = new ArrayList<>();
            for (int request = 0; request <= CustomerFile.REQUESTS; request++) {
                site.clock.advance(Duration.ofSeconds(1));
                all.add(first.addRequest("Request " + request, "").orElseThrow());
            }
            first.close().orElseThrow();
            site.mara()
                    .accept(site.chat("ada@example.org"))
                    .orElseThrow()
                    .close()
                    .orElseThrow();
            Engagement work = site.mara().reopen(ada).orElseThrow();
            RequestId oldest = all.get(0);
            assertThat(work.view().requests())
                    .hasSize(CustomerFile.REQUESTS)
                    .extracting(RequestView::id)
                    .doesNotContain(oldest);

            work.move(work.view().usualActivity().orElseThrow(), oldest).orElseThrow();

            assertThat(work.view().requests()).extracting(RequestView::id).contains(oldest);
            work.edit(edits -> edits.request(oldest).title("Found again")).orElseThrow();
            assertThat(work.save().isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("A4 · each of very many open requests can be edited, also one that did not come with the customer")
    void editsEachOfManyRequests() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement first = site.mara().reopen(ada).orElseThrow();
            List<RequestId> all = new ArrayList<>();
            for (int request = 0; request < CustomerFile.REQUESTS + 50; request++) {
                all.add(first.addRequest("Request " + request, "").orElseThrow());
            }
            Engagement other = site.luca().reopen(ada).orElseThrow();

            for (RequestId request : all) {
                other.edit(edits -> edits.request(request).description("Seen")).orElseThrow();
            }

            assertThat(other.save().orElseThrow().versions()).hasSize(all.size());
        }
    }

    @Test
    @DisplayName("Z2 · a request of another customer is unknown, also to whoever names it in an edit")
    void refusesRequestOfOtherCustomer() {
        try (TestSite site = new TestSite()) {
            Engagement bob =
                    site.luca().reopen(site.customer("Bob", "bob@example.org")).orElseThrow();
            RequestId theirs = bob.addRequest("Bob's", "").orElseThrow();
            Engagement work =
                    site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();

            var refused = work.edit(edits -> edits.request(theirs).title("Mine"));

            assertThat(ViewLookups.codes(refused)).containsExactly(RefusalCode.RECORD_UNKNOWN);
        }
    }
}
