package dev.caredesk.core.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Lets the tolerant reader read an unknown name of an enum as {@code UNKNOWN}. An enum without that constant will never grow, or occurs
 * only in what users send.
 */
final class NewerNames extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    /** The feature that marks a reader as tolerant of names, cases and kinds of a newer version. */
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
