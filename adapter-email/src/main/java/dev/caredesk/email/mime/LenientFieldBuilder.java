package dev.caredesk.email.mime;

import dev.caredesk.email.mime.HeaderBlock.HeaderField;
import dev.caredesk.email.text.MailNote;
import dev.caredesk.email.text.NoteCollector;
import dev.caredesk.email.text.TextDecoder;
import dev.caredesk.email.text.WellFormedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.DefaultFieldBuilder;
import org.apache.james.mime4j.stream.FieldBuilder;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.apache.james.mime4j.util.RecycledByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of each header block that the parser meets. A line that is no field is kept as stray, not
 * lost; what goes beyond the limit of the block is noted and left out.
 */
final class LenientFieldBuilder implements FieldBuilder {

    private final FieldBuilder mime4j = new DefaultFieldBuilder(-1);
    private final int limit;
    private final NoteCollector notes;
    private final List<HeaderField> fields = new ArrayList<>();
    private final StringBuilder stray = new StringBuilder();
    private long size;

    LenientFieldBuilder(MailLimits limits, NoteCollector notes) {
        this.limit = limits.headerBytes();
        this.notes = notes;
    }

    void startBlock() {
        fields.clear();
        stray.setLength(0);
        size = 0;
    }

    HeaderBlock block() {
        if (size > limit) {
            notes.add(new MailNote.TooLarge(MailNote.TooLarge.LimitedPart.HEADER, limit, size));
        }
        if (stray.length() > 0) {
            notes.add(new MailNote.UnreadableHeaderLines());
        }
        return new HeaderBlock(fields, stray.toString());
    }

    @Override
    public void reset() {
        mime4j.reset();
    }

    @Override
    public void append(ByteArrayBuffer line) throws MimeException {
        size += line.length();
        if (size <= limit) {
            mime4j.append(line);
        }
    }

    @Override
    public @Nullable RawField build() {
        RecycledByteArrayBuffer raw = mime4j.getRaw();
        byte[] bytes = Arrays.copyOf(raw.buffer(), raw.length());
        try {
            RawField field = mime4j.build();
            int start = field.getDelimiterIdx() + 1;
            fields.add(new HeaderField(field.getName(), value(Arrays.copyOfRange(bytes, start, bytes.length))));
            return field;
        } catch (MimeException noField) {
            keepStray(TextDecoder.guess(bytes));
            return null;
        }
    }

    @Override
    public RecycledByteArrayBuffer getRaw() {
        return mime4j.getRaw();
    }

    @Override
    public void release() {
        mime4j.release();
    }

    /** A mailbox file's own first line ("From address date") belongs to no message. */
    private void keepStray(String line) {
        boolean envelope = fields.isEmpty() && stray.length() == 0 && line.matches("(?s)>?From .*");
        if (!envelope) {
            stray.append(WellFormedText.text(line));
        }
    }

    private static String value(byte[] bytes) {
        return WellFormedText.line(TextDecoder.guess(bytes));
    }
}
