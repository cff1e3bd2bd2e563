package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("flush, while another place stores the same draft")
class FlushTest {

    private final RivalStorage storage = new RivalStorage();
    private final TestSite site = new TestSite(storage, Limits.DEFAULT);

    @AfterEach
    void end() {
        site.close();
    }

    private Engagement edited() {
        Engagement work =
                site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        return work;
    }

    private String cityElsewhere(Engagement work) {
        Engagement there = site.elsewhere(work);
        return ViewLookups.value(there, CustomerFields.CITY).orElse("");
    }

    private static void assertTryAgain(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(StorageException.class, failure -> {
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.isOutcomeUnknown()).isFalse();
        });
    }

    @Test
    @DisplayName("D6 · flush is done when all is stored, also where another place was faster for a while")
    void flushesThoughOtherPlaceIsFaster() {
        Engagement work = edited();
        storage.beFaster(3);

        assertThat(work.flush().isDone()).isTrue();

        assertThat(cityElsewhere(work)).isEqualTo("Roma");
        assertThat(site.sdk().health().unsavedDrafts()).isZero();
    }

    @Test
    @DisplayName(
            "D6 · flush is not done when others were faster each time: the edits are kept, and a retry makes sense")
    void failsWhenOthersAreFasterEachTime() {
        Engagement work = edited();
        storage.beFaster(1_000);

        assertTryAgain(work::flush);

        assertThat(work.view().unsaved()).hasSize(1);
        assertThat(site.sdk().health().unsavedDrafts()).isEqualTo(1);
        assertThat(cityElsewhere(work)).isEmpty();

        storage.beFaster(0);
        assertThat(work.flush().isDone()).isTrue();
        assertThat(cityElsewhere(work)).isEqualTo("Roma");
    }

    @Test
    @DisplayName("E5 · nothing is asked about a draft that could not be stored")
    void asksNothingAboutUnstoredDraft() {
        Engagement work = edited();
        storage.beFaster(1_000);

        assertTryAgain(() -> assertThat(work.close()).isNotNull());

        storage.beFaster(0);
        assertThat(work.close()).isInstanceOf(Closing.Unsaved.class);
    }

    @Test
    @DisplayName("D6 · flush of an engagement that is closed, here or elsewhere, is refused")
    void refusesFlushOfClosedEngagement() {
        Engagement work = edited();
        work.flush().orElseThrow();
        Engagement there = site.elsewhere(work);
        there.answer(there.close().question().orElseThrow().discard()).orElseThrow();
        work.edit(edits -> edits.customer().city("Milano")).orElseThrow();

        assertThat(RefusalCodes.codes(work.flush())).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
        assertThat(RefusalCodes.codes(there.flush())).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
    }

    @Test
    @DisplayName("D6 · leaving the desk stores every draft that can be stored, and says when one could not be")
    void leavingStoresEveryDraft() {
        CustomerId bobby = site.customer("Bob", "bob@example.org");
        Engagement ada = edited();
        Engagement bob = site.mara().reopen(bobby).orElseThrow();
        bob.edit(edits -> edits.customer().city("Bari")).orElseThrow();
        storage.beFasterAt(ada.id());
        var desk = site.mara();

        assertTryAgain(desk::close);

        assertThat(cityElsewhere(bob)).isEqualTo("Bari");
        storage.beFaster(0);
        site.settle();
        assertThat(cityElsewhere(ada)).isEqualTo("Roma");
    }
}
