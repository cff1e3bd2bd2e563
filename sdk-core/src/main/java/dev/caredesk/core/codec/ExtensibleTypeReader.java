package dev.caredesk.core.codec;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/**
 * Reads a sealed type that may grow. For the tolerant reader, an unknown case becomes a substitute with the known data. Jackson's own way
 * is not used, since it keeps every unknown name in memory.
 */
final class ExtensibleTypeReader<T> extends StdDeserializer<T> {

    /** The property that names a case. */
    static final String TYPE = "type";

    private final Class<T> type;
    private final Map<String, Class<?>> cases;
    private final BiFunction<JsonNode, DeserializationContext, T> unknown;

    ExtensibleTypeReader(Class<T> type, BiFunction<JsonNode, DeserializationContext, T> unknown) {
        super(type);
        this.type = type;
        this.unknown = unknown;
        cases = Arrays.stream(type.getPermittedSubclasses())
                .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));
    }

    @Override
    public Object deserializeWithType(JsonParser in, DeserializationContext context, TypeDeserializer byJackson) {
        return deserialize(in, context);
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) {
        if (!in.hasToken(JsonToken.START_OBJECT)) {
            return context.reportInputMismatch(type, "an object is needed");
        }
        JsonNode json = context.readTree(in);
        JsonNode name = json.path(TYPE);
        Class<?> known = cases.get(name.asString(""));
        if (known != null) {
            return type.cast(context.readTreeAsValue(json, known));
        }
        if (!name.isString() || !NewerNames.isTolerant(context)) {
            throw context.invalidTypeIdException(context.constructType(type), name.asString(""), "no such case");
        }
        return unknown.apply(json, context);
    }
}
