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
    void tellsOnceWhenRequestClosesByItself() {
        try (TestSite site = new TestSite()) {
            Engagement work = edited(site);
            RequestId request = ViewLookups.request(work);
            site.clock.advance(Duration.ofDays(6));

            assertThat(site.sdk().tenant(TenantId.DEFAULT).sweep()).isEqualTo(1);
            site.settle();

            assertThat(told()).containsExactly(new DeskSignal.EditsUnsaveable(work.id(), request));
        }
    }

    @Test
    @DisplayName("E8 · the desk is told that edits can't be saved any more when it closed the request itself")
    void tellsWhenDeskClosesRequest() {
        try (TestSite site = new TestSite()) {
            Engagement work = edited(site);
            RequestId request = ViewLookups.request(work);

            work.closeRequest(request).orElseThrow();
            site.settle();

            assertThat(told()).containsExactly(new DeskSignal.EditsUnsaveable(work.id(), request));
        }
    }

    @Test
    @DisplayName("E8 · the desk is told that tags can't be saved any more when the request of their activity closed")
    void tellsOfUnsaveableTags() {
        try (TestSite site = new TestSite()) {
            Engagement work =
                    site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
            work.edit(edits -> edits.activity().tag("router")).orElseThrow();
            site.mara().listen(signals::add);
            RequestId request = ViewLookups.request(work);

            site.luca()
                    .reopen(work.view().customer().id())
                    .orElseThrow()
                    .closeRequest(request)
                    .orElseThrow();
            site.settle();

            assertThat(told()).containsExactly(new DeskSignal.EditsUnsaveable(work.id(), request));
        }
    }

    private Engagement edited(TestSite site) {
        Engagement work =
                site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
        work.edit(edits -> edits.request().title("Router")).orElseThrow();
        site.mara().listen(signals::add);
        site.settle();
        return work;
    }

    private List<DeskSignal> told() {
        return signals.stream()
                .filter(DeskSignal.EditsUnsaveable.class::isInstance)
                .toList();
    }
}
