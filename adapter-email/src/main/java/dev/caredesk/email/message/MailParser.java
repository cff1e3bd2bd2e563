package dev.caredesk.email.message;

import dev.caredesk.email.mime.MailInputStream;
import dev.caredesk.email.mime.MailLimits;
import dev.caredesk.email.mime.MailPart;
import dev.caredesk.email.mime.MimeWalker;
import dev.caredesk.email.mime.PartReader;
import dev.caredesk.email.mime.PartTreeBuilder;
import dev.caredesk.email.text.MailNote;
import dev.caredesk.email.text.NoteCollector;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxLineLimitException;

/**
 * Reads mails. Never fails for what a mail contains: what is no MIME comes as raw text with a note. Holds no
 * attachment in memory, and of texts no more than the limits allow. Thread-safe.
 */
public final class MailParser {

    private final MailLimits limits;

    public MailParser(MailLimits limits) {
        this.limits = limits;
    }

    public ParsedMail parse(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in);
        }
    }

    public ParsedMail parse(byte[] message) {
        try {
            return parse(new ByteArrayInputStream(message));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Reads the mail to its end; throws only what the stream throws. */
    public ParsedMail parse(InputStream message) throws IOException {
        NoteCollector notes = new NoteCollector();
        MailInputStream source = new MailInputStream(message, limits.textBytes() + 1);
        MailAssembler assembly = new MailAssembler(limits, notes);
        MailPart root = parts(source, notes);
        try {
            return assembly.assemble(root, source);
        } catch (RuntimeException | StackOverflowError unreadable) { // the raw text is what is left
            return assembly.unreadable(source);
        }
    }

    /**
     * Opens the content of a part, transfer encoding undone.
     *
     * @return the content, to be closed by the caller; empty where the file or the part in it is gone
     */
    public Optional<InputStream> openAttachment(Path file, String part) throws IOException {
        InputStream in;
        try {
            in = Files.newInputStream(file);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        Optional<InputStream> content = Optional.empty();
        try {
            content = find(in, part);
        } catch (MimeException | RuntimeException unparsable) {
            content = Optional.empty(); // what is behind a break in the mail was never offered
        } finally {
            if (content.isEmpty()) {
                in.close();
            }
        }
        return content;
    }

    private Optional<InputStream> find(InputStream in, String part) throws IOException, MimeException {
        MimeWalker walk = new MimeWalker(in, limits, new NoteCollector());
        for (MimeWalker.MimeEvent step = walk.next(); step != MimeWalker.MimeEvent.END; step = walk.next()) {
            if (step == MimeWalker.MimeEvent.LEAF && walk.path().equals(part)) {
                return Optional.of(new AttachmentStream(walk.content(), in));
            }
        }
        return Optional.empty();
    }

    private MailPart parts(MailInputStream source, NoteCollector notes) throws IOException {
        PartTreeBuilder tree = new PartTreeBuilder();
        MimeWalker walk = new MimeWalker(source, limits, notes);
        PartReader reader = new PartReader(limits, notes);
        try {
            for (MimeWalker.MimeEvent step = walk.next(); step != MimeWalker.MimeEvent.END; step = walk.next()) {
                switch (step) {
                    case OPEN -> tree.open(walk.head());
                    case LEAF -> tree.add(reader.read(walk.path(), walk.head(), walk.content()));
                    case CLOSE -> tree.close();
                    case END -> {}
                }
            }
        } catch (IOException | MimeException | RuntimeException | StackOverflowError broken) {
            source.rethrowFailure();
            notes.add(new MailNote.Unparsable());
            if (broken.getCause() instanceof MaxLineLimitException) {
                notes.add(new MailNote.TooLarge(
                        MailNote.TooLarge.LimitedPart.HEADER, limits.headerBytes(), source.drain()));
            }
        }
        return tree.root(walk.messageHead());
    }

    /** The decoded content, whose end closes the file. */
    private static final class AttachmentStream extends FilterInputStream {

        private final InputStream file;

        AttachmentStream(InputStream content, InputStream file) {
            super(content);
            this.file = file;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
