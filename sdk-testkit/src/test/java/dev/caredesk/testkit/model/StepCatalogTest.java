package dev.caredesk.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StepCatalogTest {

    @Test
    @DisplayName("a seed gives the same steps each time, another seed others")
    void deterministic() {
        assertThat(StepCatalog.random(7, 200))
                .isEqualTo(StepCatalog.random(7, 200))
                .isNotEqualTo(StepCatalog.random(8, 200));
    }

    @Test
    @DisplayName("steps go to text and back, remarks left out")
    void text() {
        List<HistoryStep> steps = StepCatalog.random(3, 500);

        String text =
                steps.stream().map(step -> StepCatalog.text(step) + " # ok").collect(Collectors.joining("\n"));

        assertThat(StepCatalog.parse(text)).isEqualTo(steps);
    }

    @Test
    @DisplayName("every kind of step comes up")
    void kinds() {
        assertThat(LongStream.range(0, 20)
                        .boxed()
                        .flatMap(seed -> StepCatalog.random(seed, 200).stream())
                        .map(step -> step.getClass().getSimpleName())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(StepCatalog.names());
    }

    @Test
    @DisplayName("every kind of step says how often it is chosen, and what must come of it")
    void traits() {
        assertThat(StepCatalog.KINDS).hasSizeGreaterThan(40).allSatisfy(kind -> {
            assertThat(kind).hasAnnotation(StepTraits.class);
            assertThat(StepCatalog.traits(kind).weight())
                    .as(kind.getSimpleName())
                    .isPositive();
            assertThat(StepCatalog.traits(kind).outcomes())
                    .as(kind.getSimpleName())
                    .isNotEmpty();
        });
    }

    @Test
    @DisplayName("kinds of steps come in the order of the source, so that a seed stays the history that it is")
    void order() {
        assertThat(StepCatalog.names())
                .containsSubsequence(
                        "OfferInteraction", "EndInteraction", "EditCustomer", "AddTag", "AddComment", "SendReply")
                .containsSubsequence("SendReply", "CloseEngagement", "PassTime", "PauseBackground", "KillProcess");
    }

    @Test
    @DisplayName("a number that has no range is named")
    void noRange() {
        assertThatThrownBy(() -> StepCatalog.range("mood")).hasMessageContaining("mood");
    }

    @Test
    @DisplayName("a kind of step that does not say so is named")
    void noTraits() {
        assertThatThrownBy(() -> StepCatalog.traits(ActionStep.class)).hasMessageContaining("ActionStep");
    }

    @Test
    @DisplayName("a step that does not exist is named")
    void unknown() {
        assertThatThrownBy(() -> StepCatalog.parse("Dance 1 2")).hasMessageContaining("Dance");
    }
}
