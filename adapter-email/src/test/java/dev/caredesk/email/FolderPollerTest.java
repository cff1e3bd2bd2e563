package dev.caredesk.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.email.folder.FolderPoller;
import dev.caredesk.email.message.MailSamples;
import dev.caredesk.testkit.channel.ChannelReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPollerTest {

    @TempDir
    Path root;

    private FolderFixture bench;

    @BeforeEach
    void folder() throws IOException {
        bench = FolderFixture.over(Files.createDirectory(root.resolve("inbox")));
    }

    @Test
    @DisplayName("X1 · mails are offered by the names of their files, and later ones when they come")
    void offersMailsByFileName() {
        bench.putMail("b.eml", "b@x", "second");
        bench.putMail("a.EML", "a@x", "first");
        bench.putMail("c.txt", "c@x", "no mail");
        bench.look();
        bench.putMail("0.eml", "0@x", "third");
        bench.look();

        assertThat(bench.texts()).containsExactly("first", "second", "third");
    }

    @Test
    @DisplayName("X2 · what was offered is not read again, unless the file changes")
    void readsOfferedFileOnce() {
        Path file = bench.putMail("a.eml", "a@x", "first");
        bench.look();
        bench.look();
        assertThat(bench.sink.attempts()).isEqualTo(1);

        bench.putAt(
                bench.clock.instant().minusSeconds(9), "a.eml", MailSamples.bytes(FolderFixture.mail("a@x", "second")));
        bench.look();

        assertThat(file).exists();
        assertThat(bench.texts()).containsExactly("first", "second");
    }

    @Test
    @DisplayName("a file that may still be written is left until it is a second old or the same in two looks")
    void leavesFileThatMayStillBeWritten() {
        byte[] half = MailSamples.bytes("From: a@example.org", "", "half");
        byte[] whole = MailSamples.bytes("From: a@example.org", "", "whole of it");
        bench.putAt(bench.clock.instant(), "a.eml", half);
        assertThat(bench.look().unsettled()).isTrue();
        bench.putAt(bench.clock.instant(), "a.eml", whole);
        assertThat(bench.look().unsettled()).isTrue();
        assertThat(bench.sink.attempts()).isZero();

        assertThat(bench.look().unsettled()).isFalse();

        assertThat(bench.texts()).containsExactly("whole of it");
    }

    @Test
    @DisplayName("a file a second old is read in the first look")
    void readsFileOneSecondOld() {
        bench.putAt(
                bench.clock.instant().minusMillis(999), "young.eml", MailSamples.bytes("From: a@x.org", "", "young"));
        bench.putAt(bench.clock.instant().minusMillis(1_000), "old.eml", MailSamples.bytes("From: a@x.org", "", "old"));

        bench.look();

        assertThat(bench.texts()).containsExactly("old");
    }

    @Test
    @DisplayName("X2 · mails are offered a hundred at a time, and in smaller lists where they are large")
    void offersMailsInBatches() {
        for (int i = 0; i < 205; i++) {
            bench.putMail("small-%03d.eml".formatted(i), "s" + i + "@x", "text " + i);
        }
        for (int i = 0; i < 12; i++) {
            bench.putMail("zlarge-%02d.eml".formatted(i), "l" + i + "@x", "words and words ".repeat(60_000));
        }

        bench.look();

        assertThat(bench.sink.reports())
                .extracting(report ->
                        ((ChannelReport.NewOffers) report).interactions().size())
                .allMatch(size -> size <= 100)
                .startsWith(100, 100)
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(bench.sink.offers()).hasSize(217);
    }

    @Test
    @DisplayName("X2 · what the storage failed to keep is offered again in the next look")
    void offersAgainAfterStorageFailure() {
        bench.putMail("a.eml", "a@x", "first");
        bench.sink.failNext(2);

        assertThat(bench.look().failed()).isTrue();
        assertThat(bench.look().failed()).isTrue();
        assertThat(bench.look().failed()).isFalse();

        assertThat(bench.sink.attempts()).isEqualTo(3);
        assertThat(bench.texts()).containsExactly("first");
    }

    @Test
    @DisplayName("X2 · an offer that the sink can't take keeps no other away, and is made again")
    void failingOfferHoldsUpNoOther() {
        bench.putMail("a.eml", "a@x", "first");
        bench.putMail("b.eml", "b@x", "poison");
        bench.putMail("c.eml", "c@x", "third");
        FailingSink sink = new FailingSink(bench.sink);
        FolderPoller poll = bench.channel.poll();

        assertThat(poll.pollOnce(sink, () -> false).failed()).isFalse();
        assertThat(bench.texts()).containsExactly("first", "third");
        sink.heal();
        poll.pollOnce(sink, () -> false);
        assertThat(bench.texts()).as("not before its pause").hasSize(2);
        bench.clock.advance(Duration.ofSeconds(1));
        poll.pollOnce(sink, () -> false);

        assertThat(bench.texts()).containsExactly("first", "third", "poison");
    }

    @Test
    @DisplayName("X2 · directories, dangling links, endless links and links out of the folder stop nothing")
    void skipsOddEntries() throws IOException {
        Path secret = Files.write(root.resolve("secret.eml"), MailSamples.bytes("From: s@example.org", "", "secret"));
        Files.createDirectory(bench.folder.resolve("a.eml"));
        Files.createSymbolicLink(bench.folder.resolve("b.eml"), bench.folder.resolve("nowhere"));
        Files.createSymbolicLink(bench.folder.resolve("c.eml"), Path.of("c.eml"));
        Files.createSymbolicLink(bench.folder.resolve("d.eml"), secret);
        Files.createSymbolicLink(bench.folder.resolve("e.eml"), Path.of("..", "secret.eml"));
        bench.putMail("f.eml", "f@x", "good");
        Files.createSymbolicLink(bench.folder.resolve("g.eml"), Path.of("h.bin"));
        bench.putMail("h.bin", "h@x", "linked within");

        assertThat(bench.look().failed()).isFalse();

        assertThat(bench.texts()).containsExactly("good", "linked within");
        bench.putMail("nowhere", "n@x", "came later");
        bench.look();
        assertThat(bench.texts()).contains("came later");
    }

    @Test
    @DisplayName("a folder that is not there, or goes away, is tried again")
    void triesMissingFolderAgain() throws IOException {
        Files.delete(bench.folder);
        assertThat(bench.look().failed()).isTrue();
        Files.createDirectory(bench.folder);
        bench.putMail("a.eml", "a@x", "first");

        assertThat(bench.look().failed()).isFalse();

        assertThat(bench.texts()).containsExactly("first");
    }

    @Test
    @DisplayName("after a stop nothing is reported")
    void reportsNothingAfterStop() {
        bench.putMail("a.eml", "a@x", "first");

        bench.lookStopped();

        assertThat(bench.sink.attempts()).isZero();
    }

    @Test
    @DisplayName("X2 · a file that changes only its time is the same message")
    void newFileTimeIsNoNewMessage() throws IOException {
        Path file = bench.putMail("a.eml", "a@x", "first");
        bench.look();
        Files.setLastModifiedTime(file, FileTime.from(bench.clock.instant().minusSeconds(5)));
        bench.look();

        assertThat(bench.sink.offers()).hasSize(1);
    }
}
