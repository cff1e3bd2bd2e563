package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Limits;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what others change while an engagement opens")
class OpenedMeanwhileTest {

    private Runnable beforeNextCommit = () -> {};

    @Test
    @DisplayName("N1 · a change that is heard of between the read and the commit of an opening is a notice")
    void heardWhileItOpens() {
        DelegatingStorage storage = new DelegatingStorage(InMemoryStorage.create()) {
            @Override
            public CommitResult commit(ChangeSet changes) {
                Runnable before = beforeNextCommit;
                beforeNextCommit = () -> {};
                before.run();
                return super.commit(changes);
            }
        };
        try (TestSite house = new TestSite(storage, Limits.DEFAULT)) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement luca = house.luca().reopen(ada).orElseThrow();
            luca.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            beforeNextCommit = () -> inAnotherThread(() -> {
                luca.save().orElseThrow();
                house.settle();
            });

            Engagement mara = house.mara().reopen(ada).orElseThrow();
            house.settle();

            assertThat(mara.view().notices()).hasSize(1);
            mara.load().orElseThrow();
            assertThat(ViewLookups.value(mara, CustomerFields.CITY)).contains("Roma");
        }
    }

    private static void inAnotherThread(Runnable work) {
        CompletableFuture.runAsync(work, task -> new Thread(task).start()).join();
    }
}
