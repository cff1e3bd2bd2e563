package dev.caredesk.core.codec;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes a value as a JSON string. */
final class TextWriter<T> extends StdScalarSerializer<T> {

    private final Function<T, String> text;

    TextWriter(Class<T> type, Function<T, String> text) {
        super(type);
        this.text = text;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
        out.writeString(text.apply(value));
    }
}
