package dev.caredesk.core.codec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.caredesk.Field;
import java.util.Map;

/** What would be annotations on the types of sdk-api, if that module knew Jackson. */
final class Mixins {

    private Mixins() {}

    /** A sealed type: each case says which it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    interface Typed {}

    /** A profile: one property for each field. */
    abstract static class Flat {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Flat(Map<Field, String> values) {}

        @JsonValue
        abstract Map<Field, String> values();
    }

    /** A version: its number. */
    abstract static class Counted {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Counted(long number) {}

        @JsonValue
        abstract long number();
    }
}
