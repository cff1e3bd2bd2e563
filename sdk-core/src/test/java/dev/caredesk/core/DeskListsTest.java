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
    void open() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement first =
                    house.mara().accept(house.chat("new@example.org")).orElseThrow();
            Engagement second = house.mara().reopen(ada).orElseThrow();
            Engagement third =
                    house.mara().accept(house.chat("newer@example.org")).orElseThrow();

            assertThat(open(house.mara())).containsExactly(first.id(), second.id(), third.id());
            assertThat(house.luca().view().open()).isEmpty();

            second.close().orElseThrow();
            assertThat(open(house.mara())).containsExactly(first.id(), third.id());
        }
    }

    @Test
    @DisplayName("D2 · Recent has the customers closed last, newest first, each once")
    void recent() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            house.customer("Bob", "bob@example.org");
            assertThat(recent(house.mara())).containsExactly("Bob", "Ada");

            house.mara().reopen(ada).orElseThrow().close().orElseThrow();

            assertThat(recent(house.mara())).containsExactly("Ada", "Bob");
            assertThat(house.luca().view().recent()).isEmpty();
        }
    }

    @Test
    @DisplayName("D2 · Recent leaves out what is in Open, and has it again after the close")
    void recentWithoutOpen() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            house.customer("Bob", "bob@example.org");

            Engagement work = house.mara().reopen(ada).orElseThrow();
            assertThat(recent(house.mara())).containsExactly("Bob");

            work.close().orElseThrow();
            assertThat(recent(house.mara())).containsExactly("Ada", "Bob");
        }
    }

    @Test
    @DisplayName("D2 · Recent has 10 entries at most")
    void recentLimit() {
        try (House house = new House()) {
            List<String> closed = new ArrayList<>();
            for (int each = 1; each <= 12; each++) {
                house.customer("C" + each, "c" + each + "@example.org");
                closed.add(0, "C" + each);
            }
            assertThat(recent(house.mara())).isEqualTo(closed.subList(0, 10));
        }
    }

    @Test
    @DisplayName("D2 · customers that are open take no place of the entries of Recent")
    void recentLimitWithOpen() {
        Limits three = Limits.DEFAULT.withRecentEntries(3);
        try (House house = new House(InMemoryStorage.create(), three)) {
            for (int each = 1; each <= 4; each++) {
                house.customer("C" + each, "c" + each + "@example.org");
            }
            CustomerId newest = house.mara().view().recent().get(0).customer();
            Engagement unused = house.mara().reopen(newest).orElseThrow();

            assertThat(recent(house.mara())).containsExactly("C3", "C2", "C1");
        }
    }

    @Test
    @DisplayName("D2 · a customer that was never created is not in Recent")
    void recentWithoutUncreated() {
        try (House house = new House()) {
            Engagement work = house.mara().accept(house.chat("ada@example.org")).orElseThrow();
            work.answer(work.close().question().orElseThrow().discard()).orElseThrow();

            assertThat(house.mara().view().open()).isEmpty();
            assertThat(house.mara().view().recent()).isEmpty();
        }
    }

    @Test
    @DisplayName("D3 · a hit of Search, or an entry of Recent, goes to Open; there is no current activity then")
    void reopen() {
        try (House house = new House()) {
            house.customer("Ada", "ada@example.org");
            CustomerId hit = house.luca()
                    .search("ada")
                    .orElseThrow()
                    .page()
                    .items()
                    .get(0)
                    .customer()
                    .id();

            Engagement work = house.luca().reopen(hit).orElseThrow();

            assertThat(house.luca().view().open())
                    .extracting(OpenEntry::displayName)
                    .containsExactly("Ada");
            assertThat(work.view().current()).isEmpty();
        }
    }

    @Test
    @DisplayName("D3 · reopening a customer that is open here brings that engagement back, with its draft")
    void reopenTwice() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement first = house.mara().reopen(ada).orElseThrow();
            first.edit(edits -> edits.customer().city("Roma")).orElseThrow();

            Engagement again = house.mara().reopen(ada).orElseThrow();

            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.view().unsaved()).hasSize(1);
            assertThat(house.mara().view().open()).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "D3 · accepting an interaction of a customer that is open here joins that engagement and keeps the draft")
    void acceptJoins() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement first = house.mara().reopen(ada).orElseThrow();
            first.edit(edits -> edits.customer().city("Roma")).orElseThrow();

            Engagement joined =
                    house.mara().accept(house.chat("ada@example.org")).orElseThrow();

            assertThat(joined.id()).isEqualTo(first.id());
            assertThat(joined.view().unsaved()).hasSize(1);
            assertThat(joined.view().current()).isPresent();
            assertThat(house.mara().view().open()).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "D3 · accepting a second interaction of an uncreated customer's address joins; the new activity is current")
    void acceptJoinsUncreated() {
        try (House house = new House()) {
            Engagement first =
                    house.mara().accept(house.chat("ada@example.org")).orElseThrow();
            first.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
            var before = first.view().current().orElseThrow();

            Engagement joined =
                    house.mara().accept(house.chat("Ada@Example.org")).orElseThrow();

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
