package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.Texts;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.Direction;
import dev.caredesk.core.codec.JsonShapes;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Question;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("an older client reads what a newer version wrote")
class ViewJsonNewerTest {

    private static final ViewJson JSON = ViewJson.create();
    private static final JsonMapper MAPPER = JsonShapes.wireMapper();

    /** What users send: it is refused where it is not understood. */
    private static final Set<Class<?>> SENT =
            Set.of(Edit.class, Edit.Side.class, Action.class, Answer.class, Answer.Choice.class);

    /** Closed for ever, as their Javadoc promises. */
    private static final Set<Class<?>> CLOSED =
            Set.of(Direction.class, Closing.class, Closing.Kind.class, Question.class, Outcome.class);

    private static final Set<Class<?>> OPEN_CASES = Set.of(Refusal.class, DeskSignal.class);

    /** What a test of its own must find: an enum without a name for the unknown. */
    enum Mood {
        SUNNY
    }

    /** What a test of its own must find: a sealed type without a case for the unknown. */
    sealed interface Shape {
        /** The only case. */
        record Round() implements Shape {}
    }

    private static Stream<Class<?>> ofDesk() {
        return SdkData.exported().stream().filter(type -> !SdkData.isOfPort(type));
    }

    private static Stream<Class<?>> enums() {
        return ofDesk().filter(Class::isEnum);
    }

    private static Set<String> names(Stream<Class<?>> enums) {
        return enums.flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    static List<Class<?>> growing() {
        return ofDesk().filter(type -> type.isEnum() || (type.isInterface() && type.isSealed()))
                .filter(type -> !CLOSED.contains(type) && !SENT.contains(type))
                .toList();
    }

    /** The sample's JSON as newer versions would write it. */
    private static List<JsonNode> newer(Object sample) {
        Set<String> cases = OPEN_CASES.stream()
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .map(Class::getSimpleName)
                .filter(name -> !(sample instanceof Closing.Closed && name.equals("Closed"))) // a refusal's too
                .collect(Collectors.toSet());
        Set<String> names = names(growing().stream().filter(Class::isEnum));
        return new NewerJson(names, cases, NewerJson.NAME).of(MAPPER.valueToTree(sample));
    }

    private static boolean isSent(Object sample) {
        return SENT.stream().anyMatch(type -> type.isInstance(sample));
    }

    static List<Named<Object>> shown() {
        return Samples.all().stream()
                .filter(sample -> !isSent(sample))
                .filter(sample -> !newer(sample).isEmpty())
                .map(sample -> Named.of(SdkData.name(sample.getClass()), sample))
                .toList();
    }

    static List<Named<Object>> sent() {
        return Samples.all().stream()
                .filter(ViewJsonNewerTest::isSent)
                .map(sample -> Named.of(SdkData.name(sample.getClass()), sample))
                .toList();
    }

    /** By its sealed type, where it has one that may grow. */
    private static Class<?> readAs(Object sample) {
        return OPEN_CASES.stream()
                .<Class<?>>map(type -> type)
                .filter(type -> type.isInstance(sample))
                .findFirst()
                .orElse(sample.getClass());
    }

    private static boolean isRead(Class<?> type) {
        return Stream.of(
                        '"' + NewerJson.NAME + '"',
                        '"' + NewerJson.KIND + "/1\"",
                        "{\"type\":\"" + NewerJson.CASE + "\",\"code\":\"x.y\",\"news\":{\"a\":[1]}}")
                .anyMatch(json -> {
                    try {
                        return type.isInstance(JSON.read(json, type));
                    } catch (WrongCallException unread) {
                        return false;
                    }
                });
    }

    @Test
    @DisplayName(
            "every enum and sealed type that may grow has a reading for what it does not know, and one without is found")
    void everyTypeThatMayGrow() {
        assertThat(growing()).hasSizeGreaterThan(10).contains(RecordId.class, Refusal.class);
        assertThat(growing()).allMatch(ViewJsonNewerTest::isRead);
        assertThat(Set.of(Mood.class, Shape.class)).noneMatch(ViewJsonNewerTest::isRead);
        assertThat(CLOSED).noneMatch(ViewJsonNewerTest::isRead);
    }

    @Test
    @DisplayName("what a user interface sees has nothing of the ports in it, whose types are never read from JSON")
    void portsAreApart() {
        assertThat(SdkData.records().stream()
                        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                        .filter(part -> part.getGenericType().getTypeName().contains(".spi.")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shown")
    @DisplayName("in each place of each record, the rest of it intact")
    void readsUnknownInEachPlace(Object sample) {
        assertThat(newer(sample)).allSatisfy(newer -> {
            Object read = ReadBack.read(JSON, newer.toString(), readAs(sample));
            JsonNode written = MAPPER.valueToTree(read);
            assertThat(written).isEqualTo(NewerJson.readAndWritten(newer));
        });
    }

    @ParameterizedTest
    @MethodSource("shown")
    @DisplayName("and writes it again, in any language")
    void writesUnknownAgain(Object sample) {
        assertThat(newer(sample)).allSatisfy(newer -> {
            Object read = ReadBack.read(JSON, newer.toString(), readAs(sample));
            for (Locale language : Texts.languages()) {
                String written = ViewJson.of(language).write(read);
                assertThat(ReadBack.read(JSON, written, readAs(sample))).isEqualTo(read);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("sent")
    @DisplayName("but what users send is refused in each place that is not understood")
    void refusesUnknownFromUsers(Object sample) {
        Class<?> type = sample instanceof Edit ? Edit.class : sample instanceof Action<?> ? Action.class : Answer.class;
        Set<String> cases = Set.of(sample.getClass().getSimpleName());
        List<JsonNode> all = Stream.of(NewerJson.NAME, "UNKNOWN")
                .map(name -> new NewerJson(names(enums()), cases, name))
                .flatMap(newer -> newer.of(MAPPER.valueToTree(sample)).stream())
                .toList();

        assertThat(all)
                .isNotEmpty()
                .allSatisfy(newer -> assertThatThrownBy(() -> JSON.read(newer.toString(), type))
                        .isInstanceOf(WrongCallException.class)
                        .hasMessageStartingWith(type.getSimpleName() + " as JSON"));
    }
}
