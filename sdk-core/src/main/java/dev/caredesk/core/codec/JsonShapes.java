package dev.caredesk.core.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.Version;
import dev.caredesk.customer.Profile;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Question;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON mapper for the SDK's data, which is built once. Thread-safe.
 *
 * <p>A case of a sealed type has its simple name in {@code type}; an id, field name, tag, cursor or position is its text; a {@link
 * dev.caredesk.RecordId} of any kind is its text form with the kind in front; an instant or duration is ISO 8601; a version is a number; a
 * profile is one flat object; absent values are left out.
 */
public final class JsonShapes {

    /** The name of the writer's attribute that holds the language of messages; without it no messages are written. */
    public static final Object LANGUAGE = MessageProperty.LANGUAGE;

    /** The most characters of one JSON document from outside. */
    public static final int MAX_DOCUMENT = 8 * 1024 * 1024;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NAME = 1_000;
    private static final int MAX_NUMBER = 40;

    private static final List<Class<?>> SEALED = List.of(
            Action.class, Closing.class, DeskSignal.class, Edit.class, Outcome.class, Question.class, Refusal.class);

    private static final JsonMapper WIRE = build();

    private JsonShapes() {}

    /** Returns the mapper for what comes from outside, within {@link #MAX_DOCUMENT}. */
    public static JsonMapper wireMapper() {
        return WIRE;
    }

    /**
     * Returns a reader for what a newer version wrote. It skips unknown properties; an unknown name of an enum, case of a sealed type or
     * kind of record becomes its substitute where there is one.
     */
    public static ObjectReader tolerantReader() {
        return WIRE.reader().with(NewerNames.TOLERANT);
    }

    /** Returns a reader for what users send, which refuses anything unknown. */
    public static ObjectReader strictReader() {
        return WIRE.reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private static JsonMapper build() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(MAX_DOCUMENT)
                        .maxStringLength(MAX_DOCUMENT)
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_NUMBER)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(factory);
        shape(builder);
        refuseGuesses(builder);
        return builder.build();
    }

    private static void shape(JsonMapper.Builder builder) {
        SEALED.forEach(type -> builder.addMixIn(type, Mixins.Typed.class));
        builder.addMixIn(Profile.class, Mixins.Flat.class)
                .addMixIn(Version.class, Mixins.Counted.class)
                .addModule(new TextModule())
                .addModule(new NewerCases())
                .addModule(MessageProperty.module())
                .annotationIntrospector(AnnotationIntrospector.pair(
                        builder.annotationIntrospector(),
                        AnnotationIntrospector.pair(new OpenRecordIds(), new NewerNames())))
                .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .withConfigOverride(
                        OptionalInt.class,
                        one -> one.setInclude(JsonInclude.Value.construct(
                                JsonInclude.Include.NON_EMPTY, JsonInclude.Include.USE_DEFAULTS)))
                .changeDefaultVisibility(all -> all.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.FAIL_ON_EMPTY_BEANS);
    }

    /** Refuses values of the wrong type instead of converting them. */
    private static void refuseGuesses(JsonMapper.Builder builder) {
        builder.changeDefaultNullHandling(all -> all.withContentNulls(Nulls.FAIL))
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }
}
