package dev.caredesk.core.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caredesk.StorageException;
import dev.caredesk.core.codec.Documents.Document;
import dev.caredesk.spi.storage.Payload;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Payload documents as JSON text. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private Json() {}

    static Payload write(Document document) {
        return new Payload(MAPPER.writeValueAsString(document));
    }

    /**
     * Reads a document that the core wrote. One that it can't read is a damaged storage, and one of a later format would lose what
     * that format added; neither content is shown.
     */
    static <T extends Document> T read(Payload payload, Class<T> shape) {
        T document;
        try {
            document = MAPPER.readValue(payload.json(), shape);
        } catch (JacksonException damaged) {
            throw StorageException.broken("a stored " + shape.getSimpleName() + " can't be read");
        }
        if (document.format() > Documents.FORMAT) {
            throw StorageException.broken("a stored " + shape.getSimpleName() + " has format " + document.format()
                    + ", this version of the SDK reads up to " + Documents.FORMAT);
        }
        return document;
    }
}
