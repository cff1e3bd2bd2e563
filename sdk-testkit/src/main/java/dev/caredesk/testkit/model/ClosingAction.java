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

/** How customers leave a desk and come back. */
sealed interface ClosingAction extends DeskAction {

    /** Holds a closing to the model's. */
    private static String judge(World world, Eng eng, Leaving.Outcome expected, Closing actual) {
        Leaving.Closing kind = Asked.kind(actual);
        if (kind != expected.closing()) {
            String found = World.codes(refusals(actual)) + " " + kind;
            throw Difference.of("closing " + found + " for " + expected.closing(), expected, found);
        }
        actual.question().ifPresent(question -> {
            List<String> expectedLines = Lines.unsaved(world.model, eng);
            List<String> lines = Lines.unsaved(world.names, question.unsaved());
            Compare.same(
                    "what a question lists (E3)",
                    world.behind ? withoutSaveable(expectedLines) : expectedLines,
                    world.behind ? withoutSaveable(lines) : lines);
            world.asked.ask(eng, question);
        });
        if (kind == Leaving.Closing.REFUSED) {
            return world.judge(expected.verdict(), Outcome.refused(refusals(actual)));
        }
        return kind == Leaving.Closing.CLOSED ? OK : kind.name().toLowerCase(Locale.ROOT);
    }

    /** While the background stands still, a place does not know which requests have closed. */
    private static List<String> withoutSaveable(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
    }

    private static List<dev.caredesk.Refusal> refusals(Closing closing) {
        return closing instanceof Closing.Refused refused ? refused.refusals() : List.of();
    }

    /** E2 to E4. */
    record Close(int agent, int eng) implements ClosingAction {
        @Override
        public String run(World world) {
            return DeskAction.prefer(world, agent, eng, open -> !open.created || world.model.drafting.mustLoad(open))
                    .map(open -> {
                        Closing actual = world.at(open).close();
                        return judge(world, open, world.model.leaving.close(open), actual);
                    })
                    .orElse(SKIPPED);
        }
    }

    /** Answers the last question about an engagement, which may be outdated (E3 to E5). */
    record AnswerQuestion(int which, int choice) implements ClosingAction {
        @Override
        public String run(World world) {
            List<Eng> asked = world.model.engagements.values().stream()
                    .filter(eng -> !eng.closed && world.asked.question(eng).isPresent())
                    .sorted(Comparator.comparing((Eng eng) -> eng.askedAt == Eng.NOWHERE))
                    .toList();
            Optional<Eng> open = DeskAction.pick(asked, which % 4 == 3 ? which : 0);
            Optional<Question> question = open.flatMap(world.asked::question);
            if (question.isEmpty()) {
                return SKIPPED;
            }
            Eng on = open.orElseThrow();
            Engagement engagement = world.at(on);
            Answer answer = Asked.answer(question.get(), chosen(question.get()));
            boolean stands = on.isAnswerable();
            Closing actual = engagement.answer(answer);
            Leaving.Outcome expected = stands
                    ? world.model.leaving.answer(on, Asked.isToCreate(question.get()), answer.choice())
                    : outdated(world, on);
            String label = judge(world, on, expected, actual);
            if (stands && expected.closing() == Leaving.Closing.CLOSED) {
                world.asked.answered(on, answer, expected.closing());
            }
            return answer.choice().name().toLowerCase(Locale.ROOT) + " " + label;
        }

        /** It is asked again, if there is something to ask. */
        private static Leaving.Outcome outdated(World world, Eng eng) {
            if (!eng.created || !world.model.unsaved(eng).isEmpty()) {
                eng.ask();
            }
            return Leaving.Outcome.refused(Verdict.refused("question.outdated " + Lines.unsaved(world.model, eng)));
        }

        /** Mostly an answer that fits. */
        private Answer.Choice chosen(Question question) {
            return switch (choice % 8) {
                case 0 -> Asked.isToCreate(question) ? Answer.Choice.CREATE : Answer.Choice.SAVE;
                case 1, 2 -> Asked.isToCreate(question) ? Answer.Choice.DISCARD : Answer.Choice.SAVE;
                case 3, 4 -> Asked.isToCreate(question) ? Answer.Choice.CREATE : Answer.Choice.DISCARD;
                case 5, 6 -> Answer.Choice.CANCEL;
                default -> Asked.isToCreate(question) ? Answer.Choice.SAVE : Answer.Choice.CREATE;
            };
        }
    }

    /** Gives the answer again that closed an engagement (E5). */
    record RepeatAnswer(int which) implements ClosingAction {
        @Override
        public String run(World world) {
            List<Eng> answered = world.model.engagements.values().stream()
                    .filter(eng -> world.asked.answer(eng).isPresent() && world.hasHandle(eng, eng.home))
                    .toList();
            return DeskAction.pick(answered, which)
                    .map(eng -> {
                        Asked.Answered first = world.asked.answer(eng).orElseThrow();
                        Closing actual = world.at(eng).answer(first.answer());
                        return judge(world, eng, Leaving.Outcome.of(first.closing()), actual);
                    })
                    .orElse(SKIPPED);
        }
    }

    /** Goes on with a customer that is closed. */
    record UseClosed(int which) implements ClosingAction {
        @Override
        public String run(World world) {
            List<Eng> closed = world.model.engagements.values().stream()
                    .filter(eng -> eng.closed && world.hasHandle(eng, eng.home))
                    .toList();
            return DeskAction.pick(closed, which)
                    .map(eng -> world.judge(
                            Verdict.refused(Reason.over("engagement.closed", "-")),
                            world.at(eng).comment("Too late.")))
                    .orElse(SKIPPED);
        }
    }

    /** Opens a customer from Recent, or else from Search (D3). */
    record Reopen(int agent, int customer, int recent, int place) implements ClosingAction {
        @Override
        public String run(World world) {
            String who = DeskAction.agent(agent);
            List<String> recents =
                    world.model.recent(who).stream().map(Model.Left::customer).toList();
            List<String> from = recent % 2 == 0 && !recents.isEmpty() ? recents : world.model.leaving.known();
            Optional<String> chosen = DeskAction.pick(from, customer).filter(id -> isHere(world, who, id));
            if (chosen.isEmpty()) {
                return SKIPPED;
            }
            Outcome<Engagement> outcome = world.desk(who, place).reopen(CustomerId.of(world.names.sdk(chosen.get())));
            String label = world.judge(Verdict.done(""), outcome);
            Eng eng = world.model.leaving.reopen(who, chosen.get(), place);
            world.keep(eng, outcome.orElseThrow());
            return label;
        }

        private boolean isHere(World world, String who, String id) {
            return world.model
                    .openWith(who, id)
                    .filter(eng -> eng.home != place)
                    .isEmpty();
        }
    }

    /** Asks for customers and queries that are none (S1, D3). */
    record Misread(int agent, int which) implements ClosingAction {
        @Override
        public String run(World world) {
            var desk = world.desk(DeskAction.agent(agent), 0);
            return switch (which % 4) {
                case 0 -> world.judge(Verdict.refused("search.empty"), desk.search("  "));
                case 1 -> world.judge(Verdict.refused("search.prefix-short"), desk.search("ad*"));
                case 2 -> world.judge(Verdict.refused("record.unknown"), desk.reopen(CustomerId.of("nobody")));
                default ->
                    world.judge(
                            Verdict.refused(Reason.limit("page.too-large", "-", "page", 200, 201)),
                            desk.search("ada", Optional.empty(), 201));
            };
        }
    }
}
