package dev.caredesk.email.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns bytes into text by the declared character set, or by the best guess, and notes what it had to do. */
public final class TextDecoder {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final NoteCollector notes;

    public TextDecoder(NoteCollector notes) {
        this.notes = notes;
    }

    public String read(byte[] bytes, Optional<String> declared) {
        return WellFormedText.text(withoutMark(decode(bytes, declared)));
    }

    /** UTF-8 where it is that, else Windows-1252, else ISO-8859-1, which takes every byte. */
    public static String guess(byte[] bytes) {
        return withoutMark(strict(bytes, guessed(bytes)).orElseThrow());
    }

    private String decode(byte[] bytes, Optional<String> declared) {
        if (declared.isEmpty()) {
            return unlabelled(bytes);
        }
        String name = WellFormedText.line(declared.get());
        Optional<Charset> charset = MailCharsets.declared(name);
        if (charset.isEmpty()) {
            Charset used = guessed(bytes);
            notes.add(new MailNote.UnknownCharset(name, used.name()));
            return strict(bytes, used).orElseThrow();
        }
        return charset.get().equals(StandardCharsets.US_ASCII) ? unlabelled(bytes) : labelled(bytes, charset.get());
    }

    private String unlabelled(byte[] bytes) {
        Charset used = guessed(bytes);
        if (!used.equals(StandardCharsets.US_ASCII)) {
            notes.add(new MailNote.GuessedCharset(used.name()));
        }
        return strict(bytes, used).orElseThrow();
    }

    private String labelled(byte[] bytes, Charset charset) {
        return strict(bytes, MailCharsets.wider(charset))
                .or(() -> strict(bytes, charset))
                .orElseGet(() -> {
                    notes.add(new MailNote.MalformedText(charset.name()));
                    return new String(bytes, MailCharsets.wider(charset));
                });
    }

    private static Charset guessed(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return strict(bytes, StandardCharsets.UTF_8).isPresent()
                        ? StandardCharsets.UTF_8
                        : strict(bytes, MailCharsets.WINDOWS_1252).isPresent()
                                ? MailCharsets.WINDOWS_1252
                                : StandardCharsets.ISO_8859_1;
            }
        }
        return StandardCharsets.US_ASCII;
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
