package dev.caredesk.core.codec;

import dev.caredesk.RecordId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Writes a record id with its kind in front where the property can hold any kind. Jackson looks at the value's own class, and would write
 * the bare value of concrete ids.
 */
final class OpenRecordIds extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    private static final ValueSerializer<RecordId> WITH_KIND = new TextWriter<>(RecordId.class, RecordId::text);

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public @Nullable Object findSerializer(MapperConfig<?> config, Annotated at) {
        return at instanceof AnnotatedMember && isOpen(at.getType()) ? WITH_KIND : null;
    }

    @Override
    public @Nullable Object findContentSerializer(MapperConfig<?> config, Annotated at) {
        return at instanceof AnnotatedMember && isOpen(at.getType().getContentType()) ? WITH_KIND : null;
    }

    private static boolean isOpen(@Nullable JavaType type) {
        return type != null && type.hasRawClass(RecordId.class);
    }
}
