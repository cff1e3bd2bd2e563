package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Limits;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.OpenEntry;
import dev.caredesk.desk.RecentEntry;
import dev.caredesk.inmemory.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the lists of a desk")
class DeskListsTest {

    @Test
    @DisplayName("D1 · Open has what was accepted or reopened, in the order of opening")
    void openKeepsOrderOfOpening() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement first = site.mara().accept(site.chat("new@example.org")).orElseThrow();
            Engagement second = site.mara().reopen(ada).orElseThrow();
            Engagement third =
                    site.mara().accept(site.chat("newer@example.org")).orElseThrow();

            assertThat(open(site.mara())).containsExactly(first.id(), second.id(), third.id());
            assertThat(site.luca().view().open()).isEmpty();

            second.close().orElseThrow();
            assertThat(open(site.mara())).containsExactly(first.id(), third.id());
        }
    }

    @Test
    @DisplayName("D2 · Recent has the customers closed last, newest first, each once")
    void recentIsNewestFirst() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            site.customer("Bob", "bob@example.org");
            assertThat(recent(site.mara())).containsExactly("Bob", "Ada");

            site.mara().reopen(ada).orElseThrow().close().orElseThrow();

            assertThat(recent(site.mara())).containsExactly("Ada", "Bob");
            assertThat(site.luca().view().recent()).isEmpty();
        }
    }

    @Test
    @DisplayName("D2 · Recent leaves out what is in Open, and has it again after the close")
    void recentLeavesOutOpen() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            site.customer("Bob", "bob@example.org");

            Engagement work = site.mara().reopen(ada).orElseThrow();
            assertThat(recent(site.mara())).containsExactly("Bob");

            work.close().orElseThrow();
            assertThat(recent(site.mara())).containsExactly("Ada", "Bob");
        }
    }

    @Test
    @DisplayName("D2 · Recent has 10 entries at most")
    void limitsRecent() {
        try (TestSite site = new TestSite()) {
            List<String> closed = new ArrayList<>();
            for (int each = 1; each <= 12; each++) {
                site.customer("C" + each, "c" + each + "@example.org");
                closed.add(0, "C" + each);
            }
            assertThat(recent(site.mara())).isEqualTo(closed.subList(0, 10));
        }
    }

    @Test
    @DisplayName("D2 · customers that are open take no place of the entries of Recent")
    void openTakesNoPlaceOfRecent() {
        Limits three = Limits.DEFAULT.withRecentEntries(3);
        try (TestSite site = new TestSite(InMemoryStorage.create(), three)) {
            for (int each = 1; each <= 4; each++) {
                site.customer("C" + each, "c" + each + "@example.org");
            }
            CustomerId newest = site.mara().view().recent().get(0).customer();
            Engagement unused = site.mara().reopen(newest).orElseThrow();

            assertThat(recent(site.mara())).containsExactly("C3", "C2", "C1");
        }
    }

    @Test
    @DisplayName("D2 · a customer that was never created is not in Recent")
    void recentLeavesOutUncreated() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            work.answer(work.close().question().orElseThrow().discard()).orElseThrow();

            assertThat(site.mara().view().open()).isEmpty();
            assertThat(site.mara().view().recent()).isEmpty();
        }
    }

    @Test
    @DisplayName("D3 · a hit of Search, or an entry of Recent, goes to Open; there is no current activity then")
    void reopensHitOrRecent() {
        try (TestSite site = new TestSite()) {
            site.customer("Ada", "ada@example.org");
            CustomerId hit = site.luca()
                    .search("ada")
                    .orElseThrow()
                    .page()
                    .items()
                    .get(0)
                    .customer()
                    .id();

            Engagement work = site.luca().reopen(hit).orElseThrow();

            assertThat(site.luca().view().open())
                    .extracting(OpenEntry::displayName)
                    .containsExactly("Ada");
            assertThat(work.view().current()).isEmpty();
        }
    }

    @Test
    @DisplayName("D3 · reopening a customer that is open here brings that engagement back, with its draft")
    void reopenBringsEngagementBack() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement first = site.mara().reopen(ada).orElseThrow();
            first.edit(edits -> edits.customer().city("Roma")).orElseThrow();

            Engagement again = site.mara().reopen(ada).orElseThrow();

            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.view().unsaved()).hasSize(1);
            assertThat(site.mara().view().open()).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "D3 · accepting an interaction of a customer that is open here joins that engagement and keeps the draft")
    void acceptJoinsOpenEngagement() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement first = site.mara().reopen(ada).orElseThrow();
            first.edit(edits -> edits.customer().city("Roma")).orElseThrow();

            Engagement joined = site.mara().accept(site.chat("ada@example.org")).orElseThrow();

            assertThat(joined.id()).isEqualTo(first.id());
            assertThat(joined.view().unsaved()).hasSize(1);
            assertThat(joined.view().current()).isPresent();
            assertThat(site.mara().view().open()).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "D3 · accepting a second interaction of an uncreated customer's address joins; the new activity is current")
    void acceptJoinsUncreatedCustomer() {
        try (TestSite site = new TestSite()) {
            Engagement first = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            first.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
            var before = first.view().current().orElseThrow();

            Engagement joined = site.mara().accept(site.chat("Ada@Example.org")).orElseThrow();

            assertThat(joined.id()).isEqualTo(first.id());
            assertThat(joined.view().customer().displayName()).isEqualTo("Ada");
            assertThat(joined.view().activities()).hasSize(2);
            assertThat(joined.view().current()).isPresent().get().isNotEqualTo(before);
            joined.create().orElseThrow();
            assertThat(joined.journey(Optional.empty(), 10).orElseThrow().items())
                    .hasSize(2);
        }
    }

    private static List<EngagementId> open(Desk desk) {
        return desk.view().open().stream().map(OpenEntry::engagement).toList();
    }

    private static List<String> recent(Desk desk) {
        return desk.view().recent().stream().map(RecentEntry::displayName).toList();
    }
}
