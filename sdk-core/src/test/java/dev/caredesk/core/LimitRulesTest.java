package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.EmailHeaders;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Message;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.ManualExecutor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("limits and text")
class LimitRulesTest {

    private static final String EMOJI = "\uD83D\uDE00";
    private static final String COMBINED = "e\u0301";
    private static final String RIGHT_TO_LEFT = "\u05E9\u05DC\u05D5\u05DD \u202E\u0645\u0631\u062D\u0628\u0627";

    private final Storage storage = InMemoryStorage.create();
    private final House house = new House(storage, Limits.DEFAULT);

    @AfterEach
    void close() {
        house.close();
    }

    private Engagement work() {
        return house.mara().accept(house.chat("ada@example.org")).orElseThrow();
    }

    private static Stream<Field> customerFields() {
        return Stream.concat(CustomerFields.ALL.stream(), Stream.of(Field.extra("nickname")));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("customerFields")
    @DisplayName("L1 · a field of a customer holds 2,000 code points, emoji and combining characters alike, and not one"
            + " more")
    void customerText(Field field) {
        Engagement work = work();
        for (String full : List.of("x".repeat(2_000), EMOJI.repeat(2_000), COMBINED.repeat(1_000))) {
            work.edit(edits -> edits.customer().set(field, full)).orElseThrow();
            assertThat(Told.value(work, field)).contains(full);
            Outcome<?> refused = work.edit(edits -> edits.customer().set(field, full + "x"));
            assertThat(Told.codes(refused)).containsExactly(RefusalCode.TEXT_TOO_LONG);
            assertThat(Told.value(work, field)).contains(full);
        }
        work.create().orElseThrow();
        assertThat(work.view().customer().stored().get(field)).contains(COMBINED.repeat(1_000));
    }

    @Test
    @DisplayName("L1 · title and description of a request hold 2,000 code points and not one more")
    void requestText() {
        Engagement work = work();
        for (String full : List.of("x".repeat(2_000), EMOJI.repeat(2_000), COMBINED.repeat(1_000))) {
            work.edit(edits -> edits.request().title(full).description(full)).orElseThrow();
            assertThat(Told.codes(work.edit(edits -> edits.request().title(full + "x"))))
                    .containsExactly(RefusalCode.TEXT_TOO_LONG);
            assertThat(Told.codes(work.edit(edits -> edits.request().description(full + "x"))))
                    .containsExactly(RefusalCode.TEXT_TOO_LONG);
        }
    }

    @Test
    @DisplayName("L1 · an added request's title and description hold 2,000 code points, before and after Create")
    void addedRequestText() {
        Engagement work = work();
        String full = EMOJI.repeat(2_000);
        for (int round = 0; round < 2; round++) {
            work.addRequest(full, full).orElseThrow();
            Outcome<?> refused = work.addRequest(full + "x", full + "xx");
            assertThat(refused.refusals())
                    .extracting(
                            refusal -> ((Refusal.OverLimit) refusal).field(),
                            refusal -> ((Refusal.OverLimit) refusal).actual())
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(Field.TITLE, 2_001L),
                            org.assertj.core.groups.Tuple.tuple(Field.DESCRIPTION, 2_002L));
            if (round == 0) {
                work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
                work.create().orElseThrow();
            }
        }
    }

    @Test
    @DisplayName("L1 · a comment holds 2,000 code points and not one more")
    void commentText() {
        Engagement work = work();
        for (String full : List.of("x".repeat(2_000), EMOJI.repeat(2_000), COMBINED.repeat(1_000))) {
            work.comment(full).orElseThrow();
            Outcome<?> refused = work.comment(full + EMOJI);
            assertThat(Told.overLimit(refused).actual()).isEqualTo(2_001);
        }
        assertThat(work.comments(Told.current(work), Optional.empty(), 20)
                        .orElseThrow()
                        .items())
                .hasSize(3);
    }

    @Test
    @DisplayName("L2 · a tag holds 50 code points, emoji and combining characters alike, and not one more")
    void tagLength() {
        Engagement work = work();
        for (String full : List.of("x".repeat(50), EMOJI.repeat(50), COMBINED.repeat(25))) {
            work.edit(edits -> edits.activity().tag(full)).orElseThrow();
            Outcome<?> refused = work.edit(edits -> edits.activity().tag(full + "y"));
            assertThat(Told.codes(refused)).containsExactly(RefusalCode.TAG_TOO_LONG);
            assertThat(Told.overLimit(refused).limit()).isEqualTo(50);
            assertThat(Told.overLimit(refused).actual()).isEqualTo(51);
        }
        assertThat(Told.tags(work)).hasSize(3);
    }

