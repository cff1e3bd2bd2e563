package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Limits;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("news that a desk could not read at once")
class FailingNewsTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());

    @ParameterizedTest(name = "{displayName} · {0}")
    @EnumSource(names = {"FILE", "JOURNAL_HISTORY"})
    @DisplayName("N1 · a read that fails for one engagement hides the change from no desk, nor from this one for good")
    void failingReadHidesNoChange(StorageCall call) {
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mara = site.mara().reopen(ada).orElseThrow();
            Engagement nils = site.sdk().desk(AgentId.of("nils")).reopen(ada).orElseThrow();
            try (SecondProcess there = SecondProcess.of(site, builder -> builder)) {
                Engagement luca = there.desk(TestSite.LUCA).reopen(ada).orElseThrow();
                luca.edit(edits -> edits.customer().city("Pisa")).orElseThrow();
                luca.save().orElseThrow();
                storage.failBefore(1, call);

                site.settle();
                site.settle();

                assertThat(mara.view().notices()).hasSize(1);
                assertThat(nils.view().notices()).hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("X3 · a message whose news could not be read is shown later")
    void messageIsShownLater() {
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            site.customer("Ada", "ada@example.org");
            var chat = site.chat("ada@example.org");
            Engagement work = site.mara().accept(chat).orElseThrow();
            site.settle();
            List<DeskSignal> signals = new ArrayList<>();
            site.mara().listen(signals::add);
            site.channel.message(chat, "m9", site.clock.instant(), "Hello?");
            storage.failBefore(1, StorageCall.FILE);

            site.settle();

            assertThat(signals).contains(new DeskSignal.EngagementChanged(work.id()));
        }
    }
}
