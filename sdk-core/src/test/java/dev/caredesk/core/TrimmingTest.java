package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Events;
import dev.caredesk.event.Position;
import dev.caredesk.event.Trimming;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("trimming of the journal")
class TrimmingTest {

    private static final Trimming FEED = Trimming.allButNewest(0);

    private final TestSite site = new TestSite();
    private final CustomerId ada = site.customer("Ada", "ada@example.org");

    @AfterEach
    void end() {
        site.close();
    }

    /** Has an agent of another process change the city, and the journal trimmed before the feed of the site is read again. */
    private Engagement behind(AgentId agent, Trimming trimming) {
        Engagement work = site.mara().reopen(ada).orElseThrow();
        site.settle();
        SecondProcess there = SecondProcess.of(site, builder -> builder);
        Engagement theirs = there.desk(agent).reopen(ada).orElseThrow();
        theirs.edit(edits -> edits.customer().city("Pisa")).orElseThrow();
        theirs.save().orElseThrow();
        assertThat(there.sdk().tenant().trimJournal(trimming)).isPositive();
        site.settle();
        return work;
    }

    @Test
    @DisplayName("Z3 · a desk whose feed was trimmed past it looks at all it has again, and says who changed what (N1)")
    void deskBehindTrimmedFeedLooksAgain() {
        assertThat(behind(TestSite.LUCA, FEED).view().notices()).singleElement().satisfies(notice -> {
            assertThat(notice.by()).isEqualTo(Actor.of(TestSite.LUCA));
            assertThat(notice.fields()).containsExactly(Field.of("city"));
        });
    }

    @Test
    @DisplayName(
            "Z3 · where the audit trail was trimmed too, the notice says which fields, and that nobody knows whose")
    void noticeKnowsFieldsWithoutAudit() {
        assertThat(behind(TestSite.LUCA, FEED.auditToo()).view().notices())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.by()).isEqualTo(Actor.SYSTEM);
                    assertThat(notice.fields()).containsExactly(Field.of("city"));
                });
    }

    @Test
    @DisplayName("Z3 · what the agent changed elsewhere is loaded without asking, also when the feed was trimmed (N4)")
    void loadsOwnChangesWithoutAsking() {
        Engagement work = behind(TestSite.MARA, FEED);
        assertThat(work.view().notices()).isEmpty();
        assertThat(work.view().customer().stored().values()).containsEntry(Field.of("city"), "Pisa");
    }

    @Test
    @DisplayName("Z3 · who follows the events from in front of what was trimmed is refused, and can begin anew")
    void refusesPositionBeforeTrim() {
        Events events = site.sdk().events();
        Position old = events.after(Optional.empty(), 1).get(0).position();
        assertThat(site.sdk().tenant().trimJournal(FEED)).isPositive();

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> events.after(Optional.of(old), 10));
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure).hasMessageContaining("trimmed");

        Optional<Position> latest = events.latest();
        assertThat(events.after(latest, 10)).isEmpty();
        site.customer("Bob", "bob@example.org");
        assertThat(events.after(latest, 10)).isNotEmpty().isEqualTo(events.after(Optional.empty(), 10));
    }

    @Test
    @DisplayName("Z3 · trimming is off by default; a builder that asks for it has it done by itself, by age")
    void trimsByItselfWhenAsked() {
        site.clock.advance(Duration.ofDays(400));
        site.pass(Duration.ofMinutes(10));
        assertThat(site.sdk().events().after(Optional.empty(), 10)).isNotEmpty();

        try (SecondProcess there =
                SecondProcess.of(site, builder -> builder.trimming(Trimming.olderThan(Duration.ofDays(90))))) {
            there.desk(TestSite.MARA).view();
            Desk luca = there.desk(TestSite.LUCA);
            Engagement work = luca.reopen(ada).orElseThrow();
            work.edit(edits -> edits.customer().city("Pisa")).orElseThrow();
            work.save().orElseThrow();
            there.executor().pass(Duration.ofMinutes(2));

            assertThat(there.sdk().events().after(Optional.empty(), 10))
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event.by()).isEqualTo(Actor.of(TestSite.LUCA)));
        }
    }

    @Test
    @DisplayName("Z3 · a trimming goes by age or by count, within bounds")
    void checksBoundsOfTrimming() {
        assertThatThrownBy(() -> Trimming.olderThan(Duration.ZERO)).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> Trimming.allButNewest(-1)).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> new Trimming(Optional.empty(), Optional.empty(), false))
                .isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> new Trimming(Optional.of(Duration.ofDays(1)), Optional.of(1L), false))
                .isInstanceOf(WrongCallException.class);
    }
}
