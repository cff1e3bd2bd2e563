package dev.caredesk.testkit.model;

import dev.caredesk.Outcome;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.testkit.model.Offering.OfferRow;
import dev.caredesk.testkit.model.Offering.Report;
import dev.caredesk.testkit.model.Vocabulary.Interaction;
import java.util.List;
import java.util.Optional;

/** What channels report, and what agents make of their offers. */
sealed interface ChannelAction extends DeskAction {

    /** The interaction of that number; its first mention says who it is. */
    private static OfferRow row(World world, int number, int contact) {
        int channel = Math.floorMod(number, Vocabulary.CHANNELS.size());
        Interaction of = new Interaction(number, channel, Vocabulary.contact(channel, contact));
        return world.model.offering.offers.computeIfAbsent(of.key(), key -> new OfferRow(of));
    }

    /** Accepted offers now and then, else those that the desk sees. */
    private static Optional<OfferRow> choose(World world, String agent, int place, int which) {
        List<OfferRow> all = world.model.offering.offers.values().stream()
                .filter(row -> row.of.number() >= 0)
                .toList();
        List<OfferRow> visible =
                all.stream().filter(row -> row.isVisible(agent, place)).toList();
        boolean any = which % 4 == 3 || visible.isEmpty();
        return DeskAction.pick(any ? all : visible, which / 4);
    }

    /** Now and then one that ended before anybody accepted it, which few histories would come by otherwise. */
    private static Optional<OfferRow> chooseAny(World world, String agent, int place, int which) {
        if (which % 8 != 7) {
            return choose(world, agent, place, which);
        }
        return DeskAction.pick(
                world.model.offering.offers.values().stream()
                        .filter(row -> row.ended && row.activity.isEmpty())
                        .toList(),
                which / 8);
    }

    /** An interaction is offered, perhaps again (D5, X2). */
    record Offer(int interaction, int contact) implements ChannelAction {
        @Override
        public String run(World world) {
            OfferRow row = row(world, interaction, contact);
            if (row.forgotten) {
                return SKIPPED;
            }
            row.reports.putIfAbsent("0", new Report("0", world.model.now(), "first of " + row.of.key()));
            world.model.offering.offer(row.of);
            world.report(row, sink -> sink.offer(List.of(World.interaction(row))));
            return OK;
        }
    }

    /** The customer says something; also before the offer, or again (M3, X2). */
    record MessageIn(int interaction, int contact, int message) implements ChannelAction {
        @Override
        public String run(World world) {
            OfferRow row = row(world, interaction, contact);
            if (row.forgotten) {
                return SKIPPED;
            }
            String id = "m" + message;
            Report report = Optional.ofNullable(row.reports.get(id))
                    .orElseGet(() -> new Report(id, world.model.now(), "line " + message));
            world.model.offering.message(row, report);
            world.report(row, sink -> sink.message(row.of.id(), World.message(report)));
            return row.activity.isPresent() ? OK : "held";
        }
    }

    /** The channel ends a chat or call, perhaps before it was accepted, or again (A6, D5). */
    record End(int offer) implements ChannelAction {
        @Override
        public String run(World world) {
            List<OfferRow> rows = world.model.offering.offers.values().stream()
                    .filter(row -> row.of.number() >= 0 && row.offered && !row.forgotten)
                    .filter(row -> row.of.media().isConversation())
                    .toList();
            Optional<OfferRow> ended = DeskAction.pick(rows, offer);
            ended.ifPresent(row -> {
                world.model.offering.end(row);
                world.report(row, sink -> sink.ended(row.of.id(), world.model.now()));
            });
            return ended.isPresent() ? OK : SKIPPED;
        }
    }

    /** An agent accepts an offer, or one that is taken or gone (D5). */
    record Accept(int agent, int offer, int place) implements ChannelAction {
        @Override
        public String run(World world) {
            String who = DeskAction.agent(agent);
            Desk desk = world.desk(who, place);
            Optional<OfferRow> chosen = chooseAny(world, who, place, offer);
            if (chosen.isEmpty() || !makesSense(world, chosen.get(), who)) {
                return SKIPPED;
            }
            OfferRow row = chosen.get();
            boolean twice = row.activity.isPresent();
            Verdict verdict = world.model.offering.accept(who, row, place);
            Outcome<Engagement> outcome = desk.accept(row.of.id());
            String label = world.judge(verdict, outcome);
            if (outcome.isDone()) {
                Eng eng = world.model.eng(verdict.id());
                eng.goTo(place);
                world.keep(eng, outcome.orElseThrow());
            }
            return twice && label.equals(OK) ? "ok again" : label;
        }

        /** Accepting again makes sense while an engagement of the agent has it; a rejected one is not there to be accepted. */
        private boolean makesSense(World world, OfferRow row, String who) {
            if (row.activity.isPresent()) {
                var activity = world.model.store.activity(row.activity.get());
                return !activity.agent.equals(who)
                        || activity.engagement
                                .map(world.model::eng)
                                .filter(eng -> eng.home == place && eng.agent.equals(who))
                                .isPresent();
            }
            return row.offered
                    && !row.rejectedAt.contains(who + "@" + place)
                    && !isElsewhere(world, row, who)
                    && world.model
                            .offering
                            .sure(row.of)
                            .map(world.model::isJoinCertain)
                            .orElse(true);
        }

        /** What is worked on at another place is taken up there first. */
        private boolean isElsewhere(World world, OfferRow row, String who) {
            return world.model
                    .offering
                    .joined(who, row.of)
                    .filter(eng -> eng.home != place)
                    .isPresent();
        }
    }

    /** An agent does not want an offer (D5). */
    record Reject(int agent, int offer, int place) implements ChannelAction {
        @Override
        public String run(World world) {
            String who = DeskAction.agent(agent);
            Desk desk = world.desk(who, place);
            Optional<OfferRow> chosen = chooseAny(world, who, place, offer);
            if (chosen.isEmpty() || chosen.get().rejectedAt.contains(who + "@" + place)) {
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
                    .map(taken -> Verdict.refused(Reason.taken(world.model.store.activity(taken).agent)))
                    .orElse(row.ended ? Verdict.refused(Offering.GONE) : Verdict.done(""));
            String label = world.judge(verdict, desk.reject(row.of.id()));
            if (verdict.isDone()) {
                row.rejectedAt.add(who + "@" + place);
            }
            return label;
        }
    }
}
