package dev.caredesk;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Thrown for a call that no state of the desk allows: a bug of the caller. A retry makes no sense. */
public sealed class WrongCallException extends CaredeskException permits RefusedException, CaredeskClosedException {

    private static final long serialVersionUID = 1L;

    public WrongCallException(String message) {
        super(message, null, false);
    }

    /**
     * Refuses null, which no parameter of the SDK takes unless it says so, and collections and maps with a null in them.
     *
     * @param name the name of the parameter
     * @throws WrongCallException that names the parameter
     */
    public static void refuseNull(String name, @Nullable Object value) {
        if (value == null) {
            throw new WrongCallException(name + " must not be null");
        } else if (hasNull(value)) {
            throw new WrongCallException(name + " must not have null in it");
        }
    }

    /** Does the same for two parameters, the first one first. */
    public static void refuseNull(String name, @Nullable Object value, String name2, @Nullable Object value2) {
        refuseNull(name, value);
        refuseNull(name2, value2);
    }

    /** Does the same for three parameters. */
    public static void refuseNull(
            String name,
            @Nullable Object value,
            String name2,
            @Nullable Object value2,
            String name3,
            @Nullable Object value3) {
        refuseNull(name, value, name2, value2);
        refuseNull(name3, value3);
    }

    private static boolean hasNull(Object value) {
        // Each record that is made calls this, and a look at a class is cheaper than one at an interface.
        if (value instanceof Record
                || value instanceof String
                || value instanceof Optional
                || value instanceof Enum
                || value instanceof Instant) {
            return false;
        }
        if (value instanceof Map<?, ?> map) {
            return hasNull(map.keySet()) || hasNull(map.values());
        }
        return value instanceof Collection<?> all && !all.isEmpty() && hasNullElement(all);
    }

    /** Not by contains, which some collections refuse to be asked for null. */
    private static boolean hasNullElement(Collection<?> all) {
        if (all instanceof List<?> list && all instanceof RandomAccess) {
            return hasNullAtIndex(list);
        }
        for (Object element : all) {
            if (element == null) {
                return true;
            }
        }
        return false;
    }

    /** Without an iterator, which would be 2 % of all that a care cycle allocates. */
    private static boolean hasNullAtIndex(List<?> list) {
        for (int at = 0; at < list.size(); at++) {
            if (list.get(at) == null) {
                return true;
            }
        }
        return false;
    }

    /**
     * Refuses {@code UNKNOWN}, which stands for a value of a newer version of the SDK read from JSON, and can't be acted on or
     * stored.
     *
     * @throws WrongCallException that names the parameter
     */
    public static void refuseUnknown(String name, Enum<?> value) {
        refuseNull("name", name, name, value);
        if (value.name().equals("UNKNOWN")) {
            throw new WrongCallException(name + " must not be UNKNOWN, which is only read from JSON");
        }
    }
}
