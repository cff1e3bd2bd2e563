package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Message;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.desk.Engagement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("text")
class TextLimitsTest {

    private static final String EMOJI = "\uD83D\uDE00";
    private static final String COMBINED = "e\u0301";
    private static final String RIGHT_TO_LEFT = "\u05E9\u05DC\u05D5\u05DD \u202E\u0645\u0631\u062D\u0628\u0627";

    private final TestSite site = new TestSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Engagement work() {
        return site.mara().accept(site.chat("ada@example.org")).orElseThrow();
    }

    private static Stream<Field> customerFields() {
        return Stream.concat(CustomerFields.ALL.stream(), Stream.of(Field.extra("nickname")));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("customerFields")
    @DisplayName(
            "L1 · a field of a customer holds 2,000 code points, emoji and combining characters alike, and not one more")
    void limitsCustomerFields(Field field) {
        Engagement work = work();
        for (String full : List.of("x".repeat(2_000), EMOJI.repeat(2_000), COMBINED.repeat(1_000))) {
            work.edit(edits -> edits.customer().set(field, full)).orElseThrow();
            assertThat(ViewLookups.value(work, field)).contains(full);
            Outcome<?> refused = work.edit(edits -> edits.customer().set(field, full + "x"));
            assertThat(ViewLookups.codes(refused)).containsExactly(RefusalCode.TEXT_TOO_LONG);
            assertThat(ViewLookups.value(work, field)).contains(full);
        }
        work.create().orElseThrow();
        assertThat(work.view().customer().stored().get(field)).contains(COMBINED.repeat(1_000));
    }

    @Test
    @DisplayName("L1 · title and description of a request hold 2,000 code points and not one more")
    void limitsRequestTexts() {
        Engagement work = work();
        for (String full : List.of("x".repeat(2_000), EMOJI.repeat(2_000), COMBINED.repeat(1_000))) {
            work.edit(edits -> edits.request().title(full).description(full)).orElseThrow();
            assertThat(ViewLookups.codes(work.edit(edits -> edits.request().title(full + "x"))))
                    .containsExactly(RefusalCode.TEXT_TOO_LONG);
            assertThat(ViewLookups.codes(work.edit(edits -> edits.request().description(full + "x"))))
                    .containsExactly(RefusalCode.TEXT_TOO_LONG);
        }
    }

    @Test
    @DisplayName("L1 · an added request's title and description hold 2,000 code points, before and after Create")
    void limitsTextsOfAddedRequest() {
        Engagement work = work();
        String full = EMOJI.repeat(2_000);
        for (int round = 0; round < 2; round++) {
            work.addRequest(full, full).orElseThrow();
            work.addRequest(COMBINED.repeat(1_000), COMBINED.repeat(1_000)).orElseThrow();
            Outcome<?> refused = work.addRequest(full + "x", full + "xx");
            assertThat(refused.refusals())
                    .extracting(
                            refusal -> ((Refusal.OverLimit) refusal).field(),
                            refusal -> ((Refusal.OverLimit) refusal).actual())
                    .containsExactlyInAnyOrder(tuple(Field.TITLE, 2_001L), tuple(Field.DESCRIPTION, 2_002L));
            if (round == 0) {
                work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
                work.create().orElseThrow();
            }
        }
    }

    @Test
    @DisplayName("S1 · a query holds 2,000 code points, emoji and combining characters alike, and not one more")
    void limitsQuery() {
        for (String full : List.of("x".repeat(2_000), "x" + EMOJI.repeat(1_999), COMBINED.repeat(1_000))) {
            assertThat(site.mara().search(full).orElseThrow().matches()).isZero();
            assertThat(ViewLookups.overLimit(site.mara().search(full + "x")).actual())
                    .isEqualTo(2_001);
        }
    }

    @Test
    @DisplayName("L1 · a comment holds 2,000 code points and not one more")
    void limitsComment() {
        Engagement work = work();
        for (String full : List.of("x".repeat(2_000), EMOJI.repeat(2_000), COMBINED.repeat(1_000))) {
            work.comment(full).orElseThrow();
            Outcome<?> refused = work.comment(full + EMOJI);
            assertThat(ViewLookups.overLimit(refused).actual()).isEqualTo(2_001);
        }
        assertThat(work.comments(ViewLookups.current(work), Optional.empty(), 20)
                        .orElseThrow()
                        .items())
                .hasSize(3);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"a\u0000b", "\uD83D", "a\uDE00", "\uDE00\uD83D"})
    @DisplayName("L5 · NUL and unpaired surrogates are refused from agents, in every text")
    void refusesMalformedText(String bad) {
        Engagement work = work();
        List<RefusalCode> malformed = List.of(RefusalCode.TEXT_MALFORMED);
        for (Field field : customerFields().toList()) {
            assertThat(ViewLookups.codes(work.edit(edits -> edits.customer().set(field, bad))))
                    .as(field.value())
                    .isEqualTo(malformed);
        }
        assertThat(ViewLookups.codes(work.edit(edits -> edits.request().title(bad))))
                .isEqualTo(malformed);
        assertThat(ViewLookups.codes(work.edit(edits -> edits.request().description(bad))))
                .isEqualTo(malformed);
        assertThat(ViewLookups.codes(work.edit(edits -> edits.activity().tag(bad))))
                .isEqualTo(malformed);
        assertThat(ViewLookups.codes(work.comment(bad))).isEqualTo(malformed);
        assertThat(ViewLookups.codes(work.reply(bad))).isEqualTo(malformed);
        assertThat(ViewLookups.codes(work.addRequest(bad, ""))).isEqualTo(malformed);
        assertThat(ViewLookups.codes(work.addRequest("", bad))).isEqualTo(malformed);
        assertThat(work.view().unsaved())
                .allSatisfy(unsaved -> assertThat(unsaved.mine()).isNotEqualTo(Optional.of(bad)));
    }

