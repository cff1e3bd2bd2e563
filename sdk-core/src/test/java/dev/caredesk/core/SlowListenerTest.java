package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.MediaType;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.OfferPage;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a desk listener that does not keep up")
class SlowListenerTest {

    private final TestClock clock = TestClock.standing();
    private final ManualExecutor host = new ManualExecutor();
    private final ManualExecutor executor = new ManualExecutor();
    private final RecordingChannel channel = RecordingChannel.of("chat");

    @Test
    @DisplayName(
            "D5 · is told how many signals it missed, then what comes, in order; the desk's view shows how things stand")
    void tellsNumberOfMissedSignals() {
        List<DeskSignal> heard = new ArrayList<>();
        try (Caredesk sdk = CaredeskBuilder.on(InMemoryStorage.create())
                .clock(clock)
                .executor(executor)
                .hostExecutor(host)
                .channel(channel)
                .start()) {
            host.settle();
            Desk desk = sdk.desk(TestSite.MARA);
            desk.listen(heard::add);
            offer(1, 1_200);
            executor.pass(Duration.ofSeconds(1));
            assertThat(sdk.health().problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.where()).isEqualTo("desk listener of mara"));

            host.settle();
            offer(1_201, 1_202);
            executor.pass(Duration.ofSeconds(1));
            host.settle();

            assertThat(heard.get(0)).isEqualTo(new DeskSignal.SignalsMissed(1_200));
            assertThat(heard.subList(1, heard.size()))
                    .map(signal -> ((DeskSignal.OfferCame) signal).offer().id().value())
                    .containsExactly("i1201", "i1202");
            OfferPage page = desk.offers(Optional.empty(), 10).orElseThrow();
            assertThat(page.page().items()).hasSize(10);
            assertThat(page.waiting()).isEqualTo(1_000);
            assertThat(page.capped()).isTrue();
        }
    }

    private void offer(int first, int last) {
        for (int number = first; number <= last; number++) {
            Contact contact = Contact.at(ContactAddress.email("c" + number + "@example.org"));
            channel.offer("i" + number, MediaType.CHAT, contact, clock.instant());
        }
    }
}
