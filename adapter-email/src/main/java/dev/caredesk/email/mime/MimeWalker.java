package dev.caredesk.email.mime;

import dev.caredesk.email.text.MailNote;
import dev.caredesk.email.text.NoteCollector;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.Event;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the parts of one message in a single pass over its bytes, holding none of them. Parts are named by
 * their place: "1" is the first, "2.1" the first inside the second; the only part of a plain message is "1".
 */
public final class MimeWalker {

    /** An event on the way: a multipart begins or ends, or a part with content. */
    public enum MimeEvent {
        OPEN,
        LEAF,
        CLOSE,
        END
    }

    private final MailLimits limits;
    private final NoteCollector notes;
    private final LenientFieldBuilder fields;
    private final MimeTokenStream tokens;
    private final Deque<Integer> places = new ArrayDeque<>();
    private PartHeader head;
    private @Nullable PartHeader messageHead;
    private int parts;

    public MimeWalker(InputStream message, MailLimits limits, NoteCollector notes) {
        this.limits = limits;
        this.notes = notes;
        this.fields = new LenientFieldBuilder(limits, notes);
        this.head = PartHeader.of(HeaderBlock.EMPTY, "text/plain", notes);
        MimeConfig config = new MimeConfig.Builder()
                .setMaxLineLen(limits.headerBytes())
                .setMaxHeaderLen(-1)
                .setMaxHeaderCount(-1)
                .setMaxContentLen(-1)
                .build();
        tokens = new MimeTokenStream(config, new NotingDecodeMonitor(), fields, null);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(message);
    }

    public MimeEvent next() throws IOException, MimeException {
        while (true) {
            switch (tokens.next()) {
                case T_START_HEADER -> fields.startBlock();
                case T_START_BODYPART -> {
                    if (!enterPart()) {
                        return MimeEvent.END;
                    }
                }
                case T_START_MULTIPART -> {
                    readHeader();
                    places.addLast(0);
                    return MimeEvent.OPEN;
                }
                case T_BODY -> {
                    readHeader();
                    return MimeEvent.LEAF;
                }
                case T_END_MULTIPART -> {
                    places.removeLast();
                    restrictDepth();
                    return MimeEvent.CLOSE;
                }
                case T_END_OF_STREAM -> {
                    return MimeEvent.END;
                }
                default -> {}
            }
        }
    }

    /** The header of the message alone, as far as it can be read. */
    HeaderBlock readMessageHeader() {
        try {
            next();
        } catch (IOException | MimeException | RuntimeException broken) {
            return messageHead().header();
        }
        return messageHead().header();
    }

    /** The head of the part or multipart that was met last. */
    public PartHeader head() {
        return head;
    }

    /** The head of the message, as far as it was read. */
    public PartHeader messageHead() {
        if (messageHead == null) {
            fields.build(); // the field that was complete when the next line broke
            messageHead = PartHeader.of(fields.block(), "text/plain", notes);
        }
        return messageHead;
    }

    /** The place of the part that was met last. */
    public String path() {
        if (places.isEmpty()) {
            return "1";
        }
        StringBuilder path = new StringBuilder();
        places.forEach(place -> path.append(path.length() == 0 ? "" : ".").append(place));
        return path.toString();
    }

    /** The content of the part that was met last, transfer encoding undone; valid until the next step. */
    public InputStream content() {
        return tokens.getDecodedInputStream();
    }

    private void readHeader() {
        String type = tokens.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
        head = PartHeader.of(fields.block(), type, notes);
        messageHead = messageHead == null ? head : messageHead;
        if (head.type().value().startsWith("multipart/") && !type.startsWith("multipart/")) {
            notes.add(new MailNote.Unparsable()); // a multipart without a boundary: it stays one text
        }
    }

    private boolean enterPart() {
        parts++;
        if (parts > limits.parts()) {
            notes.add(new MailNote.TooLarge(MailNote.TooLarge.LimitedPart.PARTS, limits.parts(), parts));
            return false;
        }
        places.addLast(places.removeLast() + 1);
        restrictDepth();
        return true;
    }

    /** Reads a multipart beyond the depth as one part with content. */
    private void restrictDepth() {
        boolean deep = places.size() >= limits.depth();
        tokens.setRecursionMode(deep ? RecursionMode.M_FLAT : RecursionMode.M_NO_RECURSE);
    }

    /** Turns what the parser complains of into notes; it goes on. */
    private final class NotingDecodeMonitor extends DecodeMonitor {

        @Override
        public boolean warn(String error, String dropDesc) {
            if (error.equals(Event.MIME_BODY_PREMATURE_END.toString())
                    || error.equals(Event.HEADERS_PREMATURE_END.toString())) {
                notes.add(new MailNote.Truncated());
            } else if (error.contains("base64")
                    || error.contains("BASE64")
                    || error.contains("padding")
                    || error.contains("Malformed encoded value")) {
                notes.add(new MailNote.BrokenTransferEncoding(path()));
            }
            return false;
        }

        @Override
        public boolean isListening() {
            return true;
        }
    }
}
