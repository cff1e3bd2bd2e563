package dev.caredesk.testkit.channel;

import dev.caredesk.StorageException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.channel.ReplyingChannel;
import dev.caredesk.spi.channel.StartingChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The smallest channel that fetches: one thread reads a log from its beginning, and reports each entry until it is kept. It remembers
 * nothing, so it offers again after a restart what is not over.
 */
final class ChatLogChannel extends PlainChannel implements ReplyingChannel, StartingChannel {

    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final AwaitableList<ChannelReport> log;
    private final CountDownLatch stop = new CountDownLatch(1);
    private Optional<Thread> thread = Optional.empty();

    ChatLogChannel(String name, AwaitableList<ChannelReport> log) {
        super(name);
        this.log = log;
    }

    @Override
    public void start(ChannelSink sink) {
        Thread reader = new Thread(() -> read(sink), "chat log");
        reader.setDaemon(true);
        thread = Optional.of(reader);
        reader.start();
    }

    private void read(ChannelSink sink) {
        List<InteractionId> over =
                log.all().stream().flatMap(report -> over(report).stream()).toList();
        int next = 0;
        while (!isStoppedAfter(Duration.ZERO)) {
            List<ChannelReport> entries = log.all();
            if (next < entries.size() && isKept(entries.get(next), over, sink)) {
                next++;
            } else if (isStoppedAfter(PAUSE)) {
                return;
            }
        }
    }

    private static Optional<InteractionId> over(ChannelReport report) {
        if (report instanceof ChannelReport.InteractionEnd end) {
            return Optional.of(end.interaction());
        }
        return report instanceof ChannelReport.OfferWithdrawn withdrawn
                ? Optional.of(withdrawn.interaction())
                : Optional.empty();
    }

    private static boolean isKept(ChannelReport report, List<InteractionId> over, ChannelSink sink) {
        if (report instanceof ChannelReport.NewOffers offered
                && over.contains(offered.interactions().get(0).id())) {
            return true;
        }
        try {
            report.to(sink);
            return true;
        } catch (StorageException e) {
            return false;
        }
    }

    private boolean isStoppedAfter(Duration pause) {
        try {
            return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public Receipt reply(Command.Reply command) {
        return answer(command);
    }

    @Override
    public Receipt start(Command.Start command) {
        return answer(command);
    }

    @Override
    public void stop() {
        stop.countDown();
        try {
            if (thread.isPresent()) {
                thread.get().join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
