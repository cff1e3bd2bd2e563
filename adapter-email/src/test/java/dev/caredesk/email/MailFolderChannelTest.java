package dev.caredesk.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caredesk.AgentId;
import dev.caredesk.ChannelException;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.email.folder.PollingThread;
import dev.caredesk.email.message.MailSamples;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.testkit.channel.MemorySink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderChannelTest {

    private static final MailFolderChannel.Options OFTEN =
            MailFolderChannel.Options.DEFAULT.withPollInterval(Duration.ofMillis(10));

    private static final String[] WITH_FILE = {
        "From: a@example.org",
        "Message-ID: <a@x>",
        "Content-Type: multipart/mixed; boundary=x",
        "",
        "--x",
        "",
        "text",
        "--x",
        "Content-Type: application/pdf; name=a.pdf",
        "Content-Transfer-Encoding: base64",
        "",
        "aGVsbG8=",
        "--x--"
    };

    @TempDir
    Path folder;

    private static boolean runs(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name));
    }

    @Test
    @DisplayName("X1 · reads on a daemon thread of its own, which a stop ends")
    void readsOnThreadOfItsOwn() {
        MailFolderChannel channel = MailFolderChannel.of(folder, OFTEN.withChannel(ChannelId.of("support")));
        MemorySink sink = MemorySink.empty();
        FolderFixture bench = FolderFixture.over(folder);
        bench.putMail("a.eml", "a@x", "first");
        channel.start(sink);
        sink.await(reports -> sink.offers().size() == 1);
        assertThat(runs("caredesk-mail-support")).isTrue();
        bench.putMail("b.eml", "b@x", "second");
        sink.await(reports -> sink.offers().size() == 2);

        channel.stop();

        assertThat(runs("caredesk-mail-support")).isFalse();
        assertThatThrownBy(() -> channel.start(sink)).isInstanceOf(WrongCallException.class);
    }

    @Test
    @DisplayName("X1 · without watching, the thread ends when all was offered")
    void threadEndsWithoutWatching() {
        FolderFixture.over(folder).putMail("a.eml", "a@x", "first");
        MailFolderChannel channel = MailFolderChannel.of(
                folder, OFTEN.withChannel(ChannelId.of("once")).withWatching(false));
        MemorySink sink = MemorySink.empty();
        channel.start(sink);

        await().atMost(Duration.ofMinutes(5)).until(() -> !runs("caredesk-mail-once"));

        assertThat(sink.offers()).hasSize(1);
        channel.stop();
    }

    @Test
    @DisplayName("X2 · after a restart all files are offered again, under the same ids and with the same words")
    void offersAgain() {
        FolderFixture.over(folder).putMail("a.eml", "a@x", "first");
        FolderFixture.over(folder).putMail("b.eml", "b@x", "second");

        List<Interaction> before = offered();
        List<Interaction> after = offered();

        assertThat(after).containsExactlyInAnyOrderElementsOf(before);
    }

    /** Returns the offers of one run. */
    private List<Interaction> offered() {
        MailFolderChannel channel = MailFolderChannel.of(folder, OFTEN);
        MemorySink sink = MemorySink.empty();
        channel.start(sink);
        sink.await(reports -> sink.offers().size() == 2);
        channel.stop();
        return sink.offers();
    }

    @Test
    @DisplayName("X5 · it needs not be told of anything, and confirms what it is told, also for what it does not know")
    void confirmsCommands() {
        MailFolderChannel channel = MailFolderChannel.of(folder);
        InteractionId id = InteractionId.of(channel.id(), "a@x");
        AgentId mara = AgentId.of("mara");

        assertThat(channel.id()).isEqualTo(ChannelId.of("mail"));
        assertThat(channel.needs()).isEmpty();
        assertThat(channel.accept(new Command.Accept(CommandId.of("1"), id, mara)))
                .isEqualTo(Receipt.confirmed());
        assertThat(channel.close(new Command.Close(CommandId.of("2"), id, mara)))
                .isEqualTo(Receipt.confirmed());
        assertThat(channel.reject(new Command.Reject(CommandId.of("3"), id, mara)))
                .isEqualTo(Receipt.confirmed());
        channel.stop();
    }

    @Test
    @DisplayName("L6 · an attachment is read on demand, and is gone when its file is gone or changed")
    void readsAttachmentOnDemand() throws IOException {
        FolderFixture bench = FolderFixture.over(folder);
        Path first = bench.put("a.eml", WITH_FILE);
        Path copy = bench.put("b.eml", WITH_FILE);
        Interaction offer = bench.only();
        Attachment file = offer.messages().get(0).content().attachments().get(0);

        try (var in = bench.channel.open(offer.id(), file).orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
        }
        Files.delete(first);
        try (var in = bench.channel.open(offer.id(), file).orElseThrow()) {
            assertThat(in.readAllBytes()).as("from the other copy").hasSize(5);
        }
        bench.putAt(bench.clock.instant(), copy.getFileName().toString(), MailSamples.bytes(WITH_FILE));
        assertThat(bench.channel.open(offer.id(), file)).as("changed").isEmpty();
    }

    @Test
    @DisplayName("L6 · a reference is a place in the mail, and leads to no file")
    void referenceLeadsToNoFile() throws IOException {
        FolderFixture bench = FolderFixture.over(folder);
        bench.put("a.eml", WITH_FILE);
        Files.writeString(folder.resolve("secret"), "secret");
        Interaction offer = bench.only();

        for (String reference : new String[] {"secret", "../a.eml", "/etc/passwd", "", "2.1", "9", "\0"}) {
            Attachment forged = new Attachment("x", "text/plain", 1, reference);
            assertThat(bench.channel.open(offer.id(), forged)).as(reference).isEmpty();
        }
        InteractionId other = InteractionId.of(ChannelId.of("other"), offer.id().value());
        assertThat(bench.channel.open(
                        other, offer.messages().get(0).content().attachments().get(0)))
                .isEmpty();
    }

    @Test
    @DisplayName("L6 · before the folder was read once, opening fails for now; after it, what is not there is gone")
    void openingFailsBeforeFirstRead() {
        FolderFixture bench = FolderFixture.over(folder);
        InteractionId id = InteractionId.of(bench.channel.id(), "a@x");
        Attachment file = new Attachment("a", "text/plain", 1, "1");

        assertThatThrownBy(() -> bench.channel.open(id, file))
                .isInstanceOfSatisfying(
                        ChannelException.class, e -> assertThat(e.isRetryable()).isTrue());
        bench.look();
        assertThat(bench.channel.open(id, file)).isEmpty();
    }

    @Test
    @DisplayName("the pause grows with failures to half a minute, and with what listing the folder takes")
    void pauseGrowsWithFailures() {
        Duration second = Duration.ofSeconds(1);
        assertThat(PollingThread.pause(second, 0, Duration.ZERO)).isEqualTo(second);
        assertThat(PollingThread.pause(second, 3, Duration.ZERO)).isEqualTo(Duration.ofSeconds(8));
        assertThat(PollingThread.pause(second, 1_000, Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
        assertThat(PollingThread.pause(Duration.ofMinutes(2), 5, Duration.ZERO)).isEqualTo(Duration.ofMinutes(2));
        assertThat(PollingThread.pause(second, 0, Duration.ofMillis(500))).isEqualTo(Duration.ofMillis(4_500));
    }

    @Test
    @DisplayName("options out of range are a wrong call")
    void refusesOptionsOutOfRange() {
        assertThatThrownBy(() -> OFTEN.withPollInterval(Duration.ZERO)).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> OFTEN.withPollInterval(Duration.ofDays(2))).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> OFTEN.withMaxFileBytes(0)).isInstanceOf(WrongCallException.class);
    }
}
