package dev.caredesk.testkit.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One step of a history. Its numbers choose among what there is when it runs, so that it means something in any history; its text
 * form is its name and these numbers.
 */
sealed interface HistoryStep permits ChannelStep, DraftStep, ActionStep, ClosingStep, EnvironmentStep, ProcessStep {

    /**
     * Does it in the model and in the SDK, and holds the two outcomes to each other.
     *
     * @return the outcome under which it is counted; {@link #SKIPPED} when it makes no sense now
     */
    String run(HistoryWorld world);

    /** Returns whether it is {@link StepTraits#judgedAtCommit judged at its commit}. */
    default boolean isJudgedAtCommit() {
        return StepCatalog.traits(getClass()).judgedAtCommit();
    }

    /** The outcome of a step that makes no sense now. */
    String SKIPPED = "";

    /** The outcome of a step that was done. */
    String OK = "ok";

    static String agent(int which) {
        return SampleVocabulary.pick(SampleVocabulary.AGENTS, which);
    }

    static <T> Optional<T> pick(List<T> from, int which) {
        return from.isEmpty() ? Optional.empty() : Optional.of(SampleVocabulary.pick(from, which));
    }

    /** Now and then one of which that is true, whoever has it open; else one of the agent's. */
    static Optional<ModelEngagement> prefer(
            HistoryWorld world, int agent, int which, Predicate<ModelEngagement> wanted) {
        return world.model.engagements.values().stream()
                .filter(engagement -> which == 2 && !engagement.closed && wanted.test(engagement))
                .findFirst()
                .or(() -> engagement(world, agent, which));
    }

    /** One of the engagements that an agent has open. */
    static Optional<ModelEngagement> engagement(HistoryWorld world, int agent, int which) {
        return pick(world.model.open(agent(agent)), which);
    }
}
