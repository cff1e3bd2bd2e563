package dev.caredesk.core;

import dev.caredesk.WrongCallException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Makes the exception for JSON that could not be read. It says where and what is wrong, and contains no value of the JSON. */
final class JsonReadFailure {

    private static final String ANOTHER_KIND = "a value of another kind is needed";
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,40}");

    private JsonReadFailure() {}

    static WrongCallException of(Class<?> type, RuntimeException why) {
        String where = why instanceof JacksonException jackson ? path(jackson) : "";
        return new WrongCallException(
                type.getSimpleName() + " as JSON" + (where.isEmpty() ? "" : " at " + where) + ": " + what(why));
    }

    private static String what(RuntimeException why) {
        WrongCallException ours = cause(why, WrongCallException.class);
        if (ours != null) {
            return String.valueOf(ours.getMessage());
        }
        if (cause(why, StreamConstraintsException.class) != null) {
            return "it is too large or too deep";
        }
        if (cause(why, InputCoercionException.class) != null) {
            return ANOTHER_KIND;
        }
        if (cause(why, StreamReadException.class) != null) {
            return "it is malformed";
        }
        if (why instanceof UnrecognizedPropertyException) {
            return "there is no such property";
        }
        if (why instanceof InvalidTypeIdException) {
            return "the type is missing or unknown";
        }
        return isMissing(why) ? "a value is missing" : ANOTHER_KIND;
    }

    // Jackson has no exception type for a null that a constructor does not accept.
    private static boolean isMissing(RuntimeException why) {
        return why instanceof InvalidNullException
                || cause(why, NullPointerException.class) != null
                || (why instanceof DatabindException jackson && saysNull(jackson.getOriginalMessage()));
    }

    private static boolean saysNull(String message) {
        return message.startsWith("Null value for creator") || message.startsWith("Cannot map `null`");
    }

    private static <E extends Throwable> @Nullable E cause(Throwable of, Class<E> type) {
        for (Throwable each = of; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }

    /** Returns the path, as in {@code [2].value}. A name that is none of the SDK's is left out, since it may be a value. */
    private static String path(JacksonException why) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : why.getPath()) {
            String name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(NAME.matcher(name).matches() ? name : "?");
            }
        }
        return path.toString();
    }
}
