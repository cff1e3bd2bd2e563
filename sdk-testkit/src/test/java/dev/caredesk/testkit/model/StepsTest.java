package dev.caredesk.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StepsTest {

    @Test
    @DisplayName("a seed gives the same steps each time, another seed others")
    void deterministic() {
        assertThat(Steps.random(7, 200)).isEqualTo(Steps.random(7, 200)).isNotEqualTo(Steps.random(8, 200));
    }

    @Test
    @DisplayName("steps go to text and back, remarks left out")
    void text() {
        List<DeskAction> steps = Steps.random(3, 500);

        String text = steps.stream().map(step -> Steps.text(step) + " # ok").collect(Collectors.joining("\n"));

        assertThat(Steps.parse(text)).isEqualTo(steps);
    }

    @Test
    @DisplayName("every kind of step comes up")
    void kinds() {
        assertThat(LongStream.range(0, 20)
                        .boxed()
                        .flatMap(seed -> Steps.random(seed, 200).stream())
                        .map(step -> step.getClass().getSimpleName())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Steps.names());
    }

    @Test
    @DisplayName("a step that does not exist is named")
    void unknown() {
        assertThatThrownBy(() -> Steps.parse("Dance 1 2")).hasMessageContaining("Dance");
    }
}