    @Test
    @DisplayName("L5 · from a channel NUL and unpaired surrogates come in as U+FFFD")
    void repairsTextOfChannels() {
        InteractionId id = site.offer(
                MediaType.CHAT,
                Contact.at(ContactAddress.email("ada@example.org")).named("A\u0000da Lo\uD83Dve"));
        Engagement work = site.mara().accept(id).orElseThrow();
        site.channel.message(id, "m1", site.clock.instant(), "so\u0000 \uDE00 far " + EMOJI);
        site.settle();
        assertThat(ViewLookups.value(work, CustomerFields.FIRST_NAME)).contains("A\uFFFDda");
        assertThat(ViewLookups.value(work, CustomerFields.LAST_NAME)).contains("Lo\uFFFDve");
        assertThat(messages(work))
                .extracting(message -> message.content().text())
                .contains("so\uFFFD \uFFFD far " + EMOJI);
        work.create().orElseThrow();
    }

    @Test
    @DisplayName("L5 · right-to-left text and its marks are kept as they are")
    void keepsRightToLeftText() {
        Engagement work = work();
        work.edit(edits -> {
                    edits.customer().firstName(RIGHT_TO_LEFT);
                    edits.request().title(RIGHT_TO_LEFT);
                    edits.activity().tag(RIGHT_TO_LEFT);
                })
                .orElseThrow();
        work.comment(RIGHT_TO_LEFT).orElseThrow();
        work.create().orElseThrow();
        assertThat(work.view().customer().stored().get(CustomerFields.FIRST_NAME))
                .contains(RIGHT_TO_LEFT);
        assertThat(ViewLookups.request(work, ViewLookups.request(work)).title()).isEqualTo(RIGHT_TO_LEFT);
        assertThat(ViewLookups.tags(work)).containsExactly(RIGHT_TO_LEFT);
        assertThat(site.mara().search("\u05E9\u05DC\u05D5\u05DD").orElseThrow().matches())
                .isEqualTo(1);
    }

    private static List<Message> messages(Engagement work) {
        return work.messages(ViewLookups.current(work), Optional.empty(), 20)
                .orElseThrow()
                .items();
    }
}
