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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("limits")
class LimitRulesTest {

    private static final String EMOJI = "\uD83D\uDE00";

    private final Storage storage = InMemoryStorage.create();
    private final TestSite site = new TestSite(storage, Limits.DEFAULT);

    @AfterEach
    void close() {
        site.close();
    }

    private Engagement work() {
        return site.mara().accept(site.chat("ada@example.org")).orElseThrow();
    }

    @Test
    @DisplayName(
            "L4 · a refusal names record, field, limit and actual size, and changes nothing; all of one edit come together")
    void refusesAllOfOneEditTogether() {
        Engagement work = work();
        var before = work.view();
        Outcome<?> refused = work.edit(edits -> {
            edits.customer().firstName("Ada").lastName("y".repeat(2_005));
            edits.request().title("z".repeat(3_000)).description("\u0000");
            edits.activity().tag("fine").tag("w".repeat(60)).tag("a\tb").tag("FINE");
        });
        assertThat(ViewLookups.codes(refused))
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
                        RefusalCode.TEXT_TOO_LONG, Optional.of(ViewLookups.request(work)), Field.TITLE, 2_000, 3_000));
        assertThat(work.view()).isEqualTo(before);
    }

    @Test
    @DisplayName("L4 · a lowered limit locks nothing in: what is not changed is not judged")
    void loweredLimitLocksNothingIn() {
        CustomerId ada = site.customer("A".repeat(100), "ada@example.org");
        Engagement first = site.mara().reopen(ada).orElseThrow();
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
                .clock(site.clock)
                .ids(site.ids)
                .executor(new ManualExecutor())
                .limits(low)
                .start()) {
            Engagement work = later.desk(TestSite.LUCA).reopen(ada).orElseThrow();
            work.edit(edits -> {
                        edits.request().title("Short");
                        edits.activity().untag("three");
                    })
                    .orElseThrow();
            work.edit(edits -> edits.customer().extra("a", "").extra("b", "9")).orElseThrow();
            work.save().orElseThrow();
            assertThat(ViewLookups.codes(work.edit(edits -> edits.activity().tag("four"))))
                    .containsExactly(RefusalCode.TAGS_TOO_MANY);
            assertThat(ViewLookups.codes(work.edit(edits -> edits.customer().extra("d", "4"))))
                    .contains(RefusalCode.EXTRA_TOO_MANY);
            assertThat(ViewLookups.codes(work.edit(edits -> edits.customer().city("c".repeat(21)))))
                    .contains(RefusalCode.TEXT_TOO_LONG);
        }
    }

    @Test
    @DisplayName("L4 · a prefill that breaks a limit is left empty and noted, and the interaction is accepted")
    void leavesTooLongPrefillEmpty() {
        InteractionId id = site.offer(
                MediaType.CHAT,
                Contact.at(ContactAddress.email("ada@example.org")).named("y".repeat(2_001)));
        Engagement work = site.mara().accept(id).orElseThrow();
        assertThat(ViewLookups.value(work, CustomerFields.FIRST_NAME)).isEmpty();
        assertThat(ViewLookups.value(work, CustomerFields.LAST_NAME)).isEmpty();
        assertThat(ViewLookups.value(work, CustomerFields.HOME_EMAIL)).contains("ada@example.org");
        assertThat(messages(work))
                .anySatisfy(message -> assertThat(message.content().notes()).contains(ContentNote.PREFILL_LEFT_EMPTY));
    }

    @Test
    @DisplayName("L4 · an over-large message is kept as too large, with its headers")
    void keepsHeadersOfTooLargeMessage() {
        InteractionId id = site.offer(MediaType.EMAIL, Contact.at(ContactAddress.email("ada@example.org")));
        Engagement work = site.mara().accept(id).orElseThrow();
        EmailHeaders headers = Samples.HEADERS;
        Content large = new Content(
                "x".repeat(1024 * 1024 + 1),
                Optional.empty(),
                Optional.empty(),
                Optional.of(headers),
                List.of(),
                List.of());
        site.channel.message(id, new IncomingMessage("m1", site.clock.instant(), Direction.INBOUND, large));
        site.settle();
        assertThat(messages(work)).singleElement().satisfies(message -> {
            assertThat(message.content().text()).isEmpty();
            assertThat(message.content().email()).contains(headers);
            assertThat(message.content().notes()).contains(ContentNote.TOO_LARGE);
        });
    }

    @Test
    @DisplayName("L6 · a customer has 100 extra fields and not one more")
    void limitsExtraFields() {
        Engagement work = work();
        work.edit(edits -> {
                    for (int i = 0; i < 100; i++) {
                        edits.customer().extra("f" + i, "v");
                    }
                })
                .orElseThrow();
        Outcome<?> refused = work.edit(edits -> edits.customer().extra("one more", "v"));
        assertThat(ViewLookups.codes(refused)).containsExactly(RefusalCode.EXTRA_TOO_MANY);
        assertThat(ViewLookups.overLimit(refused).limit()).isEqualTo(100);
        assertThat(ViewLookups.overLimit(refused).actual()).isEqualTo(101);
        work.edit(edits -> edits.customer().extra("f0", "").extra("one more", "v"))
                .orElseThrow();
    }

    @Test
    @DisplayName("L6 · a customer holds 256 KiB, counted in UTF-8, and not more")
    void limitsBytesOfCustomer() {
        Engagement work = work();
        work.edit(edits -> {
                    for (int i = 0; i < 32; i++) {
                        edits.customer().extra("f" + i, EMOJI.repeat(2_000));
                    }
                })
                .orElseThrow();
        Outcome<?> refused = work.edit(edits -> edits.customer().extra("g", EMOJI.repeat(2_000)));
        assertThat(ViewLookups.codes(refused)).containsExactly(RefusalCode.RECORD_TOO_LARGE);
        assertThat(ViewLookups.overLimit(refused).field().isExtra()).isTrue();
        assertThat(ViewLookups.overLimit(refused).limit()).isEqualTo(256 * 1024);
        assertThat(ViewLookups.overLimit(refused).actual()).isGreaterThan(256 * 1024);
    }

    @Test
    @DisplayName(
            "L6 · a request holds 256 KiB, counted in UTF-8, and not more, edited or added, before and after Create")
    void limitsBytesOfRequest() {
        try (TestSite own = new TestSite(InMemoryStorage.create(), Limits.DEFAULT.withTextCharacters(300_000))) {
            int most = 256 * 1024 - "title".length() - "description".length();
            String title = "é".repeat(1_000);
            String full = "x".repeat(most - 2_000);
            Engagement work = own.mara().accept(own.chat("ada@example.org")).orElseThrow();
            for (int round = 0; round < 2; round++) {
                work.edit(edits -> edits.request().title(title).description(full))
                        .orElseThrow();
                assertTooLarge(
                        Field.DESCRIPTION, work.edit(edits -> edits.request().description(full + "x")));
                work.addRequest(title, full).orElseThrow();
                assertTooLarge(Field.DESCRIPTION, work.addRequest(title, full + "x"));
                if (round == 0) {
                    work.create().orElseThrow();
                }
            }
        }
    }

    @Test
    @DisplayName("L6 · an activity holds 256 KiB, counted in UTF-8, and not more")
    void limitsBytesOfActivity() {
        try (TestSite own = new TestSite(InMemoryStorage.create(), Limits.DEFAULT.withTagCharacters(300_000))) {
            Engagement work = own.mara().accept(own.chat("ada@example.org")).orElseThrow();
            work.edit(edits -> edits.activity().tag("é".repeat(1_000)).tag("x".repeat(256 * 1024 - 2_000)))
                    .orElseThrow();
            assertTooLarge(Field.TAGS, work.edit(edits -> edits.activity().tag("y")));
        }
    }

    /** The field that takes up most is named. */
    private static void assertTooLarge(Field largest, Outcome<?> outcome) {
        assertThat(ViewLookups.codes(outcome)).containsExactly(RefusalCode.RECORD_TOO_LARGE);
        assertThat(ViewLookups.overLimit(outcome).field()).isEqualTo(largest);
        assertThat(ViewLookups.overLimit(outcome).limit()).isEqualTo(256 * 1024);
        assertThat(ViewLookups.overLimit(outcome).actual()).isEqualTo(256 * 1024 + 1);
    }

    @Test
    @DisplayName("L6 · a reply holds 100,000 characters and not one more; an empty one is refused")
    void limitsReply() {
        Engagement work = work();
        work.reply(EMOJI.repeat(100_000)).orElseThrow();
        work.reply("e\u0301".repeat(50_000)).orElseThrow();
        assertThat(ViewLookups.overLimit(work.reply(EMOJI.repeat(100_001))).actual())
                .isEqualTo(100_001);
        assertThat(ViewLookups.overLimit(work.reply("x".repeat(100_001))).actual())
                .isEqualTo(100_001);
        assertThat(ViewLookups.codes(work.reply(" "))).containsExactly(RefusalCode.TEXT_EMPTY);
        assertThat(messages(work)).hasSize(2);
    }

    @Test
    @DisplayName("L6 · an activity has 50 tags and not one more")
    void limitsTagsOfActivity() {
        Engagement work = work();
        work.edit(edits -> {
                    for (int i = 0; i < 50; i++) {
                        edits.activity().tag("t" + i);
                    }
                })
                .orElseThrow();
        Outcome<?> refused = work.edit(edits -> edits.activity().tag("one more"));
        assertThat(ViewLookups.codes(refused)).containsExactly(RefusalCode.TAGS_TOO_MANY);
        assertThat(ViewLookups.overLimit(refused).actual()).isEqualTo(51);
        work.edit(edits -> edits.activity().untag("t0").tag("one more")).orElseThrow();
    }

    @Test
    @DisplayName("L6 · a journey page has 20 entries, 200 at most when asked for")
    void limitsJourneyPages() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        for (int i = 0; i < 201; i++) {
            work.addRequest("Request " + i, "").orElseThrow();
        }
        work.close().orElseThrow();
        Engagement again = site.luca().reopen(ada).orElseThrow();
        assertThat(again.view().journey().items()).hasSize(20);
        assertThat(again.journey(Optional.empty(), 200).orElseThrow().items()).hasSize(200);
        Outcome<?> refused = again.journey(Optional.empty(), 201);
        assertThat(ViewLookups.codes(refused)).containsExactly(RefusalCode.PAGE_TOO_LARGE);
        assertThat(ViewLookups.overLimit(refused).limit()).isEqualTo(200);
        assertThat(ViewLookups.codes(again.journey(Optional.empty(), 0))).containsExactly(RefusalCode.PAGE_EMPTY);
    }

    @Test
    @DisplayName("L7 · the limits that can be asked for are the ones that are enforced")
    void tellsEnforcedLimits() {
        Limits set = Limits.DEFAULT.withTextCharacters(7).withTagCharacters(3).withRecentEntries(2);
        try (TestSite own = new TestSite(InMemoryStorage.create(), set)) {
            assertThat(own.sdk().limits()).isEqualTo(set);
            Engagement work = own.mara().accept(own.chat("a@b.org")).orElseThrow();
            assertThat(ViewLookups.overLimit(work.edit(edits -> edits.request().title("12345678")))
                            .limit())
                    .isEqualTo(7);
            assertThat(ViewLookups.overLimit(work.edit(edits -> edits.activity().tag("1234")))
                            .limit())
                    .isEqualTo(3);
            assertThat(ViewLookups.overLimit(work.comment("12345678")).limit()).isEqualTo(7);
            for (String name : List.of("Ada", "Bea", "Cleo")) {
                own.customer(name, name + "@example.org");
            }
            Desk desk = own.mara();
            assertThat(desk.view().recent()).hasSize(2);
        }
        assertThat(site.sdk().limits()).isEqualTo(Limits.DEFAULT);
    }

    private static List<Message> messages(Engagement work) {
        return work.messages(ViewLookups.current(work), Optional.empty(), 20)
                .orElseThrow()
                .items();
    }
}
