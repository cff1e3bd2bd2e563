package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.CaredeskClosedException;
import dev.caredesk.OperationId;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.TenantSettings;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.DeskListener;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.Offer;
import dev.caredesk.event.EventListener;
import dev.caredesk.event.Trimming;
import dev.caredesk.request.RequestId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All calls that a host can still make on a handle that it kept, whatever they are, so that none is forgotten. */
final class LateCalls {

    /** What only says who the handle is. */
    private static final Set<String> HARMLESS = Set.of("id", "agent", "language", "limits");

    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(AgentId.class, Samples.AGENT),
            Map.entry(TenantId.class, TenantId.DEFAULT),
            Map.entry(Locale.class, Locale.ENGLISH),
            Map.entry(TenantSettings.class, TenantSettings.DEFAULT),
            Map.entry(Trimming.class, sample(Trimming.class)),
            Map.entry(InteractionId.class, Samples.INTERACTION),
            Map.entry(Offer.class, sample(Offer.class)),
            Map.entry(CustomerId.class, Samples.CUSTOMER),
            Map.entry(RequestId.class, Samples.REQUEST),
            Map.entry(ActivityId.class, Samples.ACTIVITY),
            Map.entry(RecordId.class, Samples.REQUEST),
            Map.entry(EngagementId.class, Samples.ENGAGEMENT),
            Map.entry(OperationId.class, OperationId.of("late")),
            Map.entry(ChannelId.class, Samples.CHANNEL),
            Map.entry(MediaType.class, MediaType.CHAT),
            Map.entry(ContactAddress.class, Samples.ADDRESS),
            Map.entry(Attachment.class, Samples.ATTACHMENT),
            Map.entry(Action.class, new Action.AddComment(Samples.ACTIVITY, "late")),
            Map.entry(Answer.class, sample(Answer.class)),
            Map.entry(String.class, "late"),
            Map.entry(int.class, 10),
            Map.entry(long.class, 1L),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(List.class, List.of()),
            Map.entry(Consumer.class, (Consumer<Object>) edits -> {}),
            Map.entry(DeskListener.class, (DeskListener) signal -> {}),
            Map.entry(EventListener.class, (EventListener) event -> {}));

    private LateCalls() {}

    /** Makes all calls of that interface, each of which must say that the handle is closed. */
    static <T> void assertWrong(Class<T> type, T handle) {
        assertThat(of(type))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(thrown(method, handle))
                        .as(method.toString())
                        .isInstanceOf(CaredeskClosedException.class));
    }

    private static List<Method> of(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getParameterCount() > 0 || !isHarmless(type, method.getName()))
                .toList();
    }

    /** A handle may be ended twice; closing an engagement is an operation. */
    private static boolean isHarmless(Class<?> type, String call) {
        return HARMLESS.contains(call) || (call.equals("close") && AutoCloseable.class.isAssignableFrom(type));
    }

    private static Throwable thrown(Method method, Object handle) {
        Object[] values =
                Arrays.stream(method.getParameterTypes()).map(LateCalls::value).toArray();
        try {
            Object result = method.invoke(handle, values);
            return new AssertionError("it gave " + result);
        } catch (InvocationTargetException thrown) {
            return thrown.getTargetException();
        } catch (IllegalAccessException hidden) {
            return hidden;
        }
    }

    private static Object value(Class<?> type) {
        return Optional.ofNullable(VALUES.get(type)).orElseThrow(() -> new AssertionError("no value of " + type));
    }

    private static Object sample(Class<?> type) {
        return Samples.all().stream().filter(type::isInstance).findFirst().orElseThrow();
    }
}
