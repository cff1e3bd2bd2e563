package dev.caredesk.email.offer;

import java.security.MessageDigest;

/**
 * A digest of a mail's body as it was sent. Every run of white space counts as one space, so that line ends and what relays do to
 * them make no difference. The body begins after the first empty line, or with the first line that is no header field; nothing
 * but fields is ever left out.
 */
final class BodyDigest {

    private static final int LONGEST_NAME = 200;

    private enum DigestState {
        LINE_START,
        NAME,
        FIELD,
        BODY
    }

    private final MessageDigest digest = MailDigestStream.sha256();
    private final StringBuilder name = new StringBuilder();
    private DigestState place = DigestState.LINE_START;
    private boolean firstLine = true;
    private boolean afterReturn;
    private boolean begun;
    private boolean gap;

    void update(byte[] bytes, int off, int len) {
        byte[] body = new byte[2 * (len + LONGEST_NAME + 1)];
        int size = 0;
        for (int i = off; i < off + len; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean restOfLineEnd = c == '\n' && afterReturn;
            afterReturn = c == '\r';
            if (place == DigestState.BODY) {
                size = append(c, body, size);
            } else if (!restOfLineEnd && advanceHeader(afterReturn ? '\n' : c)) {
                size = appendName(body, size);
                size = c == '\n' || c == '\r' ? append(c, body, size) : size;
            }
        }
        digest.update(body, 0, size);
    }

    byte[] digest() {
        byte[] rest = new byte[2 * LONGEST_NAME + 4];
        digest.update(rest, 0, appendName(rest, 0)); // the mail ends within what may have become a field
        return digest.digest();
    }

    private int appendName(byte[] body, int before) {
        int size = before;
        for (int k = 0; k < name.length(); k++) {
            size = append(name.charAt(k), body, size);
        }
        name.setLength(0);
        return size;
    }

    private int append(char c, byte[] body, int size) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            gap = begun;
            return size;
        }
        int next = size;
        if (gap) {
            body[next++] = ' ';
            gap = false;
        }
        begun = true;
        body[next++] = (byte) c;
        return next;
    }

    /** Goes on in the header; true if the body begins, with what was taken for a name. */
    private boolean advanceHeader(char c) {
        if (c == '\n') {
            firstLine = false;
            place = place == DigestState.FIELD
                    ? DigestState.LINE_START
                    : DigestState.BODY; // an empty line, or one that is no field
            return place == DigestState.BODY;
        }
        if (place == DigestState.LINE_START && (c == ' ' || c == '\t')) {
            place = DigestState.FIELD; // goes on with the field of the line before
            return false;
        }
        return place != DigestState.FIELD && advanceName(c);
    }

    private boolean advanceName(char c) {
        place = DigestState.NAME;
        if (c == ':' && name.length() > 0) {
            name.setLength(0);
            place = DigestState.FIELD;
            return false;
        }
        name.append(c);
        if (firstLine && (name.toString().equals("From ") || name.toString().equals(">From "))) {
            name.setLength(0);
            place = DigestState.FIELD; // the line of a mailbox file
            return false;
        }
        if (mayBeName()) {
            return false;
        }
        place = DigestState.BODY;
        return true;
    }

    /** Visible characters, and then white space at most. */
    private boolean mayBeName() {
        char last = name.charAt(name.length() - 1);
        boolean ended = name.length() > 1 && name.charAt(name.length() - 2) <= ' ';
        boolean visible = last > ' ' && last < 0x7f && !ended;
        return name.length() <= LONGEST_NAME && (visible || last == ' ' || last == '\t');
    }
}
