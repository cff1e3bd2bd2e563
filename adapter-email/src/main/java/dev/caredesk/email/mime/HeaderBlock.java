package dev.caredesk.email.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header of a message or part: its fields in their order, unfolded, encoded words not yet decoded.
 *
 * @param fields the fields that could be read
 * @param stray the lines that are no fields
 */
public record HeaderBlock(List<HeaderField> fields, String stray) {

    public static final HeaderBlock EMPTY = new HeaderBlock(List.of(), "");

    /** One field; names are compared in lower case. */
    record HeaderField(String name, String value) {
        HeaderField {
            name = name.toLowerCase(Locale.ROOT);
        }
    }

    public HeaderBlock {
        fields = List.copyOf(fields);
    }

    /** The first field of that name (lower case); repetitions are ignored. */
    public Optional<String> first(String name) {
        for (HeaderField field : fields) {
            if (field.name().equals(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (HeaderField field : fields) {
            if (field.name().equals(name)) {
                values.add(field.value());
            }
        }
        return List.copyOf(values);
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }
}
