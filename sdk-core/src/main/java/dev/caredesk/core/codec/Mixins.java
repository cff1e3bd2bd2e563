package dev.caredesk.core.codec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.caredesk.Field;
import java.util.Map;

/** Jackson annotations for types of sdk-api, which itself does not depend on Jackson. */
final class Mixins {

    private Mixins() {}

    /** For a sealed type: each case has its name in {@code type}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    interface Typed {}

    /** For a profile: one property for each field. */
    abstract static class Flat {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Flat(Map<Field, String> values) {}

        @JsonValue
        abstract Map<Field, String> values();
    }

    /** For a version: a number. */
    abstract static class Counted {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Counted(long number) {}

        @JsonValue
        abstract long number();
    }
}
