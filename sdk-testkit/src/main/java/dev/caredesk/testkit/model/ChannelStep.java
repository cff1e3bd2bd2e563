package dev.caredesk.testkit.model;

import dev.caredesk.Outcome;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.testkit.model.OfferRules.OfferRow;
import dev.caredesk.testkit.model.OfferRules.ReportedMessage;
import dev.caredesk.testkit.model.SampleVocabulary.SampleInteraction;
import java.util.List;
import java.util.Optional;

/** Steps in which channels report, and agents answer offers. */
sealed interface ChannelStep extends HistoryStep {

    /** The interaction of that number; its first mention says who it is. */
    private static OfferRow row(HistoryWorld world, int number, int contact) {
        int channel = Math.floorMod(number, SampleVocabulary.CHANNELS.size());
        SampleInteraction of = new SampleInteraction(number, channel, SampleVocabulary.contact(channel, contact));
        return world.model.offerRules.offers.computeIfAbsent(of.key(), key -> new OfferRow(of));
    }

    /** Accepted offers now and then, else those that the desk sees. */
    private static Optional<OfferRow> choose(HistoryWorld world, String agent, int which) {
        List<OfferRow> all = world.model.offerRules.offers.values().stream()
                .filter(row -> row.of.number() >= 0)
                .toList();
        List<OfferRow> visible =
                all.stream().filter(row -> row.isVisible(agent)).toList();
        boolean any = which % 4 == 3 || visible.isEmpty();
        return HistoryStep.pick(any ? all : visible, which / 4);
    }

    /** Now and then one that ended before anybody accepted it, which few histories would come by otherwise. */
    private static Optional<OfferRow> chooseAny(HistoryWorld world, String agent, int which) {
        return which % 8 == 7 ? chooseMissed(world, which / 8) : choose(world, agent, which);
    }

    private static Optional<OfferRow> chooseMissed(HistoryWorld world, int which) {
        return HistoryStep.pick(
                world.model.offerRules.offers.values().stream()
                        .filter(OfferRow::isMissed)
                        .toList(),
                which);
    }

    /** Accepting again makes sense while an engagement of the agent has it, in the process where that is worked on. */
    private static boolean mayTakeAgain(HistoryWorld world, OfferRow row, String who, int process) {
        var activity = world.model.store.activity(row.activity.orElseThrow());
        return !activity.agent.equals(who)
                || activity.engagement
                        .map(world.model::engagement)
                        .filter(engagement -> engagement.home == process && engagement.agent.equals(who))
                        .isPresent();
    }

    /** An engagement that another process works on is taken up there first; one that it joins is certain. */
    private static boolean mayTake(HistoryWorld world, OfferRow row, String who, int process) {
        boolean elsewhere = world.model
                .offerRules
                .joined(who, row.of)
                .filter(engagement -> engagement.home != process)
                .isPresent();
        return !elsewhere
                && world.model
                        .offerRules
                        .sure(row.of)
                        .map(world.model::isJoinCertain)
                        .orElse(true);
    }

    private static String taken(
            HistoryWorld world, boolean twice, Verdict verdict, Outcome<Engagement> outcome, int process) {
        String label = world.judge(verdict, outcome);
        if (outcome.isDone()) {
            ModelEngagement engagement = world.model.engagement(verdict.id());
            engagement.goTo(process);
            world.keep(engagement, outcome.orElseThrow());
        }
        return twice && label.equals(OK) ? "ok again" : label;
    }

    /** An interaction is offered, perhaps again (D5, X2). */
    @StepTraits(weight = 9, outcomes = "ok")
    record OfferInteraction(int interaction, int contact) implements ChannelStep {
        @Override
        public String run(HistoryWorld world) {
            OfferRow row = row(world, interaction, contact);
            world.model.offerRules.offer(row);
            world.report(row, sink -> sink.offer(List.of(HistoryWorld.interaction(row))));
            return OK;
        }
    }

    /** The customer says something; also before the offer, or again (M3, X2). */
    @StepTraits(
            weight = 6,
            outcomes = {"ok", "held"})
    record ReportMessage(int interaction, int contact, int message) implements ChannelStep {
        @Override
        public String run(HistoryWorld world) {
            OfferRow row = row(world, interaction, contact);
            String id = "m" + message;
            world.model.offerRules.message(row, id, "line " + message);
            ReportedMessage report = Optional.ofNullable(row.reports.get(id)).orElseThrow();
            world.report(row, sink -> sink.message(row.of.id(), HistoryWorld.message(report)));
            return row.activity.isPresent() ? OK : "held";
        }
    }

