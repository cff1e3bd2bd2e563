package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.UnsavedChange;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.request.RequestId;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("edits that are made again on a draft that moved")
class ReplayedEditsTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());

    @Test
    @DisplayName("D7 · an edit with a tag that another place has put already keeps its other fields")
    void keepsOtherFieldsWhenTagIsThere() {
        try (TestSite site = site()) {
            Engagement work = known(site);
            Engagement there = there(site, work);
            work.edit(edits -> edits.activity().tag("router")).orElseThrow();
            work.flush().orElseThrow();
            there.edit(edits -> {
                        edits.request().title("Router drops");
                        edits.activity().tag("Router");
                    })
                    .orElseThrow();

            there.flush().orElseThrow();

            assertThat(there.view().requests().get(0).title()).isEqualTo("Router drops");
            assertThat(ViewLookups.tags(there)).containsExactly("router");
            there.save().orElseThrow();
        }
    }

    @Test
    @DisplayName("D7 · an edit that takes off a tag which another place took off keeps its other fields")
    void keepsOtherFieldsWhenTagIsGone() {
        try (TestSite site = site()) {
            Engagement work = known(site);
            work.edit(edits -> edits.activity().tag("router")).orElseThrow();
            work.save().orElseThrow();
            Engagement there = there(site, work);
            work.edit(edits -> edits.activity().untag("router")).orElseThrow();
            work.flush().orElseThrow();
            there.edit(edits -> {
                        edits.activity().untag("router");
                        edits.customer().city("Roma");
                    })
                    .orElseThrow();

            there.flush().orElseThrow();

            assertThat(ViewLookups.tags(there)).isEmpty();
            assertThat(ViewLookups.value(there, Field.of("city"))).contains("Roma");
        }
    }

    @Test
    @DisplayName("E8 · edits of a request that closed before they are made again are kept as unsaveable")
    void keepsEditsOfClosedRequestAsUnsaveable() {
        try (TestSite site = site()) {
            Engagement work = known(site);
            RequestId request = ViewLookups.request(work);
            Engagement there = there(site, work);
            there.edit(edits -> {
                        edits.request(request).title("Router drops");
                        edits.customer().company("Acme");
                    })
                    .orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            work.flush().orElseThrow();
            Desk luca = site.luca();
            luca.reopen(work.view().customer().id())
                    .orElseThrow()
                    .closeRequest(request)
                    .orElseThrow();

            there.flush().orElseThrow();

            assertThat(there.view().unsaved())
                    .filteredOn(line -> !line.saveable())
                    .extracting(UnsavedChange::field)
                    .containsExactly(Field.TITLE);
            assertThat(ViewLookups.value(there, Field.of("company"))).contains("Acme");
            assertThat(RefusalCodes.codes(there.save())).containsExactly(RefusalCode.EDITS_UNSAVEABLE);
        }
    }

    @Test
    @DisplayName("N2 · a read that fails while a draft is caught up with hides no change of another agent")
    void failingReadHidesNoChange() {
        try (TestSite site = site()) {
            Engagement work = known(site);
            Engagement there = there(site, work);
            there.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            Engagement theirs = site.luca().reopen(work.view().customer().id()).orElseThrow();
            theirs.edit(edits -> edits.customer().city("Pisa")).orElseThrow();
            theirs.save().orElseThrow();
            work.edit(edits -> edits.request().title("Router drops")).orElseThrow();
            work.flush().orElseThrow();
            storage.failBefore(1, StorageCall.JOURNAL_HISTORY);
            assertThatThrownBy(there::flush).isInstanceOf(StorageException.class);

            there.flush().orElseThrow();

            assertThat(RefusalCodes.codes(there.save())).containsExactly(RefusalCode.CONFLICT_OPEN);
            assertThat(there.view().conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.field()).isEqualTo(Field.of("city"));
                assertThat(conflict.theirs()).contains("Pisa");
            });
            assertThat(ViewLookups.value(there, Field.of("company"))).contains("Acme");
        }
    }

    private TestSite site() {
        return new TestSite(storage, Limits.DEFAULT);
    }

    private static Engagement known(TestSite site) {
        return site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
    }

    private static Engagement there(TestSite site, Engagement work) {
        return site.elsewhere(work);
    }
}
