package dev.caredesk.email;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.ChannelException;
import dev.caredesk.Limits;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.email.folder.FolderPoller;
import dev.caredesk.email.folder.MailFile;
import dev.caredesk.email.folder.MailFileReader;
import dev.caredesk.email.folder.MailFolder;
import dev.caredesk.email.folder.OfferedMails;
import dev.caredesk.email.folder.PollingThread;
import dev.caredesk.email.mime.MailLimits;
import dev.caredesk.spi.channel.AttachmentChannel;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The channel over a folder into which mails arrive as {@code .eml} files; each message is one interaction (X1).
 *
 * <ul>
 *   <li>It reads the files by name, then those that arrive later, on one daemon thread of its own. It writes, moves and deletes
 *       nothing, and reads nothing outside the folder: subfolders are left alone, and so are links that lead out of it.
 *   <li>A file is read once its size and time are the same in two looks, or it is older than a second. What writes more slowly than
 *       that had better write under another name and rename.
 *   <li>Every message is offered, whatever it holds; notes tell what could not be read. A file that can't be read at all is tried
 *       again, and holds up no other.
 *   <li>A message that is delivered twice is one interaction; two messages under one Message-ID are two. The names of interactions
 *       depend on the messages alone, so that a restart, or another order, makes no difference (X2).
 *   <li>The sender is the From field. It counts as unproven (C6) where it names several, shows another address than it has, can't be
 *       read, or is a mail system that reports on a delivery. A Reply-To is not looked at.
 *   <li>It needs not be told of anything, and nothing is sent. After a restart it offers all files again.
 *   <li>Contents of attachments are read from the files; they are gone when the file is gone or changed. Right after a start, while
 *       the folder is read for the first time, opening may fail with a {@link ChannelException} that a retry mends.
 * </ul>
 *
 * Safe for use by several threads.
 */
public final class MailFolderChannel implements AttachmentChannel {

    private final Options options;
    private final MailFolder folder;
    private final MailFileReader reader;
    private final OfferedMails memory = new OfferedMails();
    private final InstantSource clock;
    private final AtomicReference<@Nullable PollingThread> thread = new AtomicReference<>();

    /**
     * The options by which a folder is read.
     *
     * @param channel the channel's name; "mail" by default
     * @param pollInterval the time between two looks at the folder, 1 s by default; longer where the folder is out of reach, where the
     *     storage fails, or where a look takes more than a tenth of it
     * @param watching whether later arrivals are read too, as by default; if not, the thread ends when all that is there was offered
     * @param limits for texts (L6) and subjects (L1); the same object that the SDK was given
     * @param maxFileBytes the largest file that is read whole, 64 MiB by default; of a larger one the header is offered (L4)
     */
    public record Options(
            ChannelId channel, Duration pollInterval, boolean watching, Limits limits, long maxFileBytes) {

        private static final Duration LONGEST = Duration.ofDays(1);

        /** The options of a channel for which nothing is set. */
        public static final Options DEFAULT =
                new Options(ChannelId.of("mail"), Duration.ofSeconds(1), true, Limits.DEFAULT, 64L << 20);

        public Options {
            refuseNull("channel", channel, "pollInterval", pollInterval, "limits", limits);
            if (pollInterval.isNegative() || pollInterval.isZero() || pollInterval.compareTo(LONGEST) > 0) {
                throw new WrongCallException(
                        "pollInterval must be more than zero and at most a day, was " + pollInterval);
            }
            if (maxFileBytes < 1) {
                throw new WrongCallException("maxFileBytes must be at least 1, was " + maxFileBytes);
            }
        }

        /** Returns the same options for a channel of another name. */
        public Options withChannel(ChannelId other) {
            return new Options(other, pollInterval, watching, limits, maxFileBytes);
        }

        /** Returns the same options with another time between two looks. */
        public Options withPollInterval(Duration other) {
            return new Options(channel, other, watching, limits, maxFileBytes);
        }

        /** Returns the same options, reading later arrivals too, or only what is there. */
        public Options withWatching(boolean other) {
            return new Options(channel, pollInterval, other, limits, maxFileBytes);
        }

        /** Returns the same options with other limits. */
        public Options withLimits(Limits other) {
            return new Options(channel, pollInterval, watching, other, maxFileBytes);
        }

        /** Returns the same options with another size up to which files are read whole. */
        public Options withMaxFileBytes(long other) {
            return new Options(channel, pollInterval, watching, limits, other);
        }

        private MailLimits mailLimits() {
            MailLimits usual = MailLimits.DEFAULT;
            return new MailLimits(
                    limits.messageBytes(),
                    limits.messageBytes(),
                    usual.headerBytes(),
                    usual.parts(),
                    usual.depth(),
                    limits.textCharacters());
        }
    }

