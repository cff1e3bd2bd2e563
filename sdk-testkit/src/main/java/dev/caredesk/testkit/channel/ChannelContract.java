package dev.caredesk.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
public abstract class ChannelContract extends PushedReportContract {

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
        IncomingMessage first = say(id, "m1");
        awaitMessage(sink, id, "m1");

        MemorySink later = newSink();
        restart(later);
        IncomingMessage second = say(id, "m2");
        awaitMessage(later, id, "m2");

        assertThat(sink.messages(id)).contains(first);
        assertThat(later.messages(id)).contains(second);
        assertThat(later.messages(id))
                .filteredOn(message -> message.id().equals("m1"))
                .isSubsetOf(first);
    }

    @Test
    @DisplayName("D5 · one that ended is reported as ended, and not offered after a restart")
    void ended() {
        channel.start(sink);
        InteractionId gone = arrive("one");
        sink.awaitOffer(gone);
        Instant at = end(gone);
        sink.await(reports -> sink.endOf(gone).isPresent());

        MemorySink later = newSink();
        restart(later);
        later.awaitOffer(arrive("two"));

        assertThat(sink.endOf(gone)).contains(at);
        assertThat(later.offered(gone)).isEmpty();
    }

    @Test
    @DisplayName(
            "D5 · one that somebody outside took is reported as withdrawn, not as ended, and not offered after a restart")
    void takenElsewhere() {
        channel.start(sink);
        InteractionId gone = arrive("one");
        sink.awaitOffer(gone);
        Instant at = takeElsewhere(gone);
        sink.await(reports -> sink.withdrawalOf(gone).isPresent());

        MemorySink later = newSink();
        restart(later);
        later.awaitOffer(arrive("two"));

        assertThat(sink.withdrawalOf(gone)).contains(at);
        assertThat(sink.endOf(gone)).isEmpty();
        assertThat(later.offered(gone)).isEmpty();
    }

    @Test
    @DisplayName("a stop ends the threads of the channel")
    void stopEndsThreads() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        driver = newDriver();
        channel = driver.channel();
        sink.failNext(driver.isPushed() ? 0 : 1); // so that what reports again has a thread too
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
}
