package dev.caredesk.email;

import dev.caredesk.activity.ContentNote;
import dev.caredesk.email.folder.FolderPoller;
import dev.caredesk.email.message.MailSamples;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.channel.MemorySink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A folder with mails, a clock and a sink; looks at the folder only when the test says so. */
final class FolderFixture {

    final TestClock clock = TestClock.standing();
    final MemorySink sink = MemorySink.empty();
    final Path folder;
    final MailFolderChannel channel;
    private final FolderPoller poll;

    FolderFixture(Path folder, MailFolderChannel.Options options) {
        this.folder = folder;
        this.channel = MailFolderChannel.of(folder, options, clock);
        this.poll = channel.poll();
    }

    static FolderFixture over(Path folder) {
        return new FolderFixture(folder, MailFolderChannel.Options.DEFAULT);
    }

    FolderPoller.PollResult look() {
        return poll.pollOnce(sink, () -> false);
    }

    FolderPoller.PollResult lookStopped() {
        return poll.pollOnce(sink, () -> true);
    }

    /** Writes a file that is old enough to be read. */
    Path put(String name, String... lines) {
        return putAt(clock.instant().minus(Duration.ofMinutes(1)), name, MailSamples.bytes(lines));
    }

    Path putAt(Instant modified, String name, byte[] bytes) {
        try {
            Path file = Files.write(folder.resolve(name), bytes);
            return Files.setLastModifiedTime(file, FileTime.from(modified));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path putMail(String name, String messageId, String text) {
        return put(name, mail(messageId, text));
    }

    static String[] mail(String messageId, String text) {
        return new String[] {
            "From: Ada Bianchi <ada@example.org>",
            "Date: Mon, 2 Nov 2026 07:00:00 +0000",
            "Subject: Router",
            "Message-ID: <" + messageId + ">",
            "",
            text
        };
    }

    List<String> texts() {
        return sink.offers().stream()
                .map(offer -> offer.messages().get(0).content().text())
                .toList();
    }

    /** Looks, and gives the only offer there is. */
    Interaction only() {
        look();
        if (sink.offers().size() != 1) {
            throw new AssertionError("there are " + sink.offers().size() + " offers");
        }
        return sink.offers().get(0);
    }

    static Set<ContentNote> notes(Interaction offer) {
        return Set.copyOf(offer.messages().get(0).content().notes());
    }
}
