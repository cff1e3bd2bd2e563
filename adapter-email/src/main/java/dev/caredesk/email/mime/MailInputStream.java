package dev.caredesk.email.mime;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a mail on their way to the parser. Keeps the first of them, so that the raw text is there where the
 * parser fails, and tells a failure of the source from one of the content.
 */
public final class MailInputStream extends FilterInputStream {

    private final int keep;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long size;
    private @Nullable IOException failure;

    public MailInputStream(InputStream in, int keep) {
        super(in);
        this.keep = keep;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int off, int len) throws IOException {
        try {
            int n = in.read(buffer, off, len);
            if (n > 0) {
                kept.write(buffer, off, (int) Math.max(0, Math.min(n, keep - size)));
                size += n;
            }
            return n;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Throws what the source threw, if that is why reading ended. */
    public void rethrowFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Reads to the end and gives the size of the whole. */
    public long drain() throws IOException {
        byte[] buffer = new byte[8 << 10];
        while (read(buffer, 0, buffer.length) >= 0) {
            // only counted
        }
        return size;
    }

    public byte[] kept() {
        return kept.toByteArray();
    }
}
