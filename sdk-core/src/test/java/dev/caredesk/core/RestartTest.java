package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Tag;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.OpenEntry;
import dev.caredesk.desk.RecentEntry;
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
    void restart() {
        try (House house = new House()) {
            house.customer("Bob", "bob@example.org");
            house.customer("Ada", "ada@example.org");
            Engagement known =
                    house.mara().accept(house.chat("ada@example.org")).orElseThrow();
            known.edit(edits -> {
                        edits.customer().city("Roma");
                        edits.activity().tag("router");
                    })
                    .orElseThrow();
            Engagement fresh =
                    house.mara().accept(house.chat("eve@example.org")).orElseThrow();
            fresh.edit(edits -> {
                        edits.customer().firstName("Eve");
                        edits.request().title("Router");
                    })
                    .orElseThrow();
            fresh.addRequest("Billing", "").orElseThrow();
            house.mara().close();
            var before = List.of(known.id(), fresh.id());

            try (Elsewhere there = Elsewhere.afterKill(house)) {
                Desk desk = there.desk(House.MARA);
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
    void kill() {
        try (House house = new House()) {
            Engagement work = known(house);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            house.pass(Duration.ofSeconds(1));
            work.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            work.flush().orElseThrow();
            work.edit(edits -> edits.customer().lastName("Bianchi")).orElseThrow();

            try (Elsewhere there = Elsewhere.afterKill(house)) {
                assertThat(there.desk(House.MARA)
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
    void saveClears() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (House house = new House(storage, Limits.DEFAULT)) {
            Engagement work = known(house);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            work.flush().orElseThrow();
            storage.failBefore(1_000, StorageCall.SAVE_DRAFT);
            work.save().orElseThrow();
            house.settle();

            try (Elsewhere there = Elsewhere.afterKill(house)) {
                Engagement again = there.desk(House.MARA).engagement(work.id()).orElseThrow();
                assertThat(again.view().unsaved()).isEmpty();
                assertThat(again.close().isClosed()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("D6 · a question can be answered wherever the engagement is taken up, while its revision stands")
    void answerElsewhere() {
        try (House house = new House()) {
            Engagement work = known(house);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            Closing.Unsaved question = (Closing.Unsaved) work.close();

            try (Elsewhere there = Elsewhere.afterKill(house)) {
                Engagement again = there.desk(House.MARA).engagement(work.id()).orElseThrow();
                assertThat(again.answer(question.save()).isClosed()).isTrue();
                assertThat(there.desk(House.MARA).view().open()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("D6 · a question that was outdated elsewhere is refused and asked again")
    void outdatedElsewhere() {
        try (House house = new House()) {
            Engagement work = known(house);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            Closing.Unsaved question = (Closing.Unsaved) work.close();
            Engagement there = there(house, work.id());
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            there.flush().orElseThrow();

            Closing refused = work.answer(question.save());

            assertThat(refused).isInstanceOf(Closing.Refused.class);
            assertThat(Why.codes(refused)).containsExactly(RefusalCode.DRAFT_MOVED);
            assertThat(refused.question().orElseThrow().unsaved())
                    .extracting(UnsavedChange::field)
                    .containsExactlyInAnyOrder(Field.of("city"), Field.of("company"));
            assertThat(house.mara().view().open()).hasSize(1);
        }
    }

    private static Engagement known(House house) {
        return house.mara().reopen(house.customer("Ada", "ada@example.org")).orElseThrow();
    }

    private static Engagement there(House house, EngagementId id) {
        return house.process().desk(House.MARA).engagement(id).orElseThrow();
    }
}
