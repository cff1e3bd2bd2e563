package dev.caredesk.core.codec;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes and reads values of the SDK as property names. */
final class TextKeys {

    private TextKeys() {}

    static <T> ValueSerializer<T> writer(Class<T> type, Function<T, String> text) {
        return new StdSerializer<>(type) {
            @Override
            public void serialize(T key, JsonGenerator out, SerializationContext context) {
                out.writeName(text.apply(key));
            }
        };
    }

    static KeyDeserializer reader(Function<String, ?> parse, Function<String, ?> parseTolerantly) {
        return new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return (NewerNames.isTolerant(context) ? parseTolerantly : parse).apply(key);
            }
        };
    }
}
