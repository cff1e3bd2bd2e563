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
    void tellsCloseOfOtherProcess() {
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            site.customer("Ada", "ada@example.org");
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            site.settle();
            try (SecondProcess there = SecondProcess.of(site, builder -> builder)) {
                Engagement same =
                        there.desk(TestSite.MARA).engagement(work.id()).orElseThrow();
                int before = site.channel.told(Command.Close.class).size();
                assertThat(same.close().isClosed()).isTrue();
                site.settle();

                assertThat(site.channel.told(Command.Close.class)).hasSize(before + 1);
            }
        }
    }

    @Test
    @DisplayName("X5 · a channel is told of an accept whose outcome nobody heard and nobody asked for again")
    void tellsAcceptOfUnknownOutcome() {
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            InteractionId chat = site.chat("ada@example.org");
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(() -> site.mara().accept(chat)).isInstanceOf(StorageException.class);

            site.settle();

            assertThat(site.channel.told(Command.Accept.class)).hasSize(1);
        }
    }
}
