package dev.caredesk.testkit.model;

import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.MediaType;
import dev.caredesk.testkit.model.ModelRows.ActivityRow;
import dev.caredesk.testkit.model.ModelRows.CommentOrMessageRow;
import dev.caredesk.testkit.model.SampleVocabulary.SampleInteraction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of offers: reports of channels, and accepting or rejecting them (A1, A2, C3, C6, D3 to D5, X2, M3). */
final class OfferRules {

    /** D4. */
    static final String TOO_MANY_CALLS = ReasonText.limit("call.limit", "-", "calls", 1, 2);

    /** D8. */
    static final String OFFERED = ReasonText.over("interaction.offered", "-");

    /** X3. */
    private static final String CALL_ENDED = "call ENDED";

    /** D5. */
    static final String GONE = ReasonText.over("interaction.gone", "-");

    final Map<String, OfferRow> offers = new LinkedHashMap<>();
    private final ReferenceModel model;
    private final ModelStore store;

    OfferRules(ReferenceModel model) {
        this.model = model;
        store = model.store;
    }

    /** An interaction as channels reported it, and what became of it. */
    static final class OfferRow {
        final SampleInteraction of;
        final Map<String, ReportedMessage> reports = new LinkedHashMap<>();
        final Set<String> rejectedAt = new LinkedHashSet<>();
        boolean offered;

        /** When it ended before anybody accepted it. */
        Optional<Instant> ended = Optional.empty();

        Optional<String> activity = Optional.empty();

        OfferRow(SampleInteraction of) {
            this.of = of;
        }

        boolean isWaiting() {
            return offered && ended.isEmpty() && activity.isEmpty();
        }

        boolean isVisible(String agent) {
            return isWaiting() && !rejectedAt.contains(agent);
        }

        boolean isMissed() {
            return ended.isPresent() && activity.isEmpty();
        }
    }

    /** A message as a channel reported it. */
    record ReportedMessage(String id, Instant at, long seq, String text) {}

    /** An interaction is offered, with a first message; repeated reports count once (X2). */
    void offer(OfferRow row) {
        if (!row.offered) {
            store.commit();
            row.offered = true;
            store.tell(row.of, "OFFERED", channel(row), model.now());
            say(row, new ReportedMessage("0", model.now(), store.seq, "first of " + row.of.key()));
        }
    }

    /** An agent started an interaction, which was never offered. */
    void started(SampleInteraction of, String activity) {
        OfferRow row = offers.computeIfAbsent(of.key(), key -> new OfferRow(of));
        row.offered = true;
        row.activity = Optional.of(activity);
    }

    /** Something was said; repeated reports count once (X2). */
    void message(OfferRow row, String id, String text) {
        if (!row.reports.containsKey(id)) {
            store.commit();
            say(row, new ReportedMessage(id, model.now(), store.seq, text));
        }
    }

    private void say(OfferRow row, ReportedMessage report) {
        row.reports.put(report.id(), report);
        if (row.activity.isPresent()) {
            record(row, report);
        } else {
            store.sayBefore(row.of, store.newId("m"), channel(row), model.now());
        }
    }

    private static String channel(OfferRow row) {
        return "CHANNEL:" + SampleVocabulary.CHANNELS.get(row.of.channel());
    }

    /** A message of an activity is an update of its request (R8). */
    private void record(OfferRow row, ReportedMessage report) {
        String activity = row.activity.orElseThrow();
        store.say(false, said(activity, report), channel(row), model.now());
        store.activity(activity).request.ifPresent(request -> store.touch(request, model.now(), true));
    }

    private CommentOrMessageRow said(String activity, ReportedMessage report) {
        return new CommentOrMessageRow(
                store.newId("m"), activity, "customer", report.at(), report.seq(), report.text());
    }

    /** The end of what an agent has ends the activity (A6); what nobody has is missed (D8). A call's end is a message too (X3). */
    void end(OfferRow row) {
        boolean over = row.activity
                .map(activity -> store.activity(activity).end.isPresent())
                .orElse(row.ended.isPresent());
        if (over) {
            return;
        }
        store.commit();
        if (row.activity.isEmpty()) {
            row.ended = Optional.of(model.now());
            store.tell(row.of, "MISSED", channel(row), model.now());
        }
        if (row.of.media() == MediaType.VOICE && !row.reports.containsKey(CALL_ENDED)) {
            say(row, new ReportedMessage(CALL_ENDED, model.now(), store.seq, ""));
        }
        row.activity.ifPresent(
                activity -> store.end(store.activity(activity), EndReason.ENDED_BY_CHANNEL, channel(row), model.now()));
    }

    void reject(OfferRow row, String agent) {
        store.commit();
        row.rejectedAt.add(agent);
        store.tell(row.of, "REJECTED", ReferenceModel.actor(agent), model.now());
    }

