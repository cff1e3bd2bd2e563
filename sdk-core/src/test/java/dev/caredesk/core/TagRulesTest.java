package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("tags")
class TagRulesTest {

    private static final String EMOJI = "\uD83D\uDE00";
    private static final String COMBINED = "e\u0301";

    private final TestSite site = new TestSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Engagement work() {
        return site.mara().accept(site.chat("ada@example.org")).orElseThrow();
    }

    @Test
    @DisplayName("L2 · a tag holds 50 code points, emoji and combining characters alike, and not one more")
    void limitsTagLength() {
        Engagement work = work();
        for (String full : List.of("x".repeat(50), EMOJI.repeat(50), COMBINED.repeat(25))) {
            work.edit(edits -> edits.activity().tag(full)).orElseThrow();
            Outcome<?> refused = work.edit(edits -> edits.activity().tag(full + "y"));
            assertThat(ViewLookups.codes(refused)).containsExactly(RefusalCode.TAG_TOO_LONG);
            assertThat(ViewLookups.overLimit(refused).limit()).isEqualTo(50);
            assertThat(ViewLookups.overLimit(refused).actual()).isEqualTo(51);
        }
        assertThat(ViewLookups.tags(work)).hasSize(3);
    }

    @Test
    @DisplayName("L2 · white space around a tag does not count and is not kept")
    void stripsTag() {
        Engagement work = work();
        work.edit(edits -> edits.activity().tag(" \u00A0\u3000" + "x".repeat(50) + "\t \r\n"))
                .orElseThrow();
        assertThat(ViewLookups.tags(work)).containsExactly("x".repeat(50));
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"", " ", "\t", "\r\n", "\u00A0", "\u3000 \u2003"})
    @DisplayName("L2 · a tag of nothing but white space is refused")
    void refusesBlankTag(String tag) {
        Engagement work = work();
        assertThat(ViewLookups.codes(work.edit(edits -> edits.activity().tag(tag))))
                .containsExactly(RefusalCode.TAG_EMPTY);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"two\ttags", "two\ntags", "two\rtags", "bell\u0007s", "next\u0085line", "del\u007Fete"})
    @DisplayName("L2 · a tag with a control character is refused")
    void refusesControlCharacter(String tag) {
        Engagement work = work();
        assertThat(ViewLookups.codes(work.edit(edits -> edits.activity().tag(tag))))
                .containsExactly(RefusalCode.TAG_CONTROL);
        assertThat(ViewLookups.tags(work)).isEmpty();
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
    void refusesDuplicateTag(String again) {
        Engagement work = work();
        work.edit(edits -> edits.activity().tag("Caf\u00E9 Ole")).orElseThrow();
        Outcome<?> refused = work.edit(edits -> edits.activity().tag(again));
        assertThat(refused.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.TAG_DUPLICATE);
            assertThat(((Refusal.Duplicate) refusal).existing()).isEqualTo("Caf\u00E9 Ole");
            assertThat(((Refusal.Duplicate) refusal).holder()).contains(ViewLookups.current(work));
        });
        assertThat(ViewLookups.tags(work)).containsExactly("Caf\u00E9 Ole");
    }

    @Test
    @DisplayName("L3 · sharp s and SS are one tag, and two of one tag in one edit are refused")
    void refusesDuplicateInOneEdit() {
        Engagement work = work();
        Outcome<?> refused =
                work.edit(edits -> edits.activity().tag("Stra\u00DFe").tag("STRASSE"));
        assertThat(ViewLookups.codes(refused)).containsExactly(RefusalCode.TAG_DUPLICATE);
        assertThat(ViewLookups.tags(work)).isEmpty();
    }

    @Test
    @DisplayName("L3 · a stored tag is a duplicate as well; removed by any spelling it can be added anew")
    void refusesDuplicateOfStoredTag() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.activity().tag("Router")).orElseThrow();
        work.save().orElseThrow();
        assertThat(ViewLookups.codes(work.edit(edits -> edits.activity().tag("ROUTER"))))
                .containsExactly(RefusalCode.TAG_DUPLICATE);
        work.edit(edits -> edits.activity().untag(" rOUTER ").tag("ROUTER")).orElseThrow();
        assertThat(work.view().unsaved()).isEmpty();
        assertThat(ViewLookups.tags(work)).containsExactly("Router");
        work.edit(edits -> edits.activity().untag("router")).orElseThrow();
        work.save().orElseThrow();
        work.edit(edits -> edits.activity().tag("ROUTER")).orElseThrow();
        work.save().orElseThrow();
        assertThat(ViewLookups.tags(work)).containsExactly("ROUTER");
    }

    @Test
    @DisplayName("L3 · when two agents add the same tag in two spellings, the first one stays, once")
    void keepsFirstOfTwoSpellings() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement mine = site.mara().reopen(ada).orElseThrow();
        Engagement theirs = site.luca().reopen(ada).orElseThrow();
        mine.edit(edits -> edits.activity().tag("router")).orElseThrow();
        theirs.edit(edits -> edits.activity().tag("Router")).orElseThrow();
        theirs.save().orElseThrow();
        assertThat(ViewLookups.codes(mine.save())).containsExactly(RefusalCode.RECORD_STALE);
        mine.load().orElseThrow();
        mine.save().orElseThrow();
        assertThat(ViewLookups.tags(mine)).containsExactly("Router");
        assertThat(mine.view().unsaved()).isEmpty();
    }
}
