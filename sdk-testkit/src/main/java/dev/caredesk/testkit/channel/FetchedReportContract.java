package dev.caredesk.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promises of a channel that fetches what comes in, or keeps it: nobody waits for its reports, so it makes them until they are kept. */
abstract class FetchedReportContract extends CommandContract {

    @Test
    @DisplayName("X1 · what came in before the start is offered after it")
    void offersWhatCameBefore() {
        assumeFetched();
        InteractionId id = arrive("one");
        assertThat(sink.attempts()).isZero();

        channel.start(sink);

        assertThat(sink.awaitOffer(id).id()).isEqualTo(id);
    }

    @Test
    @DisplayName("D5 · what is offered again after a restart has the same id and the same words")
    void offersAgain() {
        assumeFetched();
        channel.start(sink);
        Interaction first = arriveWhole("one");
        sink.awaitOffer(first.id());

        MemorySink later = newSink();
        restart(later);
        Interaction second = arriveWhole("two");
        later.awaitOffer(second.id());

        assertThat(later.offers()).isSubsetOf(first, second);
    }

    @Test
    @DisplayName("X2 · an offer that the sink fails to keep is made again later")
    void failingOffer() {
        assumeFetched();
        sink.failNext(2);
        channel.start(sink);
        InteractionId first = arrive("one");
        InteractionId second = arrive("two");

        sink.awaitOffer(first);
        sink.awaitOffer(second);

        assertThat(sink.attempts()).isGreaterThanOrEqualTo(3);
    }

    @Test
    @DisplayName("X2 · a message that the sink fails to keep is reported again later")
    void failingMessage() {
        assumeFetched();
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitOffer(id);
        sink.failNext(2);
        IncomingMessage said = say(id, "m1");

        assertThat(awaitMessage(sink, id, "m1")).isEqualTo(said);
    }

    @Test
    @DisplayName("X2 · an end that the sink fails to keep is reported again later")
    void failingEnd() {
        assumeFetched();
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitOffer(id);
        sink.failNext(2);
        Instant at = end(id);
        sink.await(reports -> sink.endOf(id).isPresent());

        assertThat(sink.endOf(id)).contains(at);
    }

    @Test
    @DisplayName("X2 · a withdrawal that the sink fails to keep is reported again later")
    void failingWithdrawal() {
        assumeFetched();
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitOffer(id);
        sink.failNext(2);
        Instant at = takeElsewhere(id);
        sink.await(reports -> sink.withdrawalOf(id).isPresent());

        assertThat(sink.withdrawalOf(id)).contains(at);
    }

    @Test
    @DisplayName("after a stop nothing is reported, and what comes in then is offered after the next start")
    void stopped() {
        assumeFetched();
        channel.start(sink);
        sink.awaitOffer(arrive("one"));

        channel.stop();
        int attempts = sink.attempts();
        InteractionId after = arrive("two");
        MemorySink later = newSink();
        channel = driver.channel();
        channel.start(later);
        later.awaitOffer(after);

        assertThat(sink.attempts()).isEqualTo(attempts);
    }

    @Test
    @DisplayName("a stop ends the attempts to report what the sink fails to keep, and the next start begins them again")
    void stoppedWhileFailing() {
        assumeFetched();
        sink.failAlways();
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitAttempts(1);

        channel.stop();
        int attempts = sink.attempts();
        MemorySink later = newSink();
        channel = driver.channel();
        later.failNext(3);
        channel.start(later);
        later.awaitOffer(id);

        assertThat(sink.attempts()).isEqualTo(attempts);
    }
}
