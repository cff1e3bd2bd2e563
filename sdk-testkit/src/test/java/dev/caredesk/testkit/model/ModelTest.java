package dev.caredesk.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.desk.Answer.Choice;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.model.Offering.OfferRow;
import dev.caredesk.testkit.model.Vocabulary.Interaction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The model itself, where it would be easy to get wrong. It proves no rule: the rules are proved on the SDK. */
class ModelTest {

    private final TestClock clock = TestClock.standing();
    private final Model model = new Model(clock::instant);

    @Test
    @DisplayName("an unknown contact opens a new customer, and Create links its activity")
    void create() {
        Eng eng = accept("mara", 0, 0);

        assertThat(eng.created).isFalse();
        assertThat(eng.draft(eng.customer).mine).containsEntry("firstName", "Nick");
        assertThat(model.drafting.create(eng).isDone()).isTrue();
        assertThat(model.journey(eng.customer)).hasSize(1);
        assertThat(model.store.open(eng.customer, model.now())).hasSize(1);
    }

    @Test
    @DisplayName("what another agent saved makes a save stale, and a field of both a conflict")
    void conflict() {
        Eng mara = created("mara");
        Eng ugo = model.leaving.reopen("ugo", mara.customer, 0);
        model.drafting.setField(mara, mara.customer, "company", "Acme");
        model.drafting.setField(ugo, mara.customer, "company", "ada");
        assertThat(model.drafting.save(mara).isDone()).isTrue();

        assertThat(model.drafting.save(ugo).codes()).containsExactly("record.stale");
        model.drafting.load(ugo);
        assertThat(model.drafting.save(ugo).codes()).containsExactly("conflict.open");
        model.drafting.choose(ugo, ugo.customer, "company", true);
        assertThat(model.drafting.save(ugo).isDone()).isTrue();
        assertThat(model.store.customer(ugo.customer).values).containsEntry("company", "ada");
    }

    @Test
    @DisplayName("a live chat keeps its request open, and its end starts the delay")
    void deadline() {
        Eng eng = created("mara");
        String request = model.store.open(eng.customer, model.now()).get(0).id;
        clock.advance(Duration.ofDays(30));
        assertThat(model.isClosed(request)).isFalse();

        model.offering.end(List.copyOf(model.offering.offers.values()).get(0));

        clock.advance(Duration.ofDays(5).minusNanos(1_000));
        assertThat(model.isClosed(request)).isFalse();
        clock.advance(Duration.ofNanos(1_000));
        assertThat(model.isClosed(request)).isTrue();
    }

    @Test
    @DisplayName("discarding an uncreated customer leaves its activity unlinked")
    void discard() {
        Eng eng = accept("mara", 0, 0);
        assertThat(model.leaving.close(eng).closing()).isEqualTo(Leaving.Closing.UNCREATED);

        model.leaving.answer(eng, true, Choice.DISCARD);

        assertThat(model.unlinked()).hasSize(1);
        assertThat(model.recent("mara")).isEmpty();
    }

    private Eng accept(String agent, int number, int contact) {
        Interaction of = new Interaction(number, 0, Vocabulary.contact(0, contact));
        OfferRow row = model.offering.offer(of);
        return model.eng(model.offering.accept(agent, row, 0).id());
    }

    private Eng created(String agent) {
        Eng eng = accept(agent, 0, 0);
        assertThat(model.drafting.create(eng).isDone()).isTrue();
        return eng;
    }
}
