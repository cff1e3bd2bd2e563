package dev.caredesk.verification.kill;

import dev.caredesk.Caredesk;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.spi.channel.PushChannel;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** The process that is killed: some agents at work on one H2 file, until the end. It ends itself when a worker fails. */
public final class Victim {

    static final int WORKERS = 4;

    private Victim() {}

    /** Takes the file. */
    public static void main(String[] arguments) throws InterruptedException {
        Voice voice =
                new Voice(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        PushChannel chat = PushChannel.of(ChannelId.of("chat"));
        Caredesk sdk = CaredeskBuilder.on(JdbcStorage.h2(Path.of(arguments[0])))
                .channel(chat)
                .start();
        Thread[] threads = IntStream.range(0, WORKERS)
                .mapToObj(number -> new Thread(new Worker(number, sdk, chat, voice)))
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
