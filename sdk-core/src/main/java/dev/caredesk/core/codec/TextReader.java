package dev.caredesk.core.codec;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a value from its text, and from nothing else. */
final class TextReader<T> extends StdScalarDeserializer<T> {

    private final Class<T> type;
    private final Function<String, T> parse;

    TextReader(Class<T> type, Function<String, T> parse) {
        super(type);
        this.type = type;
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) {
        if (!in.hasToken(JsonToken.VALUE_STRING)) {
            return context.reportInputMismatch(type, "a text is needed");
        }
        return parse.apply(in.getString());
    }
}
