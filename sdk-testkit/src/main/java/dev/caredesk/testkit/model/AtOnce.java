package dev.caredesk.testkit.model;

import dev.caredesk.activity.MediaType;
import dev.caredesk.testkit.model.Eng.Draft;
import dev.caredesk.testkit.model.Rows.ActivityRow;
import dev.caredesk.testkit.model.Rows.RequestRow;
import dev.caredesk.testkit.model.Rows.Said;
import dev.caredesk.testkit.model.Store.NewRequest;
import dev.caredesk.testkit.model.Vocabulary.Interaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What happens at once, each in a commit of its own (A1, A5, A7, E1, M1, M2, R3, R4, R5, C6). */
final class AtOnce {

    private final Model model;
    private final Store store;

    AtOnce(Model model) {
        this.model = model;
        store = model.store;
    }

    /** What it is said about is judged first, then what is said. */
    Verdict comment(Eng eng, String activity, String text) {
        List<String> reasons = first(notEditable(eng, activity), () -> said(activity, text));
        if (!reasons.isEmpty()) {
            return Verdict.of(reasons, "");
        }
        store.commit();
        String id = store.newId("k");
        say(true, eng, activity, id, text);
        return Verdict.done(id);
    }

    @SafeVarargs
    private static List<String> first(List<String> reasons, Supplier<List<String>>... others) {
        List<String> found = reasons;
        for (Supplier<List<String>> other : others) {
            found = found.isEmpty() ? other.get() : found;
        }
        return found;
    }

    /** A4, and R4 for what is of this engagement. */
    private List<String> notEditable(Eng eng, String activity) {
        if (!eng.activities.contains(activity)) {
            return List.of(Reason.not("record.read-only", activity));
        }
        return inClosed(activity);
    }

    private List<String> inClosed(String activity) {
        return model.inClosed(activity)
                ? List.of(Reason.closed(store.activity(activity).request.orElseThrow()))
                : List.of();
    }

    /** M2: not empty, not too long, storable. */
    private static List<String> said(String activity, String text) {
        return text.isEmpty()
                ? List.of(Reason.limit("text.empty", activity, "text", 1, 0))
                : Drafting.text(activity, "text", text);
    }

    private void say(boolean comment, Eng eng, String activity, String id, String text) {
        Instant now = model.now();
        store.say(comment, new Said(id, activity, eng.agent, now, store.seq, text), Model.actor(eng.agent), now);
        store.activity(activity).request.ifPresent(request -> store.touch(request, now, true));
    }

    /** X1. A chat that lives on in a closed request can still be answered (R5); an e-mail of one cannot (R4). */
    Verdict reply(Eng eng, String activity, String text) {
        ActivityRow row = store.activity(activity);
        boolean goesOn = eng.activities.contains(activity) && row.isLiveConversation();
        List<String> reasons = first(
                goesOn ? List.of() : notEditable(eng, activity),
                () -> said(activity, text).stream()
                        .filter(reason -> !Reason.code(reason).equals("text.too-long"))
                        .toList(),
                () -> row.end.isPresent() ? List.of(Reason.over("activity.ended", activity)) : List.of(),
                () -> row.media == MediaType.VOICE ? List.of(Reason.not("channel.cannot", activity)) : List.of());
        if (!reasons.isEmpty()) {
            return Verdict.of(reasons, "");
        }
        store.commit();
        String id = store.newId("m");
        say(false, eng, activity, id, text);
        return Verdict.done(id);
    }

    Verdict addRequest(Eng eng, String title, Optional<String> activity) {
        List<String> reasons = first(
                Drafting.text("-", "title", title),
                () -> activity.map(moved -> immovable(eng, store.activity(moved)))
                        .orElse(List.of()));
        if (!reasons.isEmpty()) {
            return Verdict.of(reasons, "");
        }
        String id = store.newId("r");
        Map<String, String> values = title.isBlank() ? Map.of() : Map.of("title", title);
        if (!eng.created) {
            eng.draft(id).take(Map.of(), 0);
            eng.draft(id).mine.putAll(values);
            activity.ifPresent(moved -> eng.placed.put(moved, id));
            eng.edited(true);
            return Verdict.done(id);
        }
        store.commit();
        store.newRequest(NewRequest.of(id, eng.customer), values, Model.actor(eng.agent), model.now());
        model.loadNew(eng, id);
        activity.ifPresent(moved -> put(eng, moved, id));
        return Verdict.done(id);
    }

    private void put(Eng eng, String activity, String request) {
        store.put(store.activity(activity), eng.customer, request, Model.actor(eng.agent), model.now());
        if (eng.drafts.containsKey(activity)) {
            model.own(eng, activity);
        }
    }

    private List<String> immovable(Eng eng, ActivityRow activity) {
        return model.isLiveElsewhere(eng, activity)
                ? List.of(Reason.not("activity.live-elsewhere", activity.id))
                : inClosed(activity.id);
    }

