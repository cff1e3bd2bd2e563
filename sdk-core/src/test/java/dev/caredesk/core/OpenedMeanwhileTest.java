package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Limits;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.testkit.storage.DelegatingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("what others change while an engagement opens")
class OpenedMeanwhileTest {

    private Runnable beforeNextCommit = () -> {};

    @Test
    @DisplayName("N1 · a change that is heard of between the read and the commit of an opening is a notice")
    void tellsChangeHeardWhileOpening() {
        DelegatingStorage storage = new DelegatingStorage(InMemoryStorage.create()) {
            @Override
            public CommitResult commit(ChangeSet changes) {
                Runnable before = beforeNextCommit;
                beforeNextCommit = () -> {};
                before.run();
                return super.commit(changes);
            }
        };
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement luca = site.luca().reopen(ada).orElseThrow();
            luca.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            beforeNextCommit = () -> inAnotherThread(() -> {
                luca.save().orElseThrow();
                site.settle();
            });

            Engagement mara = site.mara().reopen(ada).orElseThrow();
            site.settle();

            assertThat(mara.view().notices()).hasSize(1);
            mara.load().orElseThrow();
            assertThat(ViewLookups.value(mara, CustomerFields.CITY)).contains("Roma");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "DRAFT"})
    @DisplayName("N1 · a change that is heard of right after the read of an opening, or of taking up, is a notice")
    void tellsChangeHeardRightAfterRead(StorageCall read) {
        AfterRead storage = new AfterRead();
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement luca = site.luca().reopen(ada).orElseThrow();
            luca.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            Engagement open = site.process().desk(TestSite.MARA).reopen(ada).orElseThrow();
            if (read == StorageCall.FILE) {
                open.close().orElseThrow();
            }
            storage.afterNextFile = () -> inAnotherThread(() -> {
                luca.save().orElseThrow();
                site.settle();
            });

            Engagement mara = read == StorageCall.FILE
                    ? site.mara().reopen(ada).orElseThrow()
                    : site.mara().engagement(open.id()).orElseThrow();
            site.settle();

            assertThat(mara.view().notices()).hasSize(1);
        }
    }

    private static final class AfterRead extends DelegatingStorage {

        private volatile Runnable afterNextFile = () -> {};

        private AfterRead() {
            super(InMemoryStorage.create());
        }

        @Override
        public RecordReads records() {
            RecordReads reads = super.records();
            return (RecordReads) Proxy.newProxyInstance(
                    RecordReads.class.getClassLoader(), new Class<?>[] {RecordReads.class}, (proxy, method, values) -> {
                        Object result = method.invoke(reads, values);
                        if (method.getName().equals("file")) {
                            Runnable then = afterNextFile;
                            afterNextFile = () -> {};
                            then.run();
                        }
                        return result;
                    });
        }
    }

    private static void inAnotherThread(Runnable work) {
        CompletableFuture.runAsync(work, task -> new Thread(task).start()).join();
    }
}
