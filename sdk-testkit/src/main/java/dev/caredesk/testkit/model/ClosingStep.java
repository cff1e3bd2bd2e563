package dev.caredesk.testkit.model;

import dev.caredesk.Outcome;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.Question;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Steps in which customers leave a desk and come back. */
sealed interface ClosingStep extends HistoryStep {

    /** Holds a closing to the model's. */
    private static String judge(
            HistoryWorld world, ModelEngagement engagement, ClosingRules.ClosingResult expected, Closing actual) {
        ClosingRules.ClosingKind kind = CloseQuestions.kind(actual);
        if (kind != expected.closing()) {
            String found = HistoryWorld.codes(refusals(actual)) + " " + kind;
            throw ModelDifference.of("closing " + found + " for " + expected.closing(), expected, found);
        }
        actual.question().ifPresent(question -> {
            List<String> expectedLines = UnsavedLines.unsaved(world.model, engagement);
            List<String> lines = UnsavedLines.unsaved(world.names, question.unsaved());
            WorldComparison.same(
                    "what a question lists (E3)",
                    world.behind ? withoutSaveable(expectedLines) : expectedLines,
                    world.behind ? withoutSaveable(lines) : lines);
            world.asked.ask(engagement, question);
        });
        if (kind == ClosingRules.ClosingKind.REFUSED) {
            return world.judge(expected.verdict(), Outcome.refused(refusals(actual)));
        }
        return kind == ClosingRules.ClosingKind.CLOSED ? OK : kind.name().toLowerCase(Locale.ROOT);
    }

    /** While the background stands still, a process does not know which requests have closed. */
    private static List<String> withoutSaveable(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
    }

    private static List<dev.caredesk.Refusal> refusals(Closing closing) {
        return closing instanceof Closing.Refused refused ? refused.refusals() : List.of();
    }

    /** E2 to E4. */
    @StepTraits(
            weight = 9,
            judgedAtCommit = true,
            outcomes = {"ok", "unsaved", "uncreated"})
    record CloseEngagement(int agent, int engagement) implements ClosingStep {
        @Override
        public String run(HistoryWorld world) {
            return HistoryStep.prefer(
                            world, agent, engagement, open -> !open.created || world.model.draftRules.mustLoad(open))
                    .map(open -> {
                        Closing actual = world.at(open).close();
                        return judge(world, open, world.model.closingRules.close(open), actual);
                    })
                    .orElse(SKIPPED);
        }
    }

    /** Answers the last question about an engagement, which may be outdated (E3 to E5). */
    @StepTraits(
            weight = 12,
            judgedAtCommit = true,
            outcomes = {
                "save ok",
                "create ok",
                "discard ok",
                "cancel still_open",
                "save question.outdated",
                "create question.outdated",
                "discard question.outdated",
                "cancel question.outdated",
                "save answer.unfit",
                "create answer.unfit",
                "save record.stale"
            })
    record AnswerQuestion(int which, int choice) implements ClosingStep {
        @Override
        public String run(HistoryWorld world) {
            List<ModelEngagement> asked = world.model.engagements.values().stream()
                    .filter(engagement -> !engagement.closed
                            && world.asked.question(engagement).isPresent())
                    .sorted(Comparator.comparing(
                            (ModelEngagement engagement) -> engagement.askedAt == ModelEngagement.NOWHERE))
                    .toList();
            Optional<ModelEngagement> open = HistoryStep.pick(asked, which % 4 == 3 ? which : 0);
            Optional<Question> question = open.flatMap(world.asked::question);
            if (question.isEmpty()) {
                return SKIPPED;
            }
            ModelEngagement on = open.orElseThrow();
            Engagement handle = world.at(on);
            Answer answer = CloseQuestions.answer(question.get(), chosen(question.get()));
            boolean stands = on.isAnswerable();
            Closing actual = handle.answer(answer);
            ClosingRules.ClosingResult expected = stands
                    ? world.model.closingRules.answer(on, CloseQuestions.isToCreate(question.get()), answer.choice())
                    : outdated(world, on);
            String label = judge(world, on, expected, actual);
            if (stands && expected.closing() == ClosingRules.ClosingKind.CLOSED) {
                world.asked.answered(on, answer, expected.closing());
            }
            return answer.choice().name().toLowerCase(Locale.ROOT) + " " + label;
        }

        /** It is asked again, if there is something to ask. */
        private static ClosingRules.ClosingResult outdated(HistoryWorld world, ModelEngagement engagement) {
            if (!engagement.created || !world.model.unsaved(engagement).isEmpty()) {
                engagement.ask();
            }
            return ClosingRules.ClosingResult.refused(
                    Verdict.refused("question.outdated " + UnsavedLines.unsaved(world.model, engagement)));
        }

