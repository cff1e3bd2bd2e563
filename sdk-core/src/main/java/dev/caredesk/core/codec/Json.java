package dev.caredesk.core.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caredesk.StorageException;
import dev.caredesk.spi.storage.Payload;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Payload documents as JSON text. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private Json() {}

    static Payload write(Object document) {
        return new Payload(MAPPER.writeValueAsString(document));
    }

    /** Reads a document that the core wrote; one that it can't read is a damaged storage, and its content is not shown. */
    static <T> T read(Payload payload, Class<T> shape) {
        try {
            return MAPPER.readValue(payload.json(), shape);
        } catch (JacksonException damaged) {
            throw StorageException.broken("a stored " + shape.getSimpleName() + " can't be read");
        }
    }
}
