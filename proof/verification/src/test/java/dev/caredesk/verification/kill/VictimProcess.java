package dev.caredesk.verification.kill;

import dev.caredesk.Caredesk;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.spi.channel.PushChannel;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;

/** The process that is killed: some agents at work on one storage, until the end. It ends itself when a worker fails. */
public final class VictimProcess {

    static final int WORKERS = 4;
    static final ChannelId CHAT = ChannelId.of("chat");

    private VictimProcess() {}

    /** Takes the name of the ground. */
    public static void main(String[] arguments) throws InterruptedException {
        VictimOutput output = new VictimOutput(
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        PushChannel chat = PushChannel.of(CHAT);
        Caredesk sdk = CaredeskBuilder.on(new DraftReportingStorage(new VictimDatabase(arguments[0]).open(), output))
                .channel(chat)
                // Often, in a life of seconds.
                .draftDelay(Duration.ofMillis(50))
                .start();
        Thread[] threads = IntStream.range(0, WORKERS)
                .mapToObj(number -> new Thread(new VictimAgent(number, sdk, chat, output)))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.setUncaughtExceptionHandler((failed, failure) -> {
                failure.printStackTrace();
                Runtime.getRuntime().halt(3);
            });
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