    /** A5, among the requests of one customer; before Create a draft edit (E1). What is moved is judged first. */
    Verdict move(Eng eng, String activity, String to) {
        if (!eng.created) {
            eng.placed.put(activity, to);
            eng.edited(true);
            return Verdict.done(to);
        }
        List<String> reasons = first(immovable(eng, store.activity(activity)), () -> target(eng, store.request(to)));
        if (reasons.isEmpty()) {
            store.commit();
            model.loadNew(eng, to);
            put(eng, activity, to);
        }
        return Verdict.of(reasons, to);
    }

    private List<String> target(Eng eng, RequestRow target) {
        if (!target.customer.equals(eng.customer)) {
            return List.of(Reason.not("request.other-customer", target.id));
        }
        return target.isOpen(model.now()) ? List.of() : List.of(Reason.closed(target.id));
    }

    /** A5, with the live interaction to another customer, which opens here or comes back. */
    Verdict moveToCustomer(Eng eng, String activity, String to, int place) {
        ActivityRow moved = store.activity(activity);
        List<String> reasons = immovable(eng, moved);
        if (!reasons.isEmpty()) {
            return Verdict.of(reasons, "");
        }
        store.commit();
        String actor = Model.actor(eng.agent);
        Instant now = model.now();
        Draft carried = eng.draft(activity);
        Eng target = model.offering.known(eng.agent, to, place);
        store.put(moved, to, store.joined(to, actor, now), actor, now);
        carried.load(moved);
        eng.activities.remove(activity);
        eng.drafts.remove(activity);
        eng.current = Optional.empty();
        target.drafts.put(activity, carried);
        target.activities.add(activity);
        target.current = Optional.of(activity);
        moved.request.ifPresent(request -> model.loadNew(target, request));
        moved.engagement = Optional.of(target.id);
        eng.outdate();
        target.outdate();
        target.goTo(place);
        return Verdict.done(target.id);
    }

    /** R5. */
    Verdict closeRequest(Eng eng, String request) {
        RequestRow row = store.request(request);
        if (!row.isOpen(model.now())) {
            return Verdict.refused(Reason.closed(request));
        }
        store.commit();
        store.close(row, Model.actor(eng.agent), model.now());
        model.own(eng, request);
        return Verdict.done(request);
    }

    /** R4, E8. */
    Verdict followUp(Eng eng, String request, boolean carry) {
        if (store.request(request).isOpen(model.now())) {
            return Verdict.refused(Reason.not("request.open", request));
        }
        store.commit();
        String id = store.newId("r");
        NewRequest follows = new NewRequest(id, eng.customer, Optional.of(request));
        store.newRequest(follows, Map.of(), Model.actor(eng.agent), model.now());
        model.loadNew(eng, id);
        if (carry) {
            Draft from = eng.draft(request);
            if (from.isUnsaved()) {
                eng.outdate();
            }
            from.unsaved().forEach(key -> Values.put(eng.draft(id).mine, key, Values.get(from.mine, key)));
            from.take(from.base, from.version);
        }
        return Verdict.done(id);
    }

    /** C6, E1: untouched prefill is dropped, what the agent typed becomes unsaved edits. */
    Verdict link(Eng eng, String customer) {
        if (eng.created) {
            return Verdict.refused(Reason.not("customer.created", eng.customer));
        }
        store.commit();
        String actor = Model.actor(eng.agent);
        Instant now = model.now();
        String draftRequest = eng.draftRequests().get(0);
        Draft typed = eng.draft(eng.customer);
        Draft typedRequest = eng.draft(draftRequest);
        eng.drafts.remove(eng.customer);
        eng.drafts.remove(draftRequest);
        String request = store.joined(customer, actor, now);
        eng.activities.forEach(activity -> {
            store.put(store.activity(activity), customer, request, actor, now);
            model.own(eng, activity);
        });
        eng.customer = customer;
        eng.created = true;
        eng.edited(true);
        model.loadAll(eng);
        retype(typed, eng.draft(customer));
        retype(typedRequest, eng.draft(request));
        return Verdict.done(customer);
    }

    private static void retype(Draft typed, Draft on) {
        typed.unsaved().forEach(key -> Values.put(on.mine, key, Values.get(typed.mine, key)));
    }

    /** A7. */
    Verdict linkLater(String agent, String activity, String customer, int place) {
        ActivityRow row = store.activity(activity);
        if (row.customer.isPresent()) {
            return Verdict.refused(Reason.not("activity.linked", activity));
        }
        store.commit();
        String actor = Model.actor(agent);
        Eng eng = model.offering.known(agent, customer, place);
        store.put(row, customer, store.joined(customer, actor, model.now()), actor, model.now());
        row.engagement = Optional.of(eng.id);
        eng.outdate();
        eng.activities.add(activity);
        eng.drafts.remove(activity);
        model.loadNew(eng, activity);
        row.request.ifPresent(request -> model.loadNew(eng, request));
        eng.goTo(place);
        return Verdict.done(eng.id);
    }

    /** A1, D4. */
    Verdict start(Eng eng, Interaction of) {
        if (of.media() == MediaType.VOICE && model.hasCall(eng.agent)) {
            return Verdict.refused(Offering.TOO_MANY_CALLS);
        }
        store.commit();
        ActivityRow activity = model.offering.add(eng, of, false);
        model.offering.offer(of).activity = Optional.of(activity.id);
        return Verdict.done(activity.id);
    }
}