    /** The channel ends a chat or call, perhaps before it was accepted, or again (A6, D5, D8). */
    @StepTraits(weight = 3, outcomes = "ok")
    record EndInteraction(int offer) implements ChannelStep {
        @Override
        public String run(HistoryWorld world) {
            List<OfferRow> rows = world.model.offerRules.offers.values().stream()
                    .filter(row -> row.of.number() >= 0 && row.offered)
                    .filter(row -> row.of.media().isConversation())
                    .toList();
            Optional<OfferRow> ended = HistoryStep.pick(rows, offer);
            ended.ifPresent(row -> {
                world.model.offerRules.end(row);
                world.report(row, sink -> sink.ended(row.of.id(), world.model.now()));
            });
            return ended.isPresent() ? OK : SKIPPED;
        }
    }

    /** An agent accepts an offer, or one that is taken or gone (D5). */
    @StepTraits(
            weight = 14,
            outcomes = {"ok", "interaction.taken", "interaction.gone", "call.limit", "ok again"})
    record AcceptOffer(int agent, int offer, int process) implements ChannelStep {
        @Override
        public String run(HistoryWorld world) {
            String who = HistoryStep.agent(agent);
            Desk desk = world.desk(who, process);
            Optional<OfferRow> chosen = chooseAny(world, who, offer);
            if (chosen.isEmpty() || !makesSense(world, chosen.get(), who)) {
                return SKIPPED;
            }
            OfferRow row = chosen.get();
            boolean twice = row.activity.isPresent();
            Verdict verdict = world.model.offerRules.accept(who, row, process);
            return taken(world, twice, verdict, desk.accept(row.of.id()), process);
        }

        private boolean makesSense(HistoryWorld world, OfferRow row, String who) {
            return row.activity.isPresent()
                    ? mayTakeAgain(world, row, who, process)
                    : row.offered && !row.rejectedAt.contains(who) && mayTake(world, row, who, process);
        }
    }

    /** An agent picks up what was missed, or what is not (D8). */
    @StepTraits(
            weight = 5,
            outcomes = {"ok", "interaction.taken", "interaction.offered", "ok again"})
    record PickUpMissed(int agent, int offer, int process) implements ChannelStep {
        @Override
        public String run(HistoryWorld world) {
            String who = HistoryStep.agent(agent);
            Desk desk = world.desk(who, process);
            Optional<OfferRow> chosen = offer % 4 == 3 ? choose(world, who, offer) : chooseMissed(world, offer / 4);
            if (chosen.isEmpty() || !makesSense(world, chosen.get(), who)) {
                return SKIPPED;
            }
            OfferRow row = chosen.get();
            boolean twice = row.activity.isPresent();
            Verdict verdict = world.model.offerRules.pickUp(who, row, process);
            return taken(world, twice, verdict, desk.pickUp(row.of.id()), process);
        }

        private boolean makesSense(HistoryWorld world, OfferRow row, String who) {
            return row.activity.isPresent()
                    ? mayTakeAgain(world, row, who, process)
                    : row.offered && mayTake(world, row, who, process);
        }
    }

    /** An agent does not want an offer (D5). */
    @StepTraits(
            weight = 4,
            outcomes = {"ok", "interaction.taken", "interaction.gone"})
    record RejectOffer(int agent, int offer, int process) implements ChannelStep {
        @Override
        public String run(HistoryWorld world) {
            String who = HistoryStep.agent(agent);
            Desk desk = world.desk(who, process);
            Optional<OfferRow> chosen = chooseAny(world, who, offer);
            if (chosen.isEmpty() || chosen.get().rejectedAt.contains(who)) {
                return SKIPPED;
            }
            OfferRow row = chosen.get();
            boolean own = row.activity
                    .map(activity -> world.model.store.activity(activity).agent.equals(who))
                    .orElse(!row.offered);
            if (own) {
                return SKIPPED;
            }
            Verdict verdict = row.activity
                    .map(taken -> Verdict.refused(ReasonText.taken(world.model.store.activity(taken).agent)))
                    .orElse(row.isMissed() ? Verdict.refused(OfferRules.GONE) : Verdict.done(""));
            String label = world.judge(verdict, desk.reject(row.of.id()));
            if (verdict.isDone()) {
                world.model.offerRules.reject(row, who);
            }
            return label;
        }
    }
}