    @Test
    @DisplayName("L2 · white space around a tag does not count and is not kept")
    void tagStripped() {
        Engagement work = work();
        work.edit(edits -> edits.activity().tag(" \u00A0\u3000" + "x".repeat(50) + "\t \r\n"))
                .orElseThrow();
        assertThat(Told.tags(work)).containsExactly("x".repeat(50));
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"", " ", "\t", "\r\n", "\u00A0", "\u3000 \u2003"})
    @DisplayName("L2 · a tag of nothing but white space is refused")
    void tagEmpty(String tag) {
        Engagement work = work();
        assertThat(Told.codes(work.edit(edits -> edits.activity().tag(tag)))).containsExactly(RefusalCode.TAG_EMPTY);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"two\ttags", "two\ntags", "two\rtags", "bell\u0007s", "next\u0085line", "del\u007Fete"})
    @DisplayName("L2 · a tag with a control character is refused")
    void tagControl(String tag) {
        Engagement work = work();
        assertThat(Told.codes(work.edit(edits -> edits.activity().tag(tag)))).containsExactly(RefusalCode.TAG_CONTROL);
        assertThat(Told.tags(work)).isEmpty();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "caf\u00E9 ole",
                "CAF\u00C9 OLE",
                "cafe\u0301 ole",
                "\uFF23\uFF41\uFF46\u00E9 Ole",
                " Caf\u00E9\u00A0Ole "
            })
    @DisplayName("L3 · a tag that differs in case, width or composition is a duplicate, and the refusal says of which")
    void tagDuplicate(String again) {
        Engagement work = work();
        work.edit(edits -> edits.activity().tag("Caf\u00E9 Ole")).orElseThrow();
        Outcome<?> refused = work.edit(edits -> edits.activity().tag(again));
        assertThat(refused.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.TAG_DUPLICATE);
            assertThat(((Refusal.Duplicate) refusal).existing()).isEqualTo("Caf\u00E9 Ole");
            assertThat(((Refusal.Duplicate) refusal).holder()).contains(Told.current(work));
        });
        assertThat(Told.tags(work)).containsExactly("Caf\u00E9 Ole");
    }

    @Test
    @DisplayName("L3 · sharp s and SS are one tag, and two of one tag in one edit are refused")
    void tagDuplicateInOneEdit() {
        Engagement work = work();
        Outcome<?> refused =
                work.edit(edits -> edits.activity().tag("Stra\u00DFe").tag("STRASSE"));
        assertThat(Told.codes(refused)).containsExactly(RefusalCode.TAG_DUPLICATE);
        assertThat(Told.tags(work)).isEmpty();
    }

    @Test
    @DisplayName("L3 · a stored tag is a duplicate as well; removed by any spelling it can be added anew")
    void tagStored() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Engagement work = house.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.activity().tag("Router")).orElseThrow();
        work.save().orElseThrow();
        assertThat(Told.codes(work.edit(edits -> edits.activity().tag("ROUTER"))))
                .containsExactly(RefusalCode.TAG_DUPLICATE);
        work.edit(edits -> edits.activity().untag(" rOUTER ").tag("ROUTER")).orElseThrow();
        assertThat(work.view().unsaved()).isEmpty();
        assertThat(Told.tags(work)).containsExactly("Router");
        work.edit(edits -> edits.activity().untag("router")).orElseThrow();
        work.save().orElseThrow();
        work.edit(edits -> edits.activity().tag("ROUTER")).orElseThrow();
        work.save().orElseThrow();
        assertThat(Told.tags(work)).containsExactly("ROUTER");
    }

    @Test
    @DisplayName("L3 · when two agents add the same tag in two spellings, the first one stays, once")
    void tagByTwo() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Engagement mine = house.mara().reopen(ada).orElseThrow();
        Engagement theirs = house.luca().reopen(ada).orElseThrow();
        mine.edit(edits -> edits.activity().tag("router")).orElseThrow();
        theirs.edit(edits -> edits.activity().tag("Router")).orElseThrow();
        theirs.save().orElseThrow();
        assertThat(Told.codes(mine.save())).containsExactly(RefusalCode.RECORD_STALE);
        mine.load().orElseThrow();
        mine.save().orElseThrow();
        assertThat(Told.tags(mine)).containsExactly("Router");
        assertThat(mine.view().unsaved()).isEmpty();
    }

    @Test
    @DisplayName("L4 · a refusal names record, field, limit and actual size, and changes nothing; all of one edit come"
            + " together")
    void together() {
        Engagement work = work();
        var before = work.view();
        Outcome<?> refused = work.edit(edits -> {
            edits.customer().firstName("Ada").lastName("y".repeat(2_005));
            edits.request().title("z".repeat(3_000)).description("\u0000");
            edits.activity().tag("fine").tag("w".repeat(60)).tag("a\tb").tag("FINE");
        });
        assertThat(Told.codes(refused))
                .containsExactlyInAnyOrder(
                        RefusalCode.TEXT_TOO_LONG,
                        RefusalCode.TEXT_TOO_LONG,
                        RefusalCode.TEXT_MALFORMED,
                        RefusalCode.TAG_TOO_LONG,
                        RefusalCode.TAG_CONTROL,
                        RefusalCode.TAG_DUPLICATE);
        assertThat(refused.refusals())
                .contains(new Refusal.OverLimit(
                        RefusalCode.TEXT_TOO_LONG,
                        Optional.of(work.view().customer().id()),
                        CustomerFields.LAST_NAME,
                        2_000,
                        2_005))
                .contains(new Refusal.OverLimit(
                        RefusalCode.TEXT_TOO_LONG, Optional.of(Told.request(work)), Field.TITLE, 2_000, 3_000));
        assertThat(work.view()).isEqualTo(before);
    }

    @Test
    @DisplayName("L4 · a lowered limit locks nothing in: what is not changed is not judged")
    void lowered() {
        CustomerId ada = house.customer("A".repeat(100), "ada@example.org");
        Engagement first = house.mara().reopen(ada).orElseThrow();
        first.edit(edits -> {
                    edits.activity().tag("t".repeat(50)).tag("two").tag("three");
                    edits.customer().extra("a", "1").extra("b", "2").extra("c", "3");
                })
                .orElseThrow();
        first.save().orElseThrow();
        first.close().orElseThrow();
        Limits low = Limits.DEFAULT
                .withTextCharacters(20)
                .withTagCharacters(10)
                .withTagsPerActivity(2)
                .withExtraFields(1)
                .withRecordBytes(90);
        try (Caredesk later = CaredeskBuilder.on(storage)
                .clock(house.clock)
                .ids(house.ids)
                .executor(new ManualExecutor())
                .limits(low)
                .start()) {
            Engagement work = later.desk(House.LUCA).reopen(ada).orElseThrow();
            work.edit(edits -> {
                        edits.request().title("Short");
                        edits.activity().untag("three");
                    })
                    .orElseThrow();
            work.edit(edits -> edits.customer().extra("a", "").extra("b", "9")).orElseThrow();
            work.save().orElseThrow();
            assertThat(Told.codes(work.edit(edits -> edits.activity().tag("four"))))
                    .containsExactly(RefusalCode.TAGS_TOO_MANY);
            assertThat(Told.codes(work.edit(edits -> edits.customer().extra("d", "4"))))
                    .contains(RefusalCode.EXTRA_TOO_MANY);
            assertThat(Told.codes(work.edit(edits -> edits.customer().city("c".repeat(21)))))
                    .contains(RefusalCode.TEXT_TOO_LONG);
        }
    }

    @Test
    @DisplayName("L4 · a prefill that breaks a limit is left empty and noted, and the interaction is accepted")
    void prefill() {
        InteractionId id = house.offer(
                MediaType.CHAT,
                Contact.at(ContactAddress.email("ada@example.org")).named("y".repeat(2_001)));
        Engagement work = house.mara().accept(id).orElseThrow();
        assertThat(Told.value(work, CustomerFields.FIRST_NAME)).isEmpty();
        assertThat(Told.value(work, CustomerFields.LAST_NAME)).isEmpty();
        assertThat(Told.value(work, CustomerFields.HOME_EMAIL)).contains("ada@example.org");
        assertThat(messages(work))
                .anySatisfy(message -> assertThat(message.content().notes()).contains(ContentNote.PREFILL_LEFT_EMPTY));
    }

    @Test
    @DisplayName("L4 · an over-large message is kept as too large, with its headers")
    void tooLarge() {
        InteractionId id = house.offer(MediaType.EMAIL, Contact.at(ContactAddress.email("ada@example.org")));
        Engagement work = house.mara().accept(id).orElseThrow();
        EmailHeaders headers = Samples.HEADERS;
        Content large = new Content(
                "x".repeat(1024 * 1024 + 1),
                Optional.empty(),
                Optional.empty(),
                Optional.of(headers),
                List.of(),
                List.of());
        house.channel.message(id, new IncomingMessage("m1", house.clock.instant(), Direction.INBOUND, large));
        house.settle();
        assertThat(messages(work)).singleElement().satisfies(message -> {
            assertThat(message.content().text()).isEmpty();
            assertThat(message.content().email()).contains(headers);
            assertThat(message.content().notes()).contains(ContentNote.TOO_LARGE);
        });
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"a\u0000b", "\uD83D", "a\uDE00", "\uDE00\uD83D"})
    @DisplayName("L5 · NUL and unpaired surrogates are refused from agents, in every text")
    void malformed(String bad) {
        Engagement work = work();
        List<RefusalCode> malformed = List.of(RefusalCode.TEXT_MALFORMED);
        for (Field field : customerFields().toList()) {
            assertThat(Told.codes(work.edit(edits -> edits.customer().set(field, bad))))
                    .as(field.value())
                    .isEqualTo(malformed);
        }
        assertThat(Told.codes(work.edit(edits -> edits.request().title(bad)))).isEqualTo(malformed);
        assertThat(Told.codes(work.edit(edits -> edits.request().description(bad))))
                .isEqualTo(malformed);
        assertThat(Told.codes(work.edit(edits -> edits.activity().tag(bad)))).isEqualTo(malformed);
        assertThat(Told.codes(work.comment(bad))).isEqualTo(malformed);
        assertThat(Told.codes(work.reply(bad))).isEqualTo(malformed);
        assertThat(Told.codes(work.addRequest(bad, ""))).isEqualTo(malformed);
        assertThat(Told.codes(work.addRequest("", bad))).isEqualTo(malformed);
        assertThat(work.view().unsaved())
                .allSatisfy(unsaved -> assertThat(unsaved.mine()).isNotEqualTo(Optional.of(bad)));
    }

    @Test
    @DisplayName("L5 · from a channel NUL and unpaired surrogates come in as U+FFFD")
    void replaced() {
        InteractionId id = house.offer(
                MediaType.CHAT,
                Contact.at(ContactAddress.email("ada@example.org")).named("A\u0000da Lo\uD83Dve"));
        Engagement work = house.mara().accept(id).orElseThrow();
        house.channel.message(id, "m1", house.clock.instant(), "so\u0000 \uDE00 far " + EMOJI);
        house.settle();
        assertThat(Told.value(work, CustomerFields.FIRST_NAME)).contains("A\uFFFDda");
        assertThat(Told.value(work, CustomerFields.LAST_NAME)).contains("Lo\uFFFDve");
        assertThat(messages(work))
                .extracting(message -> message.content().text())
                .contains("so\uFFFD \uFFFD far " + EMOJI);
        work.create().orElseThrow();
    }

    @Test
    @DisplayName("L5 · right-to-left text and its marks are kept as they are")
    void rightToLeft() {
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
        assertThat(Told.request(work, Told.request(work)).title()).isEqualTo(RIGHT_TO_LEFT);
        assertThat(Told.tags(work)).containsExactly(RIGHT_TO_LEFT);
        assertThat(house.mara().search("\u05E9\u05DC\u05D5\u05DD").orElseThrow().matches())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("L6 · a customer has 100 extra fields and not one more")
    void extraFields() {
        Engagement work = work();
        work.edit(edits -> {
                    for (int i = 0; i < 100; i++) {
                        edits.customer().extra("f" + i, "v");
                    }
                })
                .orElseThrow();
        Outcome<?> refused = work.edit(edits -> edits.customer().extra("one more", "v"));
        assertThat(Told.codes(refused)).containsExactly(RefusalCode.EXTRA_TOO_MANY);
        assertThat(Told.overLimit(refused).limit()).isEqualTo(100);
        assertThat(Told.overLimit(refused).actual()).isEqualTo(101);
        work.edit(edits -> edits.customer().extra("f0", "").extra("one more", "v"))
                .orElseThrow();
    }

    @Test
    @DisplayName("L6 · a customer holds 256 KiB, counted in UTF-8, and not more")
    void recordBytes() {
        Engagement work = work();
        work.edit(edits -> {
                    for (int i = 0; i < 32; i++) {
                        edits.customer().extra("f" + i, EMOJI.repeat(2_000));
                    }
                })
                .orElseThrow();
        Outcome<?> refused = work.edit(edits -> edits.customer().extra("g", EMOJI.repeat(2_000)));
        assertThat(Told.codes(refused)).containsExactly(RefusalCode.RECORD_TOO_LARGE);
        assertThat(Told.overLimit(refused).limit()).isEqualTo(256 * 1024);
        assertThat(Told.overLimit(refused).actual()).isGreaterThan(256 * 1024);
    }

    @Test
    @DisplayName("L6 · a reply holds 100,000 characters and not one more; an empty one is refused")
    void reply() {
        Engagement work = work();
        work.reply(EMOJI.repeat(100_000)).orElseThrow();
        assertThat(Told.overLimit(work.reply("x".repeat(100_001))).actual()).isEqualTo(100_001);
        assertThat(Told.codes(work.reply(" "))).containsExactly(RefusalCode.TEXT_EMPTY);
        assertThat(messages(work)).hasSize(1);
    }

    @Test
    @DisplayName("L6 · an activity has 50 tags and not one more")
    void tags() {
        Engagement work = work();
        work.edit(edits -> {
                    for (int i = 0; i < 50; i++) {
                        edits.activity().tag("t" + i);
                    }
                })
                .orElseThrow();
        Outcome<?> refused = work.edit(edits -> edits.activity().tag("one more"));
        assertThat(Told.codes(refused)).containsExactly(RefusalCode.TAGS_TOO_MANY);
        assertThat(Told.overLimit(refused).actual()).isEqualTo(51);
        work.edit(edits -> edits.activity().untag("t0").tag("one more")).orElseThrow();
    }

    @Test
    @DisplayName("L6 · a journey page has 20 entries, 200 at most when asked for")
    void pages() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Engagement work = house.mara().reopen(ada).orElseThrow();
        for (int i = 0; i < 201; i++) {
            work.addRequest("Request " + i, "").orElseThrow();
        }
        work.close().orElseThrow();
        Engagement again = house.luca().reopen(ada).orElseThrow();
        assertThat(again.view().journey().items()).hasSize(20);
        assertThat(again.journey(Optional.empty(), 200).orElseThrow().items()).hasSize(200);
        Outcome<?> refused = again.journey(Optional.empty(), 201);
        assertThat(Told.codes(refused)).containsExactly(RefusalCode.PAGE_TOO_LARGE);
        assertThat(Told.overLimit(refused).limit()).isEqualTo(200);
        assertThat(Told.codes(again.journey(Optional.empty(), 0))).containsExactly(RefusalCode.PAGE_EMPTY);
    }

    @Test
    @DisplayName("L7 · the limits that can be asked for are the ones that are enforced")
    void askable() {
        Limits set = Limits.DEFAULT.withTextCharacters(7).withTagCharacters(3).withRecentEntries(2);
        try (House own = new House(InMemoryStorage.create(), set)) {
            assertThat(own.sdk().limits()).isEqualTo(set);
            Engagement work = own.mara().accept(own.chat("a@b.org")).orElseThrow();
            assertThat(Told.overLimit(work.edit(edits -> edits.request().title("12345678")))
                            .limit())
                    .isEqualTo(7);
            assertThat(Told.overLimit(work.edit(edits -> edits.activity().tag("1234")))
                            .limit())
                    .isEqualTo(3);
            assertThat(Told.overLimit(work.comment("12345678")).limit()).isEqualTo(7);
            for (String name : List.of("Ada", "Bea", "Cleo")) {
                own.customer(name, name + "@example.org");
            }
            Desk desk = own.mara();
            assertThat(desk.view().recent()).hasSize(2);
        }
        assertThat(house.sdk().limits()).isEqualTo(Limits.DEFAULT);
    }

    private static List<Message> messages(Engagement work) {
        return work.messages(Told.current(work), Optional.empty(), 20)
                .orElseThrow()
                .items();
    }
}