    /** Picks up what was missed: it becomes an activity that has ended, whatever calls the agent has (D8). */
    Verdict pickUp(String agent, OfferRow row, int process) {
        if (row.activity.isPresent()) {
            return taken(agent, row);
        }
        if (row.isWaiting()) {
            return Verdict.refused(OFFERED);
        }
        return row.isMissed() ? Verdict.done(take(agent, row, process).id) : Verdict.refused(GONE);
    }

    private Verdict taken(String agent, OfferRow row) {
        ActivityRow activity = store.activity(row.activity.orElseThrow());
        return activity.agent.equals(agent)
                ? Verdict.done(activity.engagement.orElseThrow())
                : Verdict.refused(ReasonText.taken(activity.agent));
    }

    Verdict accept(String agent, OfferRow row, int process) {
        if (row.activity.isPresent()) {
            return taken(agent, row);
        }
        if (!row.isWaiting()) {
            return Verdict.refused(GONE);
        }
        if (row.of.media() == MediaType.VOICE && model.hasCall(agent)) {
            return Verdict.refused(TOO_MANY_CALLS);
        }
        return Verdict.done(take(agent, row, process).id);
    }

    private ModelEngagement take(String agent, OfferRow row, int process) {
        store.commit();
        store.tell(row.of, "TAKEN", ReferenceModel.actor(agent), model.now());
        ModelEngagement engagement = joined(agent, row.of).orElseGet(() -> open(agent, row.of, process));
        ActivityRow activity = add(engagement, row.of, true, row.ended.map(at -> EndReason.ENDED_BY_CHANNEL));
        row.activity = Optional.of(activity.id);
        row.reports.values().forEach(report -> store.messages.add(said(activity.id, report)));
        return engagement;
    }

    /** The customer that an interaction is of for certain (C6). */
    Optional<String> sure(SampleInteraction of) {
        List<String> matches = CustomerLookup.matches(store, of.contact());
        return matches.size() == 1 && of.contact().proven() ? Optional.of(matches.get(0)) : Optional.empty();
    }

    /** The engagement here that an interaction joins: of its customer, or an uncreated one of the same address (D3). */
    Optional<ModelEngagement> joined(String agent, SampleInteraction of) {
        Optional<String> customer = sure(of);
        if (customer.isPresent()) {
            return model.openWith(agent, customer.get());
        }
        return model.open(agent).stream()
                .filter(engagement -> !engagement.created && engagement.address.equals(address(of)))
                .findFirst();
    }

    private static Optional<String> address(SampleInteraction of) {
        return CustomerLookup.normal(of.contact().address())
                .or(() -> Optional.of(of.contact().address().value()));
    }

    ModelEngagement known(String agent, String customer, int process) {
        return model.openWith(agent, customer).orElseGet(() -> model.newEngagement(agent, customer, process));
    }

    /** A known customer, or a new one with what it may match as candidates (C3, C6). */
    private ModelEngagement open(String agent, SampleInteraction of, int process) {
        Optional<String> customer = sure(of);
        if (customer.isPresent()) {
            return model.newEngagement(agent, customer.get(), process);
        }
        ModelEngagement engagement = model.newEngagement(agent, store.newId("c"), process);
        engagement.address = address(of);
        engagement.candidates.add(Set.copyOf(CustomerLookup.matches(store, of.contact())));
        engagement.draft(engagement.customer).take(CustomerLookup.prefill(of.contact()), 0);
        engagement.draft(store.newId("r")).take(Map.of(), 0);
        return engagement;
    }

    /** Adds an activity to an engagement, which makes it the current one (A1, A2). */
    ActivityRow add(ModelEngagement engagement, SampleInteraction of, boolean inbound, Optional<EndReason> end) {
        String actor = ReferenceModel.actor(engagement.agent);
        Instant now = model.now();
        ActivityRow activity = new ActivityRow(store.newId("a"), of, inbound, engagement.agent, now, store.seq);
        activity.engagement = Optional.of(engagement.id);
        activity.end = end;
        activity.pickedUp = end.isPresent();
        if (engagement.created) {
            activity.customer = Optional.of(engagement.customer);
            activity.request = Optional.of(store.joined(engagement.customer, actor, now));
        } else {
            List<String> requests = engagement.draftRequests();
            engagement.draftRequestOf.put(activity.id, requests.get(requests.size() - 1));
        }
        store.addActivity(activity, actor);
        activity.request.ifPresent(request -> {
            store.touch(request, now, true);
            model.loadNew(engagement, request);
        });
        model.loadNew(engagement, activity.id);
        engagement.activities.add(activity.id);
        engagement.outdate();
        engagement.current = Optional.of(activity.id);
        return activity;
    }
}
