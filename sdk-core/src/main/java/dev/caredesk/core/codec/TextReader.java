package dev.caredesk.core.codec;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a value from a JSON string, and from nothing else; the tolerant reader may accept more texts. */
final class TextReader<T> extends StdScalarDeserializer<T> {

    private final Class<T> type;
    private final Function<String, ? extends T> parse;
    private final Function<String, ? extends T> parseTolerantly;

    TextReader(Class<T> type, Function<String, T> parse) {
        this(type, parse, parse);
    }

    TextReader(Class<T> type, Function<String, ? extends T> parse, Function<String, ? extends T> parseTolerantly) {
        super(type);
        this.type = type;
        this.parse = parse;
        this.parseTolerantly = parseTolerantly;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) {
        if (!in.hasToken(JsonToken.VALUE_STRING)) {
            return context.reportInputMismatch(type, "a text is needed");
        }
        return (NewerNames.isTolerant(context) ? parseTolerantly : parse).apply(in.getString());
    }
}
