package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Limits;
import dev.caredesk.TenantId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.CommitBell;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
@DisplayName("the last storing of drafts")
class LastDraftsTest {

    @Test
    @DisplayName("D6 · drafts are stored side by side: twenty, each of which waits until sixteen have begun")
    void storesDraftsSideBySide() {
        CountDownLatch begun = new CountDownLatch(16);
        MeetingStorage storage = new MeetingStorage(begun);
        TestSite house = new TestSite(storage, Limits.DEFAULT);
        List<Engagement> all = IntStream.range(0, 20)
                .mapToObj(number -> opened(house, "c" + number + "@example.org"))
                .toList();
        storage.meet = true;
        all.forEach(LastDraftsTest::edit);
        List<Long> revisions = all.stream().map(work -> work.view().revision()).toList();

        house.close();

        assertThat(all.stream().map(work -> storage.revision(work)).toList()).isEqualTo(revisions);
        assertThat(begun.getCount()).isZero();
    }

    @Test
    @DisplayName("D6 · drafts are stored though the end of a bell throws an error")
    void storesDraftsThoughBellThrows() {
        DelegatingStorage storage = new DelegatingStorage(DelegatingStorage.lent(InMemoryStorage.create())) {
            @Override
            public Optional<CommitBell> bell() {
                return Optional.of((tenant, task) -> () -> {
                    throw new LinkageError("a driver");
                });
            }
        };
        TestSite house = new TestSite(storage, Limits.DEFAULT);
        Engagement work = opened(house, "ada@example.org");
        edit(work);
        long revision = work.view().revision();

        house.close();

        assertThat(storage.desks()
                        .draft(TenantId.DEFAULT, work.id())
                        .orElseThrow()
                        .revision())
                .isEqualTo(revision);
        assertThat(house.channel.isStarted()).isFalse();
    }

    private static Engagement opened(TestSite house, String email) {
        CustomerId customer = house.customer("Ada", email);
        return house.mara().reopen(customer).orElseThrow();
    }

    private static void edit(Engagement work) {
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
    }

    /** A storage that stores no draft before so many are to be stored at the same time. */
    private static final class MeetingStorage extends DelegatingStorage {

        private final CountDownLatch begun;
        private volatile boolean meet;

        private MeetingStorage(CountDownLatch begun) {
            super(DelegatingStorage.lent(InMemoryStorage.create()));
            this.begun = begun;
        }

        private long revision(Engagement work) {
            return desks().draft(TenantId.DEFAULT, work.id()).orElseThrow().revision();
        }

        @Override
        public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
            if (meet) {
                begun.countDown();
                await();
            }
            return super.saveDraft(tenant, draft);
        }

        private void await() {
            try {
                begun.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
