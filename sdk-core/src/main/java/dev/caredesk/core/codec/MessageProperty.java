package dev.caredesk.core.codec;

import dev.caredesk.Refusal;
import dev.caredesk.desk.Question;
import dev.caredesk.desk.StaleNotice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.VirtualAnnotatedMember;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.VirtualBeanPropertyWriter;
import tools.jackson.databind.util.SimpleBeanPropertyDefinition;

/** Writes the {@code message} of refusals, questions and notices in the writer's language, beside their data; it is never read. */
final class MessageProperty extends VirtualBeanPropertyWriter {

    private static final long serialVersionUID = 1L;

    static final String LANGUAGE = "dev.caredesk.language";
    static final String NAME = "message";

    private MessageProperty(BeanPropertyDefinition property, AnnotatedClass in, JavaType type) {
        super(property, in.getAnnotations(), type);
    }

    static JacksonModule module() {
        return new SimpleModule("caredesk-messages").setSerializerModifier(new Adding());
    }

    @Override
    protected @Nullable Object value(Object bean, JsonGenerator out, SerializationContext context) {
        if (!(context.getAttribute(LANGUAGE) instanceof Locale language)) {
            return null;
        }
        if (bean instanceof Refusal refusal) {
            return refusal.message(language);
        }
        return bean instanceof Question question ? question.message(language) : ((StaleNotice) bean).message(language);
    }

    @Override
    public VirtualBeanPropertyWriter withConfig(
            MapperConfig<?> config, AnnotatedClass in, BeanPropertyDefinition property, JavaType type) {
        return new MessageProperty(property, in, type);
    }

    private static MessageProperty of(SerializationConfig config, AnnotatedClass in) {
        JavaType text = config.constructType(String.class);
        var member = new VirtualAnnotatedMember(in, in.getRawType(), NAME, text);
        return new MessageProperty(
                SimpleBeanPropertyDefinition.construct(config, member, PropertyName.construct(NAME)), in, text);
    }

    private static final class Adding extends ValueSerializerModifier {

        private static final long serialVersionUID = 1L;
        private static final List<Class<?>> SPEAKING = List.of(Refusal.class, Question.class, StaleNotice.class);

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
            if (SPEAKING.stream().noneMatch(type -> type.isAssignableFrom(bean.getBeanClass()))) {
                return properties;
            }
            List<BeanPropertyWriter> more = new ArrayList<>(properties);
            more.add(MessageProperty.of(config, bean.getClassInfo()));
            return more;
        }
    }
}
