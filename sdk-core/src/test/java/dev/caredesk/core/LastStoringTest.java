package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.Limits;
import dev.caredesk.TenantId;
import dev.caredesk.core.channel.HangingStop;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the storing of drafts when the SDK ends, and when the storage fails")
class LastStoringTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());

    @Test
    @DisplayName("D6 · drafts are stored before a channel is stopped, which may hang")
    void storesDraftsBeforeChannelsStop() throws InterruptedException {
        Gate gate = Gate.closed();
        ManualExecutor executor = new ManualExecutor();
        try (TestSite site = site()) {
            site.customer("Ada", "ada@example.org");
            Caredesk sdk = CaredeskBuilder.on(storage)
                    .clock(site.clock)
                    .ids(site.ids)
                    .executor(executor)
                    .hostExecutor(executor)
                    .channel(HangingStop.of("stuck", gate))
                    .start();
            executor.settle();
            Engagement work = sdk.desk(TestSite.LUCA)
                    .reopen(site.mara().view().recent().get(0).customer())
                    .orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            long revision = work.view().revision();
            Thread closing = new Thread(sdk::close);

            closing.start();
            gate.awaitArrival();

            assertThat(storage.desks()
                            .draft(TenantId.DEFAULT, work.id())
                            .orElseThrow()
                            .revision())
                    .isEqualTo(revision);
            gate.open();
            closing.join();
        }
    }

    @Test
    @DisplayName("D6 · a last storing that fails is not tried again on a storage that is closed")
    void triesNoStoringAfterTheEnd() {
        TestSite site = site();
        edited(site);
        storage.failBefore(1, StorageCall.SAVE_DRAFT);
        site.close();
        storage.resetCalls();

        site.settle();

        assertThat(storage.calls(StorageCall.SAVE_DRAFT)).isZero();
    }

    @Test
    @DisplayName("D6 · while the storage fails, drafts are stored with longer and longer rests, and at last")
    void restsLongerWhileStorageFails() {
        try (TestSite site = site()) {
            Engagement work = edited(site);
            storage.resetCalls();
            storage.failBefore(5, StorageCall.SAVE_DRAFT);

            for (int seconds = 0; seconds < 5; seconds++) {
                site.settle();
            }
            assertThat(storage.calls(StorageCall.SAVE_DRAFT)).isLessThanOrEqualTo(6);
            for (int seconds = 0; seconds < 10; seconds++) {
                site.settle();
            }

            assertThat(site.sdk().health().unsavedDrafts()).isZero();
            assertThat(site.sdk().health().problems())
                    .filteredOn(problem -> problem.where().equals("storing a draft"))
                    .hasSize(1);
            assertThat(storage.desks()
                            .draft(TenantId.DEFAULT, work.id())
                            .orElseThrow()
                            .revision())
                    .isEqualTo(work.view().revision());
        }
    }

    private TestSite site() {
        return new TestSite(storage, Limits.DEFAULT);
    }

    private static Engagement edited(TestSite site) {
        Engagement work =
                site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        return work;
    }
}
