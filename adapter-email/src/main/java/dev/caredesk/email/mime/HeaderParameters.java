package dev.caredesk.email.mime;

import dev.caredesk.email.text.EncodedWordDecoder;
import dev.caredesk.email.text.NoteCollector;
import dev.caredesk.email.text.TextDecoder;
import dev.caredesk.email.text.WellFormedText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;

/**
 * The value of a structured field and its parameters, with the continuations and character sets of RFC 2231. The
 * pieces of a value are put in their order and decoded as one, since a character may be split between two.
 *
 * @param value the value before the first semicolon, in lower case
 * @param values the parameters by their names in lower case
 */
public record HeaderParameters(String value, Map<String, String> values) {

    private static final Pattern PIECE = Pattern.compile("([^*]+)(?:\\*(\\d{1,4}))?(\\*)?");

    public HeaderParameters {
        values = Map.copyOf(values);
    }

    static HeaderParameters of(String field, NoteCollector notes) {
        ByteSequence bytes = ContentUtil.encode(StandardCharsets.UTF_8, field);
        RawBody body = RawFieldParser.DEFAULT.parseRawBody(bytes, new ParserCursor(0, bytes.length()));
        Map<String, String> plain = new HashMap<>();
        Map<String, TreeMap<Integer, ParameterSection>> pieces = new HashMap<>();
        for (NameValuePair pair : body.getParams()) {
            Matcher name = PIECE.matcher(pair.getName().strip().toLowerCase(Locale.ROOT));
            if (pair.getValue() == null || !name.matches()) {
                continue;
            }
            if (name.group(2) == null && name.group(3) == null) {
                plain.putIfAbsent(name.group(1), pair.getValue());
            } else {
                int place = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
                pieces.computeIfAbsent(name.group(1), n -> new TreeMap<>())
                        .putIfAbsent(place, new ParameterSection(pair.getValue(), name.group(3) != null));
            }
        }
        EncodedWordDecoder words = new EncodedWordDecoder(notes);
        plain.replaceAll((name, value) -> words.decode(value));
        pieces.forEach((name, parts) -> plain.put(name, joined(new ArrayList<>(parts.values()), notes)));
        return new HeaderParameters(WellFormedText.line(body.getValue()).toLowerCase(Locale.ROOT), plain);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(v -> !v.isBlank());
    }

    private static String joined(List<ParameterSection> pieces, NoteCollector notes) {
        ParameterSection first = pieces.get(0);
        String[] head = first.encoded() ? first.text().split("'", 3) : new String[0];
        boolean labelled = head.length == 3;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < pieces.size(); i++) {
            String text = i == 0 && labelled ? head[2] : pieces.get(i).text();
            bytes.writeBytes(pieces.get(i).encoded() ? unescaped(text) : text.getBytes(StandardCharsets.UTF_8));
        }
        Optional<String> charset = labelled && !head[0].isBlank() ? Optional.of(head[0]) : Optional.empty();
        return WellFormedText.line(new TextDecoder(notes).read(bytes.toByteArray(), charset));
    }

    private static byte[] unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private record ParameterSection(String text, boolean encoded) {}
}
