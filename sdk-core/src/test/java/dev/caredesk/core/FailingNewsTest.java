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
    void told(StorageCall call) {
        try (House house = new House(storage, Limits.DEFAULT)) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement mara = house.mara().reopen(ada).orElseThrow();
            Engagement nils = house.sdk().desk(AgentId.of("nils")).reopen(ada).orElseThrow();
            try (Elsewhere there = Elsewhere.of(house, builder -> builder)) {
                Engagement luca = there.desk(House.LUCA).reopen(ada).orElseThrow();
                luca.edit(edits -> edits.customer().city("Pisa")).orElseThrow();
                luca.save().orElseThrow();
                storage.failBefore(1, call);

                house.settle();
                house.settle();

                assertThat(mara.view().notices()).hasSize(1);
                assertThat(nils.view().notices()).hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("X3 · a message whose news could not be read is shown later")
    void message() {
        try (House house = new House(storage, Limits.DEFAULT)) {
            house.customer("Ada", "ada@example.org");
            var chat = house.chat("ada@example.org");
            Engagement work = house.mara().accept(chat).orElseThrow();
            house.settle();
            List<DeskSignal> signals = new ArrayList<>();
            house.mara().listen(signals::add);
            house.channel.message(chat, "m9", house.clock.instant(), "Hello?");
            storage.failBefore(1, StorageCall.FILE);

            house.settle();

            assertThat(signals).contains(new DeskSignal.EngagementChanged(work.id()));
        }
    }
}
