package dev.caredesk.core;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.WrongCallException;
import dev.caredesk.core.codec.JsonShapes;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Edit;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.type.TypeFactory;

/**
 * Writes the data of the SDK as JSON and reads it back, without the host's own JSON library: views, edits, actions, answers, questions,
 * notices, refusals, outcomes, signals, events, pages, limits, settings and health.
 *
 * <p>A case of a sealed type names itself in {@code type}, as in {@code {"type":"AddTag","record":"…","tag":"router"}}. Where a record of
 * any kind can stand, its id has the kind in front: {@code request/…}. Absent values are left out. Refusals, questions and notices have a
 * {@code message} in the writer's language beside their data, which is ignored on reading.
 *
 * <p>An older client can read what a newer SDK wrote: an unknown property is skipped, an unknown name of an enum becomes its {@code
 * UNKNOWN}, a refusal of an unknown shape a {@link dev.caredesk.Refusal.Other}, an unknown signal a {@link
 * dev.caredesk.desk.DeskSignal.Unknown}, and the id of a record of an unknown kind a {@link dev.caredesk.UnknownRecordId}. In an edit, an
 * action or an answer, all of these are a wrong call.
 *
 * <p>A document has at most 8 Mi characters and 64 levels. Thread-safe.
 */
public final class ViewJson {

    private static final List<Class<?>> SENT_BY_USERS = List.of(Edit.class, Action.class, Answer.class);
    private static final ObjectReader TOLERANT = JsonShapes.tolerantReader();
    private static final ObjectReader STRICT = JsonShapes.strictReader();

    private final ObjectWriter writer;

    private ViewJson(Locale language) {
        writer = JsonShapes.wireMapper().writer().withAttribute(JsonShapes.LANGUAGE, language);
    }

    /** Returns a ViewJson with messages in English. */
    public static ViewJson create() {
        return of(Locale.ENGLISH);
    }

    /** Returns a ViewJson with messages in that language, or in English if there are no texts in it. */
    public static ViewJson of(Locale language) {
        refuseNull("language", language);
        return new ViewJson(language);
    }

    /**
     * Returns a value, or a list of values, of the SDK as JSON.
     *
     * @throws WrongCallException if it is not data, such as a desk
     */
    public String write(Object value) {
        refuseNull("value", value);
        try {
            return value instanceof Collection<?> values ? array(values) : writer.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new WrongCallException(
                    value.getClass().getSimpleName() + " must not be written as JSON, it is not data");
        }
    }

    /**
     * Returns the value that the JSON stands for.
     *
     * @param type of the value; the sealed type if there are cases, as in {@code Edit.class}
     * @throws WrongCallException if the JSON is malformed, too large or no such value; the message says where, and never has a value
     */
    public <T> T read(String json, Class<T> type) {
        refuseNull("json", json, "type", type);
        return read(json, reader(type), types().constructType(type), type);
    }

    /** Reads a list of values, as a user interface sends edits. Throws as {@link #read} does. */
    public <T> List<T> readList(String json, Class<T> type) {
        refuseNull("json", json, "type", type);
        return read(json, reader(type), types().constructCollectionType(List.class, type), type);
    }

    /** Reads a page of entries. Throws as {@link #read} does. */
    public <T> Page<T> readPage(String json, Class<T> type) {
        refuseNull("json", json, "type", type);
        return read(json, TOLERANT, page(type), type);
    }

    /** Reads the outcome of an operation with that type of result. Throws as {@link #read} does. */
    public <T> Outcome<T> readOutcome(String json, Class<T> type) {
        refuseNull("json", json, "type", type);
        return read(json, TOLERANT, types().constructParametricType(Outcome.class, type), type);
    }

    /** Reads the outcome of a request for a page. Throws as {@link #read} does. */
    public <T> Outcome<Page<T>> readPageOutcome(String json, Class<T> type) {
        refuseNull("json", json, "type", type);
        return read(json, TOLERANT, types().constructParametricType(Outcome.class, page(type)), type);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // The public methods tie the type to a class.
    private static <T> T read(String json, ObjectReader reader, JavaType whole, Class<?> type) {
        T value;
        try {
            value = reader.forType(whole).readValue(json);
        } catch (JacksonException | WrongCallException e) {
            throw JsonReadFailure.of(type, e);
        }
        if (value == null || (value instanceof List<?> list && list.stream().anyMatch(Objects::isNull))) {
            throw new WrongCallException(type.getSimpleName() + " as JSON: a value is missing");
        }
        return value;
    }

    private static ObjectReader reader(Class<?> type) {
        return SENT_BY_USERS.stream().anyMatch(sent -> sent.isAssignableFrom(type)) ? STRICT : TOLERANT;
    }

    // One by one, since by the list's static type Jackson would omit the names of cases.
    private String array(Collection<?> values) {
        StringWriter text = new StringWriter();
        try (SequenceWriter all = writer.writeValuesAsArray(text)) {
            all.writeAll(values);
        }
        return text.toString();
    }

    private static JavaType page(Class<?> type) {
        return types().constructParametricType(Page.class, type);
    }

    private static TypeFactory types() {
        return JsonShapes.wireMapper().getTypeFactory();
    }
}
