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
    private static Optional<OfferRow> choose(HistoryWorld world, String agent, int process, int which) {
        List<OfferRow> all = world.model.offerRules.offers.values().stream()
                .filter(row -> row.of.number() >= 0)
                .toList();
        List<OfferRow> visible =
                all.stream().filter(row -> row.isVisible(agent, process)).toList();
        boolean any = which % 4 == 3 || visible.isEmpty();
        return HistoryStep.pick(any ? all : visible, which / 4);
    }

    /** Now and then one that ended before anybody accepted it, which few histories would come by otherwise. */
    private static Optional<OfferRow> chooseAny(HistoryWorld world, String agent, int process, int which) {
        if (which % 8 != 7) {
            return choose(world, agent, process, which);
        }
        return HistoryStep.pick(
                world.model.offerRules.offers.values().stream()
                        .filter(row -> row.ended && row.activity.isEmpty())
                        .toList(),
                which / 8);
    }

    /** An interaction is offered, perhaps again (D5, X2). */
    @StepTraits(weight = 9, outcomes = "ok")
    record OfferInteraction(int interaction, int contact) implements ChannelStep {
        @Override
        public String run(HistoryWorld world) {
            OfferRow row = row(world, interaction, contact);
            if (row.forgotten) {
                return SKIPPED;
            }
            row.reports.putIfAbsent("0", new ReportedMessage("0", world.model.now(), "first of " + row.of.key()));
            world.model.offerRules.offer(row.of);
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
            if (row.forgotten) {
                return SKIPPED;
            }
            String id = "m" + message;
            ReportedMessage report = Optional.ofNullable(row.reports.get(id))
                    .orElseGet(() -> new ReportedMessage(id, world.model.now(), "line " + message));
            world.model.offerRules.message(row, report);
            world.report(row, sink -> sink.message(row.of.id(), HistoryWorld.message(report)));
            return row.activity.isPresent() ? OK : "held";
        }
    }

    /** The channel ends a chat or call, perhaps before it was accepted, or again (A6, D5). */
    @StepTraits(weight = 3, outcomes = "ok")
    record EndInteraction(int offer) implements ChannelStep {
        @Override
        public String run(HistoryWorld world) {
            List<OfferRow> rows = world.model.offerRules.offers.values().stream()
                    .filter(row -> row.of.number() >= 0 && row.offered && !row.forgotten)
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
            Optional<OfferRow> chosen = chooseAny(world, who, process, offer);
            if (chosen.isEmpty() || !makesSense(world, chosen.get(), who)) {
                return SKIPPED;
            }
            OfferRow row = chosen.get();
            boolean twice = row.activity.isPresent();
            Verdict verdict = world.model.offerRules.accept(who, row, process);
            Outcome<Engagement> outcome = desk.accept(row.of.id());
            String label = world.judge(verdict, outcome);
            if (outcome.isDone()) {
                ModelEngagement engagement = world.model.engagement(verdict.id());
                engagement.goTo(process);
                world.keep(engagement, outcome.orElseThrow());
            }
            return twice && label.equals(OK) ? "ok again" : label;
        }

        /** Accepting again makes sense while an engagement of the agent has it; a rejected one is not there to be accepted. */
        private boolean makesSense(HistoryWorld world, OfferRow row, String who) {
            if (row.activity.isPresent()) {
                var activity = world.model.store.activity(row.activity.get());
                return !activity.agent.equals(who)
                        || activity.engagement
                                .map(world.model::engagement)
                                .filter(engagement -> engagement.home == process && engagement.agent.equals(who))
                                .isPresent();
            }
            return row.offered
                    && !row.rejectedAt.contains(who + "@" + process)
                    && !isElsewhere(world, row, who)
                    && world.model
                            .offerRules
                            .sure(row.of)
                            .map(world.model::isJoinCertain)
                            .orElse(true);
        }

        /** Takes an engagement up first that another process works on. */
        private boolean isElsewhere(HistoryWorld world, OfferRow row, String who) {
            return world.model
                    .offerRules
                    .joined(who, row.of)
                    .filter(engagement -> engagement.home != process)
                    .isPresent();
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
            Optional<OfferRow> chosen = chooseAny(world, who, process, offer);
            if (chosen.isEmpty() || chosen.get().rejectedAt.contains(who + "@" + process)) {
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
                    .orElse(row.ended ? Verdict.refused(OfferRules.GONE) : Verdict.done(""));
            String label = world.judge(verdict, desk.reject(row.of.id()));
            if (verdict.isDone()) {
                row.rejectedAt.add(who + "@" + process);
            }
            return label;
        }
    }
}
