package dev.caredesk.customer;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Field;
import dev.caredesk.WrongCallException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values of a customer's fields, named and extra ones (C1). Blank values are left out. Immutable.
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

    /** Returns whether a customer can have the field. */
    public static boolean isField(Field field) {
        refuseNull("field", field);
        return field.isExtra() || CustomerFields.ALL.contains(field);
    }

    /** Returns the value of a field. */
    public Optional<String> get(Field field) {
        return Optional.ofNullable(values.get(field));
    }

    /** Returns a copy with another value of one field; blank or empty for none. */
    public Profile with(Field field, Optional<String> value) {
        TreeMap<Field, String> changed = new TreeMap<>(values);
        value.ifPresentOrElse(text -> changed.put(field, text), () -> changed.remove(field));
        return new Profile(changed);
    }

    /** Returns a copy with another value of one field. */
    public Profile with(Field field, String value) {
        return with(field, Optional.of(value));
    }

    /** Returns whether no field has a value. */
    public boolean isEmpty() {
        return values.isEmpty();
    }
}
