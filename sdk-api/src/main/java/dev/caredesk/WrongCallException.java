package dev.caredesk;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
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
     * @param namesAndValues the name and the value of each parameter, in turn
     * @throws WrongCallException that names the first parameter whose value is null, or has one in it
     */
    public static void refuseNull(@Nullable Object... namesAndValues) {
        for (int at = 0; at < namesAndValues.length; at += 2) {
            Object value = namesAndValues[at + 1];
            if (value == null) {
                throw new WrongCallException(namesAndValues[at] + " must not be null");
            } else if (hasNull(value)) {
                throw new WrongCallException(namesAndValues[at] + " must not have null in it");
            }
        }
    }

    private static boolean hasNull(Object value) {
        // First what most values are: a look at a class is cheaper than one at an interface, and this runs for each
        // record that is made.
        if (value instanceof Record || value instanceof String || value instanceof Optional || value instanceof Enum) {
            return false;
        }
        if (value instanceof Map<?, ?> map) {
            return hasNull(map.keySet()) || hasNull(map.values());
        }
        return value instanceof Collection<?> all && !all.isEmpty() && hasNullElement(all);
    }

    /** Not by contains, which some collections refuse to be asked for null. */
    private static boolean hasNullElement(Collection<?> all) {
        for (Object element : all) {
            if (element == null) {
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
