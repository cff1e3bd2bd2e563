package dev.caredesk.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.desk.Answer.Choice;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.model.OfferRules.OfferRow;
import dev.caredesk.testkit.model.SampleVocabulary.SampleInteraction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The model itself, where it would be easy to get wrong. It proves no rule: the rules are proved on the SDK. */
class ReferenceModelTest {

    private final TestClock clock = TestClock.standing();
    private final ReferenceModel model = new ReferenceModel(clock::instant);

    @Test
    @DisplayName("an unknown contact opens a new customer, and Create links its activity")
    void create() {
        ModelEngagement engagement = accept("mara", 0, 0);

        assertThat(engagement.created).isFalse();
        assertThat(engagement.draft(engagement.customer).mine).containsEntry("firstName", "Nick");
        assertThat(model.draftRules.create(engagement).isDone()).isTrue();
        assertThat(model.journey(engagement.customer)).hasSize(1);
        assertThat(model.store.open(engagement.customer, model.now())).hasSize(1);
    }

    @Test
    @DisplayName("what another agent saved makes a save stale, and a field of both a conflict")
    void conflict() {
        ModelEngagement mara = created("mara");
        ModelEngagement ugo = model.closingRules.reopen("ugo", mara.customer, 0);
        model.draftRules.setField(mara, mara.customer, "company", "Acme");
        model.draftRules.setField(ugo, mara.customer, "company", "ada");
        assertThat(model.draftRules.save(mara).isDone()).isTrue();

        assertThat(model.draftRules.save(ugo).codes()).containsExactly("record.stale");
        model.draftRules.load(ugo);
        assertThat(model.draftRules.save(ugo).codes()).containsExactly("conflict.open");
        model.draftRules.choose(ugo, ugo.customer, "company", true);
        assertThat(model.draftRules.save(ugo).isDone()).isTrue();
        assertThat(model.store.customer(ugo.customer).values).containsEntry("company", "ada");
    }

    @Test
    @DisplayName("a live chat keeps its request open, and its end starts the delay")
    void deadline() {
        ModelEngagement engagement = created("mara");
        String request = model.store.open(engagement.customer, model.now()).get(0).id;
        clock.advance(Duration.ofDays(30));
        assertThat(model.isClosed(request)).isFalse();

        model.offerRules.end(List.copyOf(model.offerRules.offers.values()).get(0));

        clock.advance(Duration.ofDays(5).minusNanos(1_000));
        assertThat(model.isClosed(request)).isFalse();
        clock.advance(Duration.ofNanos(1_000));
        assertThat(model.isClosed(request)).isTrue();
    }

    @Test
    @DisplayName("discarding an uncreated customer leaves its activity unlinked")
    void discard() {
        ModelEngagement engagement = accept("mara", 0, 0);
        assertThat(model.closingRules.close(engagement).closing()).isEqualTo(ClosingRules.ClosingKind.UNCREATED);

        model.closingRules.answer(engagement, true, Choice.DISCARD);

        assertThat(model.unlinked()).hasSize(1);
        assertThat(model.recent("mara")).isEmpty();
    }

    private ModelEngagement accept(String agent, int number, int contact) {
        SampleInteraction of = new SampleInteraction(number, 0, SampleVocabulary.contact(0, contact));
        OfferRow row = new OfferRow(of);
        model.offerRules.offers.put(of.key(), row);
        model.offerRules.offer(row);
        return model.engagement(model.offerRules.accept(agent, row, 0).id());
    }

    private ModelEngagement created(String agent) {
        ModelEngagement engagement = accept(agent, 0, 0);
        assertThat(model.draftRules.create(engagement).isDone()).isTrue();
        return engagement;
    }
}
