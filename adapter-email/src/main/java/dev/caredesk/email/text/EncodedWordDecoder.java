package dev.caredesk.email.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Decodes the encoded words of header values (RFC 2047, with the language of RFC 2231). */
public final class EncodedWordDecoder {

    /** The length beyond which a value is no name and no subject, and searching it for words would cost too much. */
    private static final int LONGEST = 64 << 10;

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]{1,60})(\\*[^?\\s]{0,60})?\\?([bBqQ])\\?(?=[^?]*+\\?=)");

    private final NoteCollector notes;

    public EncodedWordDecoder(NoteCollector notes) {
        this.notes = notes;
    }

    public String decode(String value) {
        if (value.length() > LONGEST || !value.contains("=?")) {
            return WellFormedText.line(value);
        }
        String words = WORD.matcher(value).replaceAll(this::withKnownCharset);
        return WellFormedText.line(DecoderUtil.decodeEncodedWords(
                words, DecodeMonitor.SILENT, StandardCharsets.UTF_8, MailCharsets.overrides()));
    }

    /** The start of the word without its language and under a name that the decoder knows. */
    private String withKnownCharset(MatchResult word) {
        String declared = word.group(1);
        String name = MailCharsets.declared(declared).map(Charset::name).orElseGet(() -> {
            notes.add(new MailNote.UnknownCharset(declared, StandardCharsets.UTF_8.name()));
            return StandardCharsets.UTF_8.name();
        });
        return Matcher.quoteReplacement("=?" + name + "?" + word.group(3) + "?");
    }
}
