package dev.caredesk.verification.nulls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.core.ViewJson;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.email.MailFolderChannel;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.channel.PushHost;
import dev.caredesk.testkit.TestClock;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each parameter of a public call in turn is null, all others are not. To hold further types to it, add a module to {@link #MODULES}, or an
 * instance to {@link #instances}.
 */
@DisplayName("null is refused by name")
class NullRefusalTest {
    /** A type of each module whose constructors and factories are called. */
    static final List<Class<?>> MODULES = List.of(
            AgentId.class,
            CaredeskBuilder.class,
            JdbcStorage.class,
            InMemoryStorage.class,
            MailFolderChannel.class,
            TestClock.class);

    private static final PushChannel CHAT = PushChannel.of(ChannelId.of("chat"));
    private static final Caredesk CAREDESK =
            CaredeskBuilder.on(InMemoryStorage.create()).channel(CHAT).start();
    private static final Desk DESK = CAREDESK.desk(AgentId.of("mara"));

    @AfterAll
    static void close() {
        CAREDESK.close();
    }

    private static Engagement engagement() {
        CHAT.offerChat(
                "c1",
                Contact.at(ContactAddress.email("ada@example.org")),
                IncomingMessage.inbound("1", Instant.EPOCH, "x"));
        return DESK.accept(CHAT.interaction("c1")).orElseThrow();
    }

    /** Whose methods are called. */
    static Stream<Object> instances() {
        return Stream.of(
                PushChannel.of(ChannelId.of("chat")),
                PushChannel.of(ChannelId.of("chat"), new PushHost() {}),
                JdbcOptions.DEFAULT,
                MailFolderChannel.Options.DEFAULT,
                CaredeskBuilder.on(InMemoryStorage.create()),
                ViewJson.create(),
                CAREDESK,
                CAREDESK.tenant(),
                CAREDESK.events(),
                DESK,
                engagement());
    }

    private final SampleArguments specimens = new SampleArguments();

    @ParameterizedTest
    @FieldSource("MODULES")
    @DisplayName("by constructors and factories of a module")
    void constructorsAndFactoriesRefuseNull(Class<?> ofModule) {
        assertThat(passing(PublicCalls.factories(ofModule), null)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("instances")
    @DisplayName("by methods of an instance")
    void methodsRefuseNull(Object instance) {
        assertThat(passing(PublicCalls.methods(instance.getClass()), instance)).isEmpty();
    }

    /** A record with missing checks, which a test of its own must find. */
    record PartlyCheckedRecord(String first, @Nullable String second, int third) {
        public PartlyCheckedRecord {
            Objects.requireNonNull(first);
        }

        /** Passes. */
        public static PartlyCheckedRecord of(String first) {
            return new PartlyCheckedRecord("", first, 1);
        }
    }

    @Test
    @DisplayName("and what is let through, or refused without a name, is found")
    void detectsMissingRefusal() throws NoSuchMethodException {
        List<Executable> careless = List.of(
                PartlyCheckedRecord.class.getConstructor(String.class, String.class, int.class),
                PartlyCheckedRecord.class.getMethod("of", String.class));

        assertThat(passing(careless, null)).hasSize(2);
    }

    private List<String> passing(List<? extends Executable> calls, @Nullable Object instance) {
        assertThat(calls).as("calls").isNotEmpty();
        List<String> passing = new ArrayList<>();
        for (Executable call : calls) {
            for (int at = 0; at < call.getParameterCount(); at++) {
                if (takesNone(call.getParameters()[at])) {
                    String wrong = called(call, instance, at);
                    if (!wrong.isEmpty()) {
                        passing.add(call.getDeclaringClass().getSimpleName() + "." + call.getName() + "("
                                + call.getParameters()[at].getName() + "): " + wrong);
                    }
                }
            }
        }
        return passing;
    }

    private static boolean takesNone(Parameter parameter) {
        return !parameter.getType().isPrimitive()
                && !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Returns the fault of the answer; empty when it is a refusal that names the parameter. */
    private String called(Executable call, @Nullable Object instance, int nullAt) {
        Object[] arguments =
                Arrays.stream(call.getParameterTypes()).map(specimens::of).toArray();
        arguments[nullAt] = null;
        call.setAccessible(true);
        try {
            if (call instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                ((Method) call).invoke(instance, arguments);
            }
            return "passes";
        } catch (InvocationTargetException failure) {
            return names(failure.getCause(), call, call.getParameters()[nullAt].getName())
                    ? ""
                    : String.valueOf(failure.getCause());
        } catch (IllegalAccessException | InstantiationException hidden) {
            return String.valueOf(hidden);
        }
    }

    private boolean names(@Nullable Throwable refusal, Executable call, String parameter) {
        String text = Optional.ofNullable(refusal).map(Throwable::getMessage).orElse("");
        return refusal instanceof WrongCallException
                && text.endsWith(" must not be null")
                && names(call, parameter).anyMatch(text.toLowerCase(Locale.ROOT)::contains);
    }

    /** Returns the names that a refusal may use for the parameter: an id names itself, "agent id", and a change its part. */
    private Stream<String> names(Executable call, String parameter) {
        String type = call.getDeclaringClass().getSimpleName().replaceAll("(?<=.)([A-Z])", " $1");
        Stream<String> others = Stream.of(type, call.getName().replaceFirst("^with", ""))
                .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
        // Identifier.checked calls what it checks as its caller does.
        return Stream.concat(Stream.of(parameter, String.valueOf(specimens.of(String.class))), others)
                .map(name -> name.toLowerCase(Locale.ROOT));
    }
}
