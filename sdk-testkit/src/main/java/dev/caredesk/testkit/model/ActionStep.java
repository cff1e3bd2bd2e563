package dev.caredesk.testkit.model;

import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.RequestId;
import dev.caredesk.testkit.model.SampleVocabulary.SampleInteraction;
import java.util.List;
import java.util.Optional;

/** Steps that are actions of agents. */
sealed interface ActionStep extends HistoryStep {

    /** Performs an action, whose result is the id of the record that the model made or acted on. */
    private static <R extends RecordId> String perform(
            HistoryWorld world, ModelEngagement engagement, Action<R> action, Verdict verdict) {
        Engagement handle = world.at(engagement);
        Outcome<R> outcome = handle.perform(action, world.operation());
        String label = world.judge(verdict, outcome);
        outcome.toOptional().ifPresent(id -> world.names.bind(verdict.id(), id));
        if (outcome.isDone()) {
            IdBinder.bind(world, engagement, handle.view());
        }
        return label;
    }

    private static ActivityId id(HistoryWorld world, String activity) {
        return ActivityId.of(world.names.sdk(activity));
    }

    private static RequestId requestId(HistoryWorld world, String request) {
        return RequestId.of(world.names.sdk(request));
    }

    /** M1, M2. */
    @StepTraits(
            weight = 6,
            judgedAtCommit = true,
            outcomes = {"ok", "text.empty", "text.too-long", "text.malformed", "record.read-only", "request.closed"})
    record AddComment(int agent, int engagement, int activity, int text) implements ActionStep {
        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> open = HistoryStep.engagement(world, agent, engagement);
            Optional<String> on = open.flatMap(found -> DraftStep.activity(world, found, activity));
            if (on.isEmpty()) {
                return SKIPPED;
            }
            String said = SampleVocabulary.pick(SampleVocabulary.TEXTS, text);
            Verdict verdict = world.model.actionRules.comment(open.orElseThrow(), on.get(), said);
            return perform(world, open.orElseThrow(), new Action.AddComment(id(world, on.get()), said), verdict);
        }
    }

    /** X1. */
    @StepTraits(
            weight = 4,
            outcomes = {"ok", "activity.ended", "channel.cannot", "text.empty"})
    record SendReply(int agent, int engagement, int activity, int text) implements ActionStep {
        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> open = HistoryStep.engagement(world, agent, engagement);
            Optional<String> on = open.flatMap(found -> DraftStep.activity(world, found, activity));
            if (on.isEmpty()) {
                return SKIPPED;
            }
            String said = SampleVocabulary.pick(SampleVocabulary.TEXTS, text);
            Verdict verdict = world.model.actionRules.reply(open.orElseThrow(), on.get(), said);
            return perform(world, open.orElseThrow(), new Action.Reply(id(world, on.get()), said), verdict);
        }
    }

    /** R3. */
    @StepTraits(
            weight = 4,
            judgedAtCommit = true,
            outcomes = {"ok", "text.too-long", "request.closed"})
    record AddRequest(int agent, int engagement, int title, int withCurrent) implements ActionStep {
        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> open = HistoryStep.engagement(world, agent, engagement);
            if (open.isEmpty()) {
                return SKIPPED;
            }
            String text = title % 8 == 7 ? "x".repeat(2_001) : SampleVocabulary.value("title", title % 4, "");
            Optional<String> moved = open.get().current.filter(current -> withCurrent % 2 == 0);
            Verdict verdict = world.model.actionRules.addRequest(open.get(), text, moved);
            return perform(
                    world,
                    open.get(),
                    new Action.AddRequest(text, "", moved.map(activity -> id(world, activity))),
                    verdict);
        }
    }

    /** A5. */
    @StepTraits(
            weight = 7,
            judgedAtCommit = true,
            outcomes = {"ok", "request.closed", "request.other-customer", "activity.live-elsewhere"})
    record MoveActivity(int agent, int engagement, int activity, int to) implements ActionStep {
        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> open = HistoryStep.engagement(world, agent, engagement);
            Optional<String> moved = open.flatMap(found -> DraftStep.activity(world, found, activity));
            Optional<String> target = open.flatMap(found -> target(world, found));
            boolean sense = moved.isPresent()
                    && target.isPresent()
                    && !IdBinder.request(world, open.orElseThrow(), moved.get()).equals(target);
            if (!sense) {
                return SKIPPED;
            }
            Verdict verdict =
                    world.model.actionRules.move(open.orElseThrow(), moved.orElseThrow(), target.orElseThrow());
            Action<RequestId> action =
                    new Action.Move(id(world, moved.orElseThrow()), requestId(world, target.orElseThrow()));
            return perform(world, open.orElseThrow(), action, verdict);
        }

        /** Now and then a request of another customer. */
        private Optional<String> target(HistoryWorld world, ModelEngagement open) {
            if (to % 8 == 7 && open.created) {
                List<String> others = world.model.store.requests.values().stream()
                        .filter(request -> !request.customer.equals(open.customer) && world.names.knows(request.id))
                        .map(request -> request.id)
                        .toList();
                return HistoryStep.pick(others, to / 8);
            }
            return HistoryStep.pick(DraftStep.requests(world, open), to);
        }
    }

    /** A5, with the live interaction. */
    @StepTraits(weight = 3, outcomes = "ok")
    record MoveToCustomer(int agent, int engagement, int to) implements ActionStep {
        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> open =
                    HistoryStep.engagement(world, agent, engagement).filter(found -> found.created);
            Optional<String> target = HistoryStep.pick(world.model.closingRules.known(), to);
            Optional<String> live = open.flatMap(found -> found.current)
                    .filter(current -> world.model.store.activity(current).end.isEmpty());
            boolean sense = live.isPresent()
                    && target.filter(world.model::isJoinCertain).isPresent()
                    && !target.get().equals(open.orElseThrow().customer)
                    && isFree(world, open.orElseThrow(), live.get(), target.get());
            return sense ? move(world, open.orElseThrow(), live.orElseThrow(), target.orElseThrow()) : SKIPPED;
        }

        /** Nobody else has the activity loaded, and the target is not worked on at another process. */
        private static boolean isFree(HistoryWorld world, ModelEngagement open, String activity, String target) {
            boolean loaded = world.model.engagements.values().stream()
                    .anyMatch(other -> other != open && !other.closed && other.activities.contains(activity));
            boolean elsewhere = world.model
                    .openWith(open.agent, target)
                    .filter(other -> other.home != open.home)
                    .isPresent();
            return !loaded && !elsewhere;
        }

        private static String move(HistoryWorld world, ModelEngagement open, String activity, String to) {
            Verdict verdict = world.model.actionRules.moveToCustomer(open, activity, to, open.home);
            CustomerId customer = CustomerId.of(world.names.sdk(to));
            Outcome<CustomerId> outcome =
                    world.at(open).perform(new Action.MoveToCustomer(id(world, activity), customer), world.operation());
            String label = world.judge(verdict, outcome);
            if (outcome.isDone()) {
                Outcome<Engagement> there = world.desk(open.agent, open.home).reopen(customer);
                world.judge(Verdict.done(""), there);
                world.keep(world.model.engagement(verdict.id()), there.orElseThrow());
            }
            return label;
        }
    }

    /** R5. */
    @StepTraits(
            weight = 3,
            judgedAtCommit = true,
            outcomes = {"ok", "request.closed"})
    record CloseRequest(int agent, int engagement, int request) implements ActionStep {
        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> open =
                    HistoryStep.engagement(world, agent, engagement).filter(found -> found.created);
            Optional<String> closed =
                    open.flatMap(found -> HistoryStep.pick(DraftStep.requests(world, found), request));
            if (closed.isEmpty()) {
                return SKIPPED;
            }
            Verdict verdict = world.model.actionRules.closeRequest(open.orElseThrow(), closed.get());
            return perform(world, open.orElseThrow(), new Action.CloseRequest(requestId(world, closed.get())), verdict);
        }
    }

    /** R4, E8. */
    @StepTraits(
            weight = 4,
            judgedAtCommit = true,
            outcomes = {"ok", "request.open"})
    record StartFollowUp(int agent, int engagement, int request, int carry) implements ActionStep {
        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> open =
                    HistoryStep.engagement(world, agent, engagement).filter(found -> found.created);
            Optional<String> from = open.flatMap(found -> HistoryStep.pick(DraftStep.requests(world, found), request));
            if (from.isEmpty()) {
                return SKIPPED;
            }
            boolean along = carry % 2 == 0;
            Verdict verdict = world.model.actionRules.followUp(open.orElseThrow(), from.get(), along);
            return perform(
                    world, open.orElseThrow(), new Action.FollowUp(requestId(world, from.get()), along), verdict);
        }
    }

    /** C6, E1. */
    @StepTraits(
            weight = 5,
            outcomes = {"ok", "customer.created"})
    record LinkCustomer(int agent, int engagement, int customer) implements ActionStep {
        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> open = HistoryStep.engagement(world, agent, engagement);
            Optional<String> to =
                    HistoryStep.pick(world.model.closingRules.known(), customer).filter(world.model::isJoinCertain);
            if (open.isEmpty() || to.isEmpty() || !isPlain(world, open.get(), to.get())) {
                return SKIPPED;
            }
            Verdict verdict = world.model.actionRules.link(open.get(), to.get());
            CustomerId id = CustomerId.of(world.names.sdk(to.get()));
            return perform(world, open.get(), new Action.Link(id), verdict);
        }

        /** One request in the draft, no prefill cleared, and the customer not open here: what the rules speak of. */
        private static boolean isPlain(HistoryWorld world, ModelEngagement open, String to) {
            boolean cleared = open.draft(open.customer).unsaved().stream()
                    .anyMatch(key -> !open.draft(open.customer).mine.containsKey(key));
            return open.created
                    || (open.draftRequests().size() == 1
                            && !cleared
                            && world.model.openWith(open.agent, to).isEmpty());
        }
    }

    /** A7. */
    @StepTraits(
            weight = 7,
            outcomes = {"ok", "activity.linked"})
    record LinkActivity(int agent, int activity, int customer, int process) implements ActionStep {
        @Override
        public String run(HistoryWorld world) {
            String who = HistoryStep.agent(agent);
            Optional<String> linked = HistoryStep.pick(choices(world), activity / 4);
            Optional<String> to = HistoryStep.pick(world.model.closingRules.known(), customer);
            boolean sense = linked.isPresent()
                    && to.filter(world.model::isJoinCertain).isPresent()
                    && world.model
                            .openWith(who, to.get())
                            .filter(engagement -> engagement.home != process)
                            .isEmpty();
            if (!sense) {
                return SKIPPED;
            }
            Verdict verdict = world.model.actionRules.linkLater(who, linked.orElseThrow(), to.orElseThrow(), process);
            Outcome<Engagement> outcome = world.desk(who, process)
                    .link(
                            id(world, linked.orElseThrow()),
                            CustomerId.of(world.names.sdk(to.orElseThrow())),
                            world.operation());
            String label = world.judge(verdict, outcome);
            outcome.toOptional().ifPresent(handle -> world.keep(world.model.engagement(verdict.id()), handle));
            return label;
        }

        /** Returns an activity that is listed as unlinked, now and then one that is linked already. */
        private List<String> choices(HistoryWorld world) {
            return world.model.store.activities.values().stream()
                    .filter(row -> activity % 4 == 3
                            ? row.customer.isPresent()
                            : row.customer.isEmpty() && row.engagement.isEmpty())
                    .map(row -> row.id)
                    .filter(world.names::knows)
                    .toList();
        }
    }

    /** A1, D4. */
    @StepTraits(
            weight = 3,
            outcomes = {"ok", "call.limit"})
    record StartActivity(int agent, int engagement, int channel, int contact) implements ActionStep {
        @Override
        public String run(HistoryWorld world) {
            Optional<ModelEngagement> open = HistoryStep.engagement(world, agent, engagement)
                    .filter(found -> world.model.isJoinCertain(found.customer));
            if (open.isEmpty()) {
                return SKIPPED;
            }
            int over = Math.floorMod(channel, SampleVocabulary.CHANNELS.size());
            int number = -1 - world.model.offerRules.offers.size();
            SampleInteraction of = new SampleInteraction(number, over, SampleVocabulary.contact(over, contact));
            Verdict verdict = world.model.actionRules.start(open.get(), of);
            Action<ActivityId> action = new Action.Start(
                    ChannelId.of(SampleVocabulary.CHANNELS.get(over)),
                    of.media(),
                    of.contact().address());
            return perform(world, open.get(), action, verdict);
        }
    }
}
