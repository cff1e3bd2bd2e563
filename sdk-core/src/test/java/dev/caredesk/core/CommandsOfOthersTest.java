package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Limits;
import dev.caredesk.StorageException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("commands that another process committed")
class CommandsOfOthersTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());

    @Test
    @DisplayName("X5 · a channel is told of a Close that a process without the channel committed")
    void close() {
        try (House house = new House(storage, Limits.DEFAULT)) {
            house.customer("Ada", "ada@example.org");
            Engagement work = house.mara().accept(house.chat("ada@example.org")).orElseThrow();
            house.settle();
            try (Elsewhere there = Elsewhere.of(house, builder -> builder)) {
                Engagement same = there.desk(House.MARA).engagement(work.id()).orElseThrow();
                int before = house.channel.told(Command.Close.class).size();
                assertThat(same.close().isClosed()).isTrue();
                house.settle();

                assertThat(house.channel.told(Command.Close.class)).hasSize(before + 1);
            }
        }
    }

    @Test
    @DisplayName("X5 · a channel is told of an accept whose outcome nobody heard and nobody asked for again")
    void unknownOutcome() {
        try (House house = new House(storage, Limits.DEFAULT)) {
            InteractionId chat = house.chat("ada@example.org");
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(() -> house.mara().accept(chat)).isInstanceOf(StorageException.class);

            house.settle();

            assertThat(house.channel.told(Command.Accept.class)).hasSize(1);
        }
    }
}
