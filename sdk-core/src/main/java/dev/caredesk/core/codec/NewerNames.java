package dev.caredesk.core.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Has the tolerant reader read a name that an enum does not have as its {@code UNKNOWN}. An enum without one is closed for ever, or is
 * only in what users send.
 */
final class NewerNames extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    /** What makes a reader tolerant of names, cases and kinds of a newer version. */
    static final EnumFeature TOLERANT = EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE;

    private static final String UNKNOWN = "UNKNOWN";

    static boolean isTolerant(DeserializationContext context) {
        return context.isEnabled(TOLERANT);
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public @Nullable Enum<?> findDefaultEnumValue(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values) {
        for (Enum<?> value : values) {
            if (value.name().equals(UNKNOWN)) {
                return value;
            }
        }
        return null;
    }
}
