package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Conflict;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Edits;
import dev.caredesk.desk.Engagement;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("loading another agent's changes")
class LoadingTest {

    private static final Field CITY = Field.of("city");

    @Test
    @DisplayName("N3 · load brings in the other's changes, keeps own edits of other fields, and clears the notice")
    void loadMergesOthersChange() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.customer().company("Acme").extra("floor", "3"))
                    .orElseThrow();
            saved(site.luca(), ada, edits -> edits.customer().city("Roma").extra("room", "12"));

            mine.load().orElseThrow();

            assertThat(mine.view().notices()).isEmpty();
            assertThat(mine.view().conflicts()).isEmpty();
            assertThat(mine.view().customer().profile().values())
                    .containsEntry(CITY, "Roma")
                    .containsEntry(Field.of("company"), "Acme")
                    .containsEntry(Field.extra("room"), "12")
                    .containsEntry(Field.extra("floor"), "3");
            assertThat(mine.view().unsaved()).hasSize(2);
            assertThat(mine.save().isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("N3 · load shows the journey as it is now")
    void loadShowsPresentJourney() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            int before = mine.view().journey().items().size();
            Engagement theirs = site.process()
                    .desk(TestSite.LUCA, Locale.ENGLISH)
                    .reopen(ada)
                    .orElseThrow();
            theirs.addRequest("Newer", "").orElseThrow();

            mine.load().orElseThrow();

            assertThat(mine.view().journey().items()).hasSize(before + 1);
        }
    }

    @Test
    @DisplayName("D6 · what load merges into the draft is stored within the delay")
    void storesMergedDraftInTime() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            saved(site.luca(), ada, edits -> edits.customer().city("Roma"));
            site.settle();

            mine.load().orElseThrow();

            assertThat(site.sdk().health().unsavedDrafts()).isEqualTo(1);
            site.settle();
            assertThat(site.sdk().health().unsavedDrafts()).isZero();
        }
    }

    @Test
    @DisplayName("N3 · tags merge one by one")
    void tags() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            saved(site.luca(), ada, edits -> edits.activity().tag("old").tag("older"));
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.activity().tag("mine").untag("old")).orElseThrow();
            saved(site.luca(), ada, edits -> edits.activity().tag("theirs").untag("older"));

            assertThat(RefusalCodes.codes(mine.save())).containsExactly(RefusalCode.RECORD_STALE);
            mine.load().orElseThrow();

            assertThat(mine.view().conflicts()).isEmpty();
            mine.save().orElseThrow();
            assertThat(mine.view().activities().get(0).tags())
                    .containsExactlyInAnyOrder(new Tag("mine"), new Tag("theirs"));
        }
    }

    @Test
    @DisplayName("N3 · equal values are no conflict")
    void equalValuesAreNoConflict() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> {
                        edits.customer().city("Roma");
                        edits.activity().tag("router");
                    })
                    .orElseThrow();
            saved(site.luca(), ada, edits -> {
                edits.customer().city("Roma");
                edits.activity().tag("Router");
            });

            mine.load().orElseThrow();

            assertThat(mine.view().conflicts()).isEmpty();
            assertThat(mine.view().unsaved()).isEmpty();
            assertThat(mine.close().isClosed()).isTrue();
        }
    }

    @Test
    @DisplayName("N3 · where both changed a field, base, mine and theirs are listed, and save waits for the choice")
    void saveWaitsForChoiceInConflict() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            saved(site.luca(), ada, edits -> edits.customer().city("Roma"));
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.customer().city("Milano")).orElseThrow();
            saved(site.luca(), ada, edits -> edits.customer().city("Torino"));

            mine.load().orElseThrow();

            Conflict conflict =
                    new Conflict(ada, CITY, Optional.of("Roma"), Optional.of("Milano"), Optional.of("Torino"));
            assertThat(mine.view().conflicts()).containsExactly(conflict);
            assertThat(mine.save().refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo(RefusalCode.CONFLICT_OPEN);
                assertThat(((Refusal.Stale) refusal).conflicts()).containsExactly(conflict);
            });

            mine.edit(edits -> edits.choose(ada, CITY, Edit.Side.MINE)).orElseThrow();
            assertThat(mine.view().conflicts()).isEmpty();
            mine.save().orElseThrow();
            assertThat(mine.view().customer().stored().values()).containsEntry(CITY, "Milano");
        }
    }

    @Test
    @DisplayName("N3 · choosing theirs drops the own edit")
    void choosingTheirsDropsOwnEdit() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> edits.customer().city("Milano")).orElseThrow();
            saved(site.luca(), ada, edits -> edits.customer().city("Torino"));
            mine.load().orElseThrow();

            mine.edit(edits -> edits.choose(ada, CITY, Edit.Side.THEIRS)).orElseThrow();

            assertThat(mine.view().unsaved()).isEmpty();
            assertThat(mine.view().customer().profile().values()).containsEntry(CITY, "Torino");
            assertThat(RefusalCodes.codes(mine.edit(edits -> edits.choose(ada, CITY, Edit.Side.MINE))))
                    .containsExactly(RefusalCode.CONFLICT_UNKNOWN);
        }
    }

    @Test
    @DisplayName("N3 · limits are judged again: two agents' tags that are too many together are refused")
    void judgesLimitsAfterMerge() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            mine.edit(edits -> tags(edits, "mine", 30)).orElseThrow();
            saved(site.luca(), ada, edits -> tags(edits, "theirs", 30));
            assertThat(mine.load().isDone()).isTrue();

            assertThat(RefusalCodes.codes(mine.save())).contains(RefusalCode.TAGS_TOO_MANY);
            assertThat(mine.view().unsaved()).hasSize(30);
        }
    }

    private static void tags(Edits edits, String prefix, int count) {
        for (int each = 0; each < count; each++) {
            edits.activity().tag(prefix + each);
        }
    }

    private static void saved(Desk desk, CustomerId customer, Consumer<Edits> change) {
        Engagement work = desk.reopen(customer).orElseThrow();
        work.edit(change).orElseThrow();
        work.save().orElseThrow();
    }
}
