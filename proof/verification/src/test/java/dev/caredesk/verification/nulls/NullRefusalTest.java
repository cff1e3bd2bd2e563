package dev.caredesk.verification.nulls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.core.ViewJson;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Edits;
import dev.caredesk.desk.Engagement;
import dev.caredesk.email.MailFolderChannel;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.request.RequestId;
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
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each parameter of a public call in turn is null, or a collection or map with a null in it, all others are not. To hold further types to it, add a module to {@link #MODULES}, or an
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

    private static final Pattern REFUSAL = Pattern.compile(" must not (be null|have null in it)$");
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
                CAREDESK.inbox(),
                DESK,
                engagement(),
                edits(),
                edits().customer(),
                edits().request(RequestId.of("r1")),
                edits().activity(ActivityId.of("a1")));
    }

    /** Builds edits outside of the call for which they are made. */
    private static Edits edits() {
        List<Edits> made = new ArrayList<>();
        assertThat(engagement().edit(made::add).isDone()).isTrue();
        return made.get(0);
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

        /** Is refused without a name when there is null in it. */
        public static PartlyCheckedRecord of(List<String> all) {
            if (all == null) {
                throw new WrongCallException("all must not be null");
            }
            return new PartlyCheckedRecord(String.join("", List.copyOf(all)), null, 1);
        }
    }

    @Test
    @DisplayName("and what is let through, or refused without a name, is found")
    void detectsMissingRefusal() throws NoSuchMethodException {
        List<Executable> careless = List.of(
                PartlyCheckedRecord.class.getConstructor(String.class, String.class, int.class),
                PartlyCheckedRecord.class.getMethod("of", String.class),
                PartlyCheckedRecord.class.getMethod("of", List.class));

        assertThat(passing(careless, null)).hasSize(3);
    }

    private List<String> passing(List<? extends Executable> calls, @Nullable Object instance) {
        assertThat(calls).as("calls").isNotEmpty();
        List<String> passing = new ArrayList<>();
        for (Executable call : calls) {
            for (int at = 0; at < call.getParameterCount(); at++) {
                if (takesNone(call.getParameters()[at])) {
                    passing.addAll(passing(call, instance, at));
                }
            }
        }
        return passing;
    }

    private List<String> passing(Executable call, @Nullable Object instance, int at) {
        Parameter parameter = call.getParameters()[at];
        return withNull(parameter.getType())
                .map(wrong -> called(call, instance, at, wrong))
                .filter(answer -> !answer.isEmpty())
                .map(answer -> call.getDeclaringClass().getSimpleName() + "." + call.getName() + "("
                        + parameter.getName() + "): " + answer)
                .toList();
    }

    /** Returns null, and for a collection or map those with null in them. */
    private static Stream<@Nullable Object> withNull(Class<?> type) {
        List<@Nullable Object> one = Collections.singletonList(null);
        Stream<@Nullable Object> others = Stream.of();
        if (type == List.class || type == Collection.class) {
            others = Stream.of(one);
        } else if (type == Set.class) {
            others = Stream.of(new HashSet<>(one));
        } else if (type == Map.class) {
            others = Stream.of(Collections.singletonMap(null, "one"), Collections.singletonMap("one", null));
        }
        return Stream.concat(one.stream(), others);
    }

    private static boolean takesNone(Parameter parameter) {
        return !parameter.getType().isPrimitive()
                && !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Returns the fault of the answer; empty when it is a refusal that names the parameter. */
    private String called(Executable call, @Nullable Object instance, int wrongAt, @Nullable Object wrong) {
        Object[] arguments =
                Arrays.stream(call.getParameterTypes()).map(specimens::of).toArray();
        arguments[wrongAt] = wrong;
        call.setAccessible(true);
        try {
            if (call instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                ((Method) call).invoke(instance, arguments);
            }
            return "passes";
        } catch (InvocationTargetException failure) {
            return names(failure.getCause(), call, call.getParameters()[wrongAt].getName())
                    ? ""
                    : String.valueOf(failure.getCause());
        } catch (IllegalAccessException | InstantiationException hidden) {
            return String.valueOf(hidden);
        }
    }

    private boolean names(@Nullable Throwable refusal, Executable call, String parameter) {
        String text = Optional.ofNullable(refusal).map(Throwable::getMessage).orElse("");
        return refusal instanceof WrongCallException
                && REFUSAL.matcher(text).find()
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
