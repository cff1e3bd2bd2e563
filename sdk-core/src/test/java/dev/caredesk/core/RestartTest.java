package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.OpenEntry;
import dev.caredesk.desk.RecentEntry;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.desk.UnsavedChange;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a desk that outlives its process")
class RestartTest {

    @Test
    @DisplayName("D6 · after the end of the process the agent finds Open, Recent and drafts as they were")
    void findsDeskAfterRestart() {
        try (TestSite site = new TestSite()) {
            site.customer("Bob", "bob@example.org");
            site.customer("Ada", "ada@example.org");
            Engagement known = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            known.edit(edits -> {
                        edits.customer().city("Roma");
                        edits.activity().tag("router");
                    })
                    .orElseThrow();
            Engagement fresh = site.mara().accept(site.chat("eve@example.org")).orElseThrow();
            fresh.edit(edits -> {
                        edits.customer().firstName("Eve");
                        edits.request().title("Router");
                    })
                    .orElseThrow();
            fresh.addRequest("Billing", "").orElseThrow();
            site.mara().close();
            var before = List.of(known.id(), fresh.id());

            try (SecondProcess there = SecondProcess.afterKill(site)) {
                Desk desk = there.desk(TestSite.MARA);
                assertThat(desk.view().open()).extracting(OpenEntry::engagement).isEqualTo(before);
                assertThat(desk.view().recent())
                        .extracting(RecentEntry::displayName)
                        .containsExactly("Bob");
                Engagement again = desk.engagement(known.id()).orElseThrow();
                assertThat(again.view().unsaved()).hasSize(2);
                assertThat(again.view().current()).isPresent();
                assertThat(again.view().activities().get(0).tags()).containsExactly(new Tag("router"));
                Engagement created = desk.engagement(fresh.id()).orElseThrow();
                assertThat(created.view().customer().displayName()).isEqualTo("Eve");
                assertThat(created.view().requests()).extracting("title").contains("Router", "Billing");
                created.create().orElseThrow();
                assertThat(desk.search("eve").orElseThrow().matches()).isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName(
            "D6 · after a kill an engagement holds a prefix of its edits, at most a second behind; flush makes it certain")
    void killLosesAtMostASecond() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            site.pass(Duration.ofSeconds(1));
            work.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            work.flush().orElseThrow();
            work.edit(edits -> edits.customer().lastName("Bianchi")).orElseThrow();

            try (SecondProcess there = SecondProcess.afterKill(site)) {
                assertThat(there.desk(TestSite.MARA)
                                .engagement(work.id())
                                .orElseThrow()
                                .view()
                                .unsaved())
                        .extracting(UnsavedChange::field)
                        .containsExactlyInAnyOrder(Field.of("city"), Field.of("company"));
            }
        }
    }

    @Test
    @DisplayName("D6 · a save clears the stored draft in the same commit")
    void saveClearsStoredDraft() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            Engagement work = known(site);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            work.flush().orElseThrow();
            storage.failBefore(1_000, StorageCall.SAVE_DRAFT);
            work.save().orElseThrow();
            site.settle();

            try (SecondProcess there = SecondProcess.afterKill(site)) {
                Engagement again =
                        there.desk(TestSite.MARA).engagement(work.id()).orElseThrow();
                assertThat(again.view().unsaved()).isEmpty();
                assertThat(again.close().isClosed()).isTrue();
            }
        }
    }

    @Test
    @DisplayName(
            "N2 · edits that outlive their process are still based on what the agent saw: a save over a change since is"
                    + " refused")
    void basesAreKept() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            CustomerId ada = work.view().customer().id();
            work.edit(edits -> {
                        edits.customer().city("Roma");
                        edits.request().title("Router");
                        edits.activity().tag("router");
                    })
                    .orElseThrow();
            work.flush().orElseThrow();
            Engagement theirs = site.luca().reopen(ada).orElseThrow();
            theirs.edit(edits -> {
                        edits.customer().company("Acme");
                        edits.request().description("Since Monday");
                        edits.activity().tag("modem");
                    })
                    .orElseThrow();
            theirs.save().orElseThrow();

            try (SecondProcess there = SecondProcess.afterKill(site)) {
                Engagement again =
                        there.desk(TestSite.MARA).engagement(work.id()).orElseThrow();

                assertThat(again.view().notices())
                        .flatExtracting(StaleNotice::fields)
                        .containsExactlyInAnyOrder(Field.of("company"), Field.DESCRIPTION, Field.TAGS);
                assertThat(RefusalCodes.codes(again.save())).containsOnly(RefusalCode.RECORD_STALE);
                again.load().orElseThrow();
                assertThat(again.save().orElseThrow().versions()).hasSize(3);
            }
        }
    }

    @Test
    @DisplayName("D6 · a question can be answered wherever the engagement is taken up, while its revision stands")
    void answersQuestionElsewhere() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            Closing.Unsaved question = (Closing.Unsaved) work.close();

            try (SecondProcess there = SecondProcess.afterKill(site)) {
                Engagement again =
                        there.desk(TestSite.MARA).engagement(work.id()).orElseThrow();
                assertThat(again.answer(question.save()).isClosed()).isTrue();
                assertThat(there.desk(TestSite.MARA).view().open()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("D6 · a question that was outdated elsewhere is refused and asked again")
    void refusesQuestionOutdatedElsewhere() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            Closing.Unsaved question = (Closing.Unsaved) work.close();
            Engagement there = there(site, work.id());
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            there.flush().orElseThrow();

            Closing refused = work.answer(question.save());

            assertThat(refused).isInstanceOf(Closing.Refused.class);
            assertThat(RefusalCodes.codes(refused)).containsExactly(RefusalCode.DRAFT_MOVED);
            assertThat(refused.question().orElseThrow().unsaved())
                    .extracting(UnsavedChange::field)
                    .containsExactlyInAnyOrder(Field.of("city"), Field.of("company"));
            assertThat(site.mara().view().open()).hasSize(1);
        }
    }

    private static Engagement known(TestSite site) {
        return site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
    }

    private static Engagement there(TestSite site, EngagementId id) {
        return site.process().desk(TestSite.MARA).engagement(id).orElseThrow();
    }
}