        /** Mostly an answer that fits. */
        private Answer.Choice chosen(Question question) {
            return switch (choice % 8) {
                case 0 -> CloseQuestions.isToCreate(question) ? Answer.Choice.CREATE : Answer.Choice.SAVE;
                case 1, 2 -> CloseQuestions.isToCreate(question) ? Answer.Choice.DISCARD : Answer.Choice.SAVE;
                case 3, 4 -> CloseQuestions.isToCreate(question) ? Answer.Choice.CREATE : Answer.Choice.DISCARD;
                case 5, 6 -> Answer.Choice.CANCEL;
                default -> CloseQuestions.isToCreate(question) ? Answer.Choice.SAVE : Answer.Choice.CREATE;
            };
        }
    }

    /** Gives the answer again that closed an engagement (E5). */
    @StepTraits(weight = 2, outcomes = "ok")
    record RepeatAnswer(int which) implements ClosingStep {
        @Override
        public String run(HistoryWorld world) {
            List<ModelEngagement> answered = world.model.engagements.values().stream()
                    .filter(engagement ->
                            world.asked.answer(engagement).isPresent() && world.hasHandle(engagement, engagement.home))
                    .toList();
            return HistoryStep.pick(answered, which)
                    .map(engagement -> {
                        CloseQuestions.GivenAnswer first =
                                world.asked.answer(engagement).orElseThrow();
                        Closing actual = world.at(engagement).answer(first.answer());
                        return judge(world, engagement, ClosingRules.ClosingResult.of(first.closing()), actual);
                    })
                    .orElse(SKIPPED);
        }
    }

    /** Goes on with a customer that is closed. */
    @StepTraits(weight = 1, outcomes = "engagement.closed")
    record UseClosedEngagement(int which) implements ClosingStep {
        @Override
        public String run(HistoryWorld world) {
            List<ModelEngagement> closed = world.model.engagements.values().stream()
                    .filter(engagement -> engagement.closed && world.hasHandle(engagement, engagement.home))
                    .toList();
            return HistoryStep.pick(closed, which)
                    .map(engagement -> world.judge(
                            Verdict.refused(ReasonText.over("engagement.closed", "-")),
                            world.at(engagement).comment("Too late.")))
                    .orElse(SKIPPED);
        }
    }

    /** Opens a customer from Recent, or else from Search (D3). */
    @StepTraits(weight = 14, judgedAtCommit = true, outcomes = "ok")
    record ReopenCustomer(int agent, int customer, int recent, int process) implements ClosingStep {
        @Override
        public String run(HistoryWorld world) {
            String who = HistoryStep.agent(agent);
            List<String> recents = world.model.recent(who).stream()
                    .map(ReferenceModel.ClosedCustomer::customer)
                    .toList();
            List<String> from = recent % 2 == 0 && !recents.isEmpty() ? recents : world.model.closingRules.known();
            Optional<String> chosen = HistoryStep.pick(from, customer).filter(id -> isHere(world, who, id));
            if (chosen.isEmpty()) {
                return SKIPPED;
            }
            Outcome<Engagement> outcome = world.desk(who, process).reopen(CustomerId.of(world.names.sdk(chosen.get())));
            String label = world.judge(Verdict.done(""), outcome);
            ModelEngagement engagement = world.model.closingRules.reopen(who, chosen.get(), process);
            world.keep(engagement, outcome.orElseThrow());
            return label;
        }

        private boolean isHere(HistoryWorld world, String who, String id) {
            return world.model
                    .openWith(who, id)
                    .filter(engagement -> engagement.home != process)
                    .isEmpty();
        }
    }

    /** Asks for customers and queries that are none (S1, D3). */
    @StepTraits(
            weight = 1,
            outcomes = {"search.empty", "search.prefix-short", "record.unknown", "page.too-large"})
    record ReadUnknown(int agent, int which) implements ClosingStep {
        @Override
        public String run(HistoryWorld world) {
            var desk = world.desk(HistoryStep.agent(agent), 0);
            return switch (which % 4) {
                case 0 -> world.judge(Verdict.refused("search.empty"), desk.search("  "));
                case 1 -> world.judge(Verdict.refused("search.prefix-short"), desk.search("ad*"));
                case 2 -> world.judge(Verdict.refused("record.unknown"), desk.reopen(CustomerId.of("nobody")));
                default ->
                    world.judge(
                            Verdict.refused(ReasonText.limit("page.too-large", "-", "page", 200, 201)),
                            desk.search("ada", Optional.empty(), 201));
            };
        }
    }
}
