package dev.caredesk.email.text;

/** A note on how a mail was read, for those who use what was read. */
public sealed interface MailNote {

    /** The message, or the rest of it, is no MIME: what is there is the raw text. */
    record Unparsable() implements MailNote {}

    /** The message ends before its last boundary or inside its header. */
    record Truncated() implements MailNote {}

    /** Lines of a header that are no fields; in a text part they were put before the text. */
    record UnreadableHeaderLines() implements MailNote {}

    /** The declared character set is not known here; the text was read with another. */
    record UnknownCharset(String declared, String used) implements MailNote {}

    /** None was declared, or plain ASCII, and the text has other bytes: the character set was guessed. */
    record GuessedCharset(String used) implements MailNote {}

    /** The text breaks the declared character set; U+FFFD stands where it does. */
    record MalformedText(String charset) implements MailNote {}

    /** The transfer encoding of a part is broken; what could be decoded was kept. */
    record BrokenTransferEncoding(String part) implements MailNote {}

    /** Something is beyond a limit and was left out (L4). */
    record TooLarge(LimitedPart subject, long limit, long actual) implements MailNote {

        /** The part of a mail that can be too large. */
        public enum LimitedPart {
            TEXT,
            HTML,
            HEADER,
            SUBJECT,
            PARTS,
            DEPTH
        }
    }

    /** No sender can be read. */
    record MissingFrom() implements MailNote {}

    /** There is a date, but it can't be read. */
    record UnreadableDate(String written) implements MailNote {}

    /** Images outside the message were taken out, so that reading tells nobody. */
    record ImagesRemoved() implements MailNote {}
}
