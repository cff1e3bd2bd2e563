package dev.caredesk.testkit.model;

import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.MediaType;
import dev.caredesk.testkit.model.Rows.ActivityRow;
import dev.caredesk.testkit.model.Rows.Said;
import dev.caredesk.testkit.model.Vocabulary.Interaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What channels report, and what becomes of it when an agent accepts (A1, A2, C3, C6, D3 to D5, X2, M3). */
final class Offering {

    /** D4. */
    static final String TOO_MANY_CALLS = Reason.limit("call.limit", "-", "calls", 1, 2);

    /** D5. */
    static final String GONE = Reason.over("interaction.gone", "-");

    final Map<String, OfferRow> offers = new LinkedHashMap<>();
    private final Model model;
    private final Store store;

    Offering(Model model) {
        this.model = model;
        store = model.store;
    }

    /** An interaction as channels reported it, and what became of it. */
    static final class OfferRow {
        final Interaction of;
        final Map<String, Report> reports = new LinkedHashMap<>();
        final Set<String> rejectedAt = new LinkedHashSet<>();
        boolean offered;

        /** It ended in a process that is no more; the channel has it no longer. */
        boolean forgotten;

        boolean ended;
        Optional<String> activity = Optional.empty();

        OfferRow(Interaction of) {
            this.of = of;
        }

        boolean isVisible(String agent, int place) {
            return offered && !ended && activity.isEmpty() && !rejectedAt.contains(agent + "@" + place);
        }
    }

    /** A message as a channel reported it. */
    record Report(String id, Instant at, String text) {}

    OfferRow offer(Interaction of) {
        OfferRow row = offers.computeIfAbsent(of.key(), key -> new OfferRow(of));
        row.offered = true;
        return row;
    }

    /** Something was said; repeated reports count once (X2). */
    void message(OfferRow row, Report report) {
        if (row.reports.putIfAbsent(report.id(), report) == null && row.activity.isPresent()) {
            store.commit();
            record(row, report, channel(row));
        }
    }

    private static String channel(OfferRow row) {
        return "CHANNEL:" + Vocabulary.CHANNELS.get(row.of.channel());
    }

    /** What was said before the accept is recorded with it, by the agent. */
    private void record(OfferRow row, Report report, String actor) {
        String activity = row.activity.orElseThrow();
        store.say(
                false,
                new Said(store.newId("m"), activity, "customer", report.at(), store.seq, report.text()),
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
    void restart(int place) {
        offers.values().forEach(row -> row.rejectedAt.removeIf(at -> at.endsWith("@" + place)));
    }

    Verdict accept(String agent, OfferRow row, int place) {
        if (row.activity.isPresent()) {
            ActivityRow activity = store.activity(row.activity.get());
            return activity.agent.equals(agent)
                    ? Verdict.done(activity.engagement.orElseThrow())
                    : Verdict.refused(Reason.taken(activity.agent));
        }
        if (row.ended || !row.offered) {
            return Verdict.refused(GONE);
        }
        if (row.of.media() == MediaType.VOICE && model.hasCall(agent)) {
            return Verdict.refused(TOO_MANY_CALLS);
        }
        return Verdict.done(take(agent, row, place).id);
    }

    private Eng take(String agent, OfferRow row, int place) {
        store.commit();
        Eng eng = joined(agent, row.of).orElseGet(() -> open(agent, row.of, place));
        ActivityRow activity = add(eng, row.of, true);
        row.activity = Optional.of(activity.id);
        List.copyOf(row.reports.values()).forEach(report -> record(row, report, Model.actor(agent)));
        return eng;
    }

    /** The customer that an interaction is of for certain (C6). */
    Optional<String> sure(Interaction of) {
        List<String> matches = Finding.matches(store, of.contact());
        return matches.size() == 1 && of.contact().proven() ? Optional.of(matches.get(0)) : Optional.empty();
    }

    /** The engagement here that an interaction joins: of its customer, or an uncreated one of the same address (D3). */
    Optional<Eng> joined(String agent, Interaction of) {
        Optional<String> customer = sure(of);
        if (customer.isPresent()) {
            return model.openWith(agent, customer.get());
        }
        return model.open(agent).stream()
                .filter(eng -> !eng.created && eng.address.equals(address(of)))
                .findFirst();
    }

    private static Optional<String> address(Interaction of) {
        return Finding.normal(of.contact().address())
                .or(() -> Optional.of(of.contact().address().value()));
    }

    Eng known(String agent, String customer, int place) {
        return model.openWith(agent, customer).orElseGet(() -> model.newEngagement(agent, customer, place));
    }

    /** A known customer, or a new one with what it may match as candidates (C3, C6). */
    private Eng open(String agent, Interaction of, int place) {
        Optional<String> customer = sure(of);
        if (customer.isPresent()) {
            return model.newEngagement(agent, customer.get(), place);
        }
        Eng eng = model.newEngagement(agent, store.newId("c"), place);
        eng.address = address(of);
        eng.candidates.add(Set.copyOf(Finding.matches(store, of.contact())));
        eng.draft(eng.customer).take(Finding.prefill(of.contact()), 0);
        eng.draft(store.newId("r")).take(Map.of(), 0);
        return eng;
    }

    /** Adds an activity to an engagement, which makes it the current one (A1, A2). */
    ActivityRow add(Eng eng, Interaction of, boolean inbound) {
        String actor = Model.actor(eng.agent);
        Instant now = model.now();
        ActivityRow activity = new ActivityRow(store.newId("a"), of, inbound, eng.agent, now, store.seq);
        activity.engagement = Optional.of(eng.id);
        if (eng.created) {
            activity.customer = Optional.of(eng.customer);
            activity.request = Optional.of(store.joined(eng.customer, actor, now));
        } else {
            List<String> requests = eng.draftRequests();
            eng.placed.put(activity.id, requests.get(requests.size() - 1));
        }
        store.addActivity(activity, actor);
        activity.request.ifPresent(request -> {
            store.touch(request, now, true);
            model.loadNew(eng, request);
        });
        model.loadNew(eng, activity.id);
        eng.activities.add(activity.id);
        eng.outdate();
        eng.current = Optional.of(activity.id);
        return activity;
    }
}
