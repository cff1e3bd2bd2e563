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

        /** It ended in a process that is no more; the channel has it no longer. */
        boolean forgotten;

        boolean ended;
        Optional<String> activity = Optional.empty();

        OfferRow(SampleInteraction of) {
            this.of = of;
        }

        boolean isVisible(String agent, int process) {
            return offered && !ended && activity.isEmpty() && !rejectedAt.contains(agent + "@" + process);
        }
    }

    /** A message as a channel reported it. */
    record ReportedMessage(String id, Instant at, String text) {}

    OfferRow offer(SampleInteraction of) {
        OfferRow row = offers.computeIfAbsent(of.key(), key -> new OfferRow(of));
        row.offered = true;
        return row;
    }

    /** Something was said; repeated reports count once (X2). */
    void message(OfferRow row, ReportedMessage report) {
        if (row.reports.putIfAbsent(report.id(), report) == null && row.activity.isPresent()) {
            store.commit();
            record(row, report, channel(row));
        }
    }

    private static String channel(OfferRow row) {
        return "CHANNEL:" + SampleVocabulary.CHANNELS.get(row.of.channel());
    }

    /** Records a message; one from before the accept is recorded with it, by the agent. */
    private void record(OfferRow row, ReportedMessage report, String actor) {
        String activity = row.activity.orElseThrow();
        store.say(
                false,
                new CommentOrMessageRow(store.newId("m"), activity, "customer", report.at(), store.seq, report.text()),
                actor,
                model.now());
        store.activity(activity).request.ifPresent(request -> store.touch(request, model.now(), true));
    }

    void end(OfferRow row) {
        if (row.activity.isEmpty()) {
            row.ended = true;
            return;
        }
        store.commit();
        store.end(store.activity(row.activity.get()), EndReason.ENDED_BY_CHANNEL, channel(row), model.now());
    }

    /** A new process knows nothing of offers and rejects: the channels offer again what they still have (D5). */
    void restart(int process) {
        offers.values().forEach(row -> row.rejectedAt.removeIf(at -> at.endsWith("@" + process)));
    }

    Verdict accept(String agent, OfferRow row, int process) {
        if (row.activity.isPresent()) {
            ActivityRow activity = store.activity(row.activity.get());
            return activity.agent.equals(agent)
                    ? Verdict.done(activity.engagement.orElseThrow())
                    : Verdict.refused(ReasonText.taken(activity.agent));
        }
        if (row.ended || !row.offered) {
            return Verdict.refused(GONE);
        }
        if (row.of.media() == MediaType.VOICE && model.hasCall(agent)) {
            return Verdict.refused(TOO_MANY_CALLS);
        }
        return Verdict.done(take(agent, row, process).id);
    }

    private ModelEngagement take(String agent, OfferRow row, int process) {
        store.commit();
        ModelEngagement engagement = joined(agent, row.of).orElseGet(() -> open(agent, row.of, process));
        ActivityRow activity = add(engagement, row.of, true);
        row.activity = Optional.of(activity.id);
        List.copyOf(row.reports.values()).forEach(report -> record(row, report, ReferenceModel.actor(agent)));
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
    ActivityRow add(ModelEngagement engagement, SampleInteraction of, boolean inbound) {
        String actor = ReferenceModel.actor(engagement.agent);
        Instant now = model.now();
        ActivityRow activity = new ActivityRow(store.newId("a"), of, inbound, engagement.agent, now, store.seq);
        activity.engagement = Optional.of(engagement.id);
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
