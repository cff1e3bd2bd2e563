package dev.caredesk.customer;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Field;
import dev.caredesk.WrongCallException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values of a customer's fields, named and extra ones (C1). Blank is absent: a blank value is left out. Immutable.
 *
 * @param values the value of each field that has one, in the order of field names
 */
public record Profile(Map<Field, String> values) {

    /** A profile without any value. */
    public static final Profile EMPTY = new Profile(Map.of());

    public Profile {
        refuseNull("values", values);
        TreeMap<Field, String> kept = new TreeMap<>();
        values.forEach((field, value) -> {
            if (!isField(field)) {
                throw new WrongCallException("profile field must be a named customer field, or an extra field extra:…");
            }
            if (!value.isBlank()) {
                kept.put(field, value);
            }
        });
        values = Collections.unmodifiableMap(kept);
    }

    /** Whether a customer has a field of that name. */
    public static boolean isField(Field field) {
        refuseNull("field", field);
        return field.isExtra() || CustomerFields.ALL.contains(field);
    }

    /** The value of a field. */
    public Optional<String> get(Field field) {
        return Optional.ofNullable(values.get(field));
    }

    /** The same profile with another value of one field; blank or empty for none. */
    public Profile with(Field field, Optional<String> value) {
        TreeMap<Field, String> changed = new TreeMap<>(values);
        value.ifPresentOrElse(text -> changed.put(field, text), () -> changed.remove(field));
        return new Profile(changed);
    }

    /** The same profile with another value of one field. */
    public Profile with(Field field, String value) {
        return with(field, Optional.of(value));
    }

    /** Whether no field has a value. */
    public boolean isEmpty() {
        return values.isEmpty();
    }
}
