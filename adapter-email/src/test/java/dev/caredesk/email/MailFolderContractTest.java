package dev.caredesk.email;

import static org.awaitility.Awaitility.await;

import dev.caredesk.ChannelException;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.EmailHeaders;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.email.message.MailSamples;
import dev.caredesk.email.message.ParsedMail;
import dev.caredesk.email.offer.MailDigestStream;
import dev.caredesk.email.offer.MailInteractionId;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.testkit.channel.ChannelContract;
import dev.caredesk.testkit.channel.ChannelDriver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;

class MailFolderContractTest extends ChannelContract {

    @TempDir
    Path folder;

    @Override
    protected ChannelDriver newDriver() {
        return new MailFolderDriver(folder);
    }

    /** A folder into which mails arrive, each with a file. */
    private static final class MailFolderDriver implements ChannelDriver {

        private final Path folder;
        private final Map<InteractionId, Path> files = new ConcurrentHashMap<>();
        private MailFolderChannel channel;

        MailFolderDriver(Path folder) {
            this.folder = folder;
            this.channel = newChannel();
        }

        private MailFolderChannel newChannel() {
            return MailFolderChannel.of(
                    folder, MailFolderChannel.Options.DEFAULT.withPollInterval(Duration.ofMillis(10)));
        }

        @Override
        public Channel channel() {
            channel = newChannel();
            return channel;
        }

        @Override
        public Interaction arrive(String name, Instant at) {
            byte[] mail = MailSamples.bytes(
                    "From: Ada <ada@example.org>",
                    "To: Care <care@example.com>",
                    "Subject: Router",
                    "Message-ID: <" + name + "@example.org>",
                    "Content-Type: multipart/mixed; boundary=x",
                    "",
                    "--x",
                    "",
                    "Good morning.",
                    "--x",
                    "Content-Type: application/octet-stream; name=a.bin",
                    "Content-Transfer-Encoding: base64",
                    "",
                    Base64.getEncoder().encodeToString(new byte[] {1, 2, 3, 0, -1}),
                    "--x--");
            try {
                Path written = Files.write(folder.resolve(name + ".tmp"), mail);
                Files.setLastModifiedTime(written, FileTime.from(at));
                Path file = Files.move(written, folder.resolve(name + ".eml"));
                InteractionId id = id(mail);
                files.put(id, file);
                return offer(id, name, at);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Interaction offer(InteractionId id, String name, Instant at) {
            EmailHeaders headers = new EmailHeaders(
                    "Router",
                    Optional.of("Ada <ada@example.org>"),
                    List.of("Care <care@example.com>"),
                    List.of(),
                    Optional.empty(),
                    Optional.of(name + "@example.org"),
                    List.of(),
                    List.of());
            Content content = new Content(
                    "Good morning.",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(headers),
                    List.of(new Attachment("a.bin", "application/octet-stream", 5, "2")),
                    List.of(ContentNote.NO_DATE));
            return new Interaction(
                    id,
                    MediaType.EMAIL,
                    Direction.INBOUND,
                    Contact.at(ContactAddress.email("ada@example.org")).named("Ada"),
                    "Router",
                    at,
                    List.of(new IncomingMessage(id.value(), at, Direction.INBOUND, content)),
                    Set.of());
        }

        private static InteractionId id(byte[] mail) throws IOException {
            MailDigestStream print = new MailDigestStream(new ByteArrayInputStream(mail));
            ParsedMail parsed = MailSamples.PARSER.parse(print);
            print.drain();
            return InteractionId.of(ChannelId.of("mail"), MailInteractionId.of(parsed.fields(), print));
        }

        @Override
        public Optional<Attachment> attach(InteractionId interaction, byte[] content) {
            Attachment attachment = new Attachment("a.bin", "application/octet-stream", content.length, "2");
            await().atMost(Duration.ofMinutes(5))
                    .ignoreExceptionsInstanceOf(ChannelException.class)
                    .until(() -> isThere(interaction, attachment));
            return Optional.of(attachment);
        }

        private boolean isThere(InteractionId interaction, Attachment attachment) throws IOException {
            Optional<InputStream> content = channel.open(interaction, attachment);
            if (content.isPresent()) {
                content.get().close();
            }
            return content.isPresent();
        }

        @Override
        public void lose(InteractionId interaction, Attachment attachment) {
            Path file = files.get(interaction);
            try {
                Files.delete(file == null ? folder : file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
