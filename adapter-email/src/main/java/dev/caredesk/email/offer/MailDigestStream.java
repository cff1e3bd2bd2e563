package dev.caredesk.email.offer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The bytes of a mail on their way to the parser, and digests of them: of all, and of the body alone ({@link BodyDigest}). */
public final class MailDigestStream extends FilterInputStream {

    private final MessageDigest all = sha256();
    private final BodyDigest body = new BodyDigest();

    public MailDigestStream(InputStream in) {
        super(in);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int off, int len) throws IOException {
        int n = in.read(buffer, off, len);
        if (n > 0) {
            all.update(buffer, off, n);
            body.update(buffer, off, n);
        }
        return n;
    }

    /** Reads what the parser left. */
    public void drain() throws IOException {
        byte[] buffer = new byte[8 << 10];
        while (read(buffer, 0, buffer.length) >= 0) {
            // only digested
        }
    }

    /** Counts the size of a file in, of which only the beginning is read. */
    public void addSize(long size) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(size).array();
        all.update(bytes);
        body.update(bytes, 0, bytes.length);
    }

    /** The digest of all bytes; asked for once. */
    byte[] digestOfAll() {
        return all.digest();
    }

    /** The digest of the body; asked for once. */
    byte[] digestOfBody() {
        return body.digest();
    }
}
