package dev.caredesk.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caredesk.WrongCallException;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.AttachmentChannel;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.testkit.Gate;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The promises of every channel as tests: one for each sentence of {@code dev.caredesk.spi.channel}. The test class of an adapter
 * extends it and gives a driver. What the medium can't do is skipped.
 */
public abstract class ChannelContract extends CommandContract {

    /** For subclasses. */
    protected ChannelContract() {}

    @Test
    @DisplayName("X1 · what comes in is offered as an interaction of the channel, whole")
    void offers() {
        channel.start(sink);
        Interaction expected = arriveWhole("one");

        Interaction offer = sink.awaitOffer(expected.id());

        assertThat(offer).isEqualTo(expected);
        assertThat(offer.id().channel()).isEqualTo(channel.id());
        assertThat(offer.messages()).extracting(IncomingMessage::id).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("X1 · what came in before the start is offered after it")
    void offersWhatCameBefore() {
        InteractionId id = arrive("one");
        assertThat(sink.attempts()).isZero();

        channel.start(sink);

        assertThat(sink.awaitOffer(id).id()).isEqualTo(id);
    }

    @Test
    @DisplayName(
            "D5 · what no agent accepted is offered again after a restart, under the same ids and with the same words")
    void offersAgain() {
        channel.start(sink);
        Interaction first = arriveWhole("one");
        Interaction second = arriveWhole("two");
        sink.awaitOffer(first.id());
        sink.awaitOffer(second.id());

        MemorySink later = newSink();
        restart(later);

        assertThat(later.awaitOffer(first.id())).isEqualTo(first);
        assertThat(later.awaitOffer(second.id())).isEqualTo(second);
    }

    @Test
    @DisplayName("its name is the same after a restart")
    void sameName() {
        Channel before = channel;
        restart(sink);

        assertThat(channel).isNotSameAs(before);
        assertThat(channel.id()).isEqualTo(before.id());
    }

    @Test
    @DisplayName("X3 · what is said is reported as it was said, also after a restart")
    void messages() {
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitOffer(id);
        IncomingMessage said = say(id, "m1");
        IncomingMessage before = awaitMessage(sink, id, "m1");

        MemorySink later = newSink();
        restart(later);

        assertThat(before).isEqualTo(said);
        assertThat(awaitMessage(later, id, "m1")).isEqualTo(said);
    }

    @Test
    @DisplayName("D5 · one that ended is reported as ended, and not offered after a restart")
    void ended() {
        channel.start(sink);
        InteractionId gone = arrive("one");
        sink.awaitOffer(gone);
        Instant at = end(gone);
        sink.await(reports -> sink.endOf(gone).isPresent());
        InteractionId stays = arrive("two");

        MemorySink later = newSink();
        restart(later);
        later.awaitOffer(stays);

        assertThat(sink.endOf(gone)).contains(at);
        assertThat(later.offered(gone)).isEmpty();
    }

    @Test
    @DisplayName("X2 · what the sink fails to keep is reported again later")
    void failingSink() {
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
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitOffer(id);
        sink.failNext(2);
        Instant at = end(id);
        sink.await(reports -> sink.endOf(id).isPresent());

        assertThat(sink.endOf(id)).contains(at);
    }

    @Test
    @DisplayName("after a stop nothing is reported")
    void stopped() {
        channel.start(sink);
        InteractionId before = arrive("one");
        sink.awaitOffer(before);

        channel.stop();
        int attempts = sink.attempts();
        InteractionId after = arriveUnheard("two");
        MemorySink later = newSink();
        channel = driver.channel();
        channel.start(later);
        later.awaitOffer(after);

        assertThat(sink.attempts()).isEqualTo(attempts);
    }

    @Test
    @DisplayName("a stop also ends the attempts to report what the sink fails to keep")
    void stoppedWhileFailing() {
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

    @Test
    @DisplayName("a stop ends the threads of the channel")
    void stopEndsThreads() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        driver = newDriver();
        channel = driver.channel();
        sink.failNext(1);
        channel.start(sink);
        sink.awaitOffer(arrive("one"));

        channel.stop();

        Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        assertThat(left).allSatisfy(this::assertEnds);
    }

    private void assertEnds(Thread thread) throws InterruptedException {
        thread.join(patience().toMillis());
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }

    @Test
    @DisplayName("X2 · a sink that hangs in a report does not keep a stop waiting for ever")
    void stopWhileSinkHangs() {
        channel.start(sink);
        Gate gate = sink.blockNext();
        Future<InteractionId> arriving = threads.submit(() -> arrive("one"));
        gate.awaitArrival();
        try {
            assertThat(soon(() -> {
                        channel.stop();
                        return Receipt.confirmed();
                    }))
                    .isEqualTo(Receipt.confirmed());
        } finally {
            gate.open();
        }
        assertThat(get(arriving).channel()).isEqualTo(channel.id());
    }

    @Test
    @DisplayName("X3 · an attachment's content is read on demand, as often as asked for, and is empty when it is gone")
    void attachments() throws IOException {
        assumeTrue(channel instanceof AttachmentChannel, "the channel has no attachments");
        AttachmentChannel contents = (AttachmentChannel) channel;
        channel.start(sink);
        InteractionId id = arrive("one");
        byte[] content = {1, 2, 3, 0, -1};
        Optional<Attachment> attachment = driver.attach(id, content);
        assumeTrue(attachment.isPresent(), "the medium has no attachments");

        for (int i = 0; i < 2; i++) {
            try (InputStream in = contents.open(id, attachment.get()).orElseThrow()) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
        }
        driver.lose(id, attachment.get());

        assertThat(contents.open(id, attachment.get())).isEmpty();
    }

    /** Something comes in while nobody listens; a channel that is told of it by a call may refuse the call. */
    final InteractionId arriveUnheard(String name) {
        try {
            return arrive(name);
        } catch (WrongCallException e) {
            return InteractionId.of(channel.id(), name);
        }
    }
}