    private MailFolderChannel(Path folder, Options options, InstantSource clock) {
        this.options = options;
        this.folder = new MailFolder(folder.toAbsolutePath());
        this.reader = new MailFileReader(options.channel(), options.mailLimits(), options.maxFileBytes());
        this.clock = clock;
    }

    /** Creates a channel over a folder. */
    public static MailFolderChannel of(Path folder) {
        return of(folder, Options.DEFAULT);
    }

    /** Creates a channel over a folder, which need not be there yet. */
    public static MailFolderChannel of(Path folder, Options options) {
        refuseNull("folder", folder, "options", options);
        return of(folder, options, InstantSource.system());
    }

    static MailFolderChannel of(Path folder, Options options, InstantSource clock) {
        return new MailFolderChannel(folder, options, clock);
    }

    @Override
    public ChannelId id() {
        return options.channel();
    }

    @Override
    public void start(ChannelSink sink) {
        FolderPoller poll = poll();
        PollingThread started = new PollingThread(
                "caredesk-mail-" + options.channel(),
                stopped -> poll.pollOnce(sink, stopped),
                options.pollInterval(),
                options.watching());
        if (!thread.compareAndSet(null, started)) {
            throw new WrongCallException("channel must not be started twice");
        }
        started.start();
    }

    /** Makes the poller that the thread runs, for tests that poll by themselves. */
    FolderPoller poll() {
        return new FolderPoller(options.channel(), folder, reader, memory, clock);
    }

    @Override
    public Set<CommandKind> needs() {
        return Set.of();
    }

    @Override
    public Receipt accept(Command.Accept command) {
        return Receipt.confirmed();
    }

    @Override
    public Receipt close(Command.Close command) {
        return Receipt.confirmed();
    }

    @Override
    public Receipt reject(Command.Reject command) {
        return Receipt.confirmed();
    }

    /**
     * {@inheritDoc}
     *
     * @throws ChannelException if the file can't be read now, or the folder was not read to its end yet; a retry makes sense
     */
    @Override
    public Optional<InputStream> open(InteractionId interaction, Attachment attachment) {
        if (!interaction.channel().equals(options.channel())) {
            return Optional.empty();
        }
        boolean complete = memory.isComplete();
        for (MailFile file : memory.files(interaction.value())) {
            Optional<InputStream> content = open(file, attachment.reference());
            if (content.isPresent()) {
                return content;
            }
        }
        if (!complete) {
            throw ChannelException.unavailable("the mail folder was not read to its end yet");
        }
        return Optional.empty();
    }

    private Optional<InputStream> open(MailFile file, String part) {
        if (!folder.find(file.path()).equals(Optional.of(file))) {
            return Optional.empty();
        }
        try {
            return reader.open(file, part);
        } catch (IOException e) {
            String kind = e.getClass().getSimpleName(); // its message may hold the file's name
            throw ChannelException.unavailable("an attachment can't be read now (" + kind + ")");
        }
    }

    @Override
    public void stop() {
        PollingThread started = thread.get();
        if (started != null) {
            started.stop();
        }
    }
}
