package dev.caredesk.core.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caredesk.StorageException;
import dev.caredesk.core.codec.PayloadDocuments.Document;
import dev.caredesk.spi.storage.Payload;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads payload documents as JSON text. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    // Cached, since the lookup of a shape takes as long as reading it.
    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> shape) {
            return MAPPER.readerFor(shape);
        }
    };

    private static final ClassValue<ObjectWriter> WRITERS = new ClassValue<>() {
        @Override
        protected ObjectWriter computeValue(Class<?> shape) {
            return MAPPER.writerFor(shape);
        }
    };

    private Json() {}

    static Payload write(Document document) {
        return new Payload(WRITERS.get(document.getClass()).writeValueAsString(document));
    }

    /**
     * Reads a document that the core wrote. One that is unreadable, or of a later format whose additions would be lost, means a broken
     * storage; the content is never shown.
     */
    static <T extends Document> T read(Payload payload, Class<T> shape) {
        T document;
        try {
            document = READERS.get(shape).readValue(payload.json());
        } catch (JacksonException damaged) {
            throw StorageException.broken("a stored " + shape.getSimpleName() + " cannot be read");
        }
        if (document.format() > PayloadDocuments.FORMAT) {
            throw StorageException.broken("a stored " + shape.getSimpleName() + " has format " + document.format()
                    + ", this version of the SDK reads up to " + PayloadDocuments.FORMAT);
        }
        return document;
    }
}
