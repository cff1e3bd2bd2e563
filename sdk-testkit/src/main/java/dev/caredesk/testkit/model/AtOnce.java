package dev.caredesk.testkit.model;

import dev.caredesk.activity.MediaType;
import dev.caredesk.testkit.model.Eng.Draft;
import dev.caredesk.testkit.model.Rows.ActivityRow;
import dev.caredesk.testkit.model.Rows.RequestRow;
import dev.caredesk.testkit.model.Rows.Said;
import dev.caredesk.testkit.model.Vocabulary.Interaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What happens at once, each in a commit of its own (A1, A5, A7, E1, M1, M2, R3, R4, R5, C6). */
final class AtOnce {

    private final Model model;
    private final Store store;

    AtOnce(Model model) {
        this.model = model;
        store = model.store;
    }

    Verdict comment(Eng eng, String activity, String text) {
        Set<String> codes = new TreeSet<>(said(text));
        if (!eng.activities.contains(activity)) {
            codes.add("record.read-only");
        }
        if (model.inClosed(activity)) {
            codes.add("request.closed");
        }
        if (!codes.isEmpty()) {
            return Verdict.of(codes, "");
        }
        store.commit();
        String id = store.newId("k");
        say(true, eng, activity, id, text);
        return Verdict.done(id);
    }

    /** M2: not empty, not too long, storable. */
    private static Set<String> said(String text) {
        return text.isEmpty() ? Set.of("text.empty") : Drafting.text(text);
    }

    private void say(boolean comment, Eng eng, String activity, String id, String text) {
        Instant now = model.now();
        store.say(comment, new Said(id, activity, eng.agent, now, store.seq, text), Model.actor(eng.agent));
        store.activity(activity).request.ifPresent(request -> store.touch(request, now, true));
    }

    /** X1. A chat that lives on in a closed request can still be answered (R5); an e-mail of one cannot (R4). */
    Verdict reply(Eng eng, String activity, String text) {
        Set<String> codes = new TreeSet<>();
        if (text.isEmpty()) {
            codes.add("text.empty");
        } else if (Drafting.text(text).contains("text.malformed")) {
            codes.add("text.malformed");
        }
        if (!eng.activities.contains(activity)) {
            codes.add("record.read-only");
        }
        if (store.activity(activity).media == MediaType.VOICE) {
            codes.add("channel.cannot");
        }
        if (store.activity(activity).end.isPresent()) {
            codes.add("activity.ended");
        }
        boolean goesOn = store.activity(activity).isLiveConversation() && codes.isEmpty();
        if (model.inClosed(activity) && !goesOn) {
            codes.add("request.closed");
        }
        if (!codes.isEmpty()) {
            return Verdict.of(codes, "");
        }
        store.commit();
        String id = store.newId("m");
        say(false, eng, activity, id, text);
        return Verdict.done(id);
    }

    Verdict addRequest(Eng eng, String title, Optional<String> activity) {
        Set<String> codes = new TreeSet<>(Drafting.text(title));
        activity.map(store::activity).ifPresent(moved -> codes.addAll(immovable(eng, moved)));
        if (!codes.isEmpty()) {
            return Verdict.of(codes, "");
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
        store.newRequest(id, eng.customer, Optional.empty(), Model.actor(eng.agent), model.now()).values =
                new LinkedHashMap<>(values);
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

    private Set<String> immovable(Eng eng, ActivityRow activity) {
        Set<String> codes = new TreeSet<>();
        if (model.inClosed(activity.id)) {
            codes.add("request.closed");
        }
        if (model.isLiveElsewhere(eng, activity)) {
            codes.add("activity.live-elsewhere");
        }
        return codes;
    }

    /** A5, among the requests of one customer; before Create a draft edit (E1). */
    Verdict move(Eng eng, String activity, String to) {
        if (!eng.created) {
            eng.placed.put(activity, to);
            eng.edited(true);
            return Verdict.done(to);
        }
        Set<String> codes = immovable(eng, store.activity(activity));
        RequestRow target = store.request(to);
        if (!target.customer.equals(eng.customer)) {
            codes.add("request.other-customer");
        }
        if (!target.isOpen(model.now())) {
            codes.add("request.closed");
        }
        if (codes.isEmpty()) {
            store.commit();
            model.loadNew(eng, to);
            put(eng, activity, to);
        }
        return Verdict.of(codes, to);
    }

    /** A5, with the live interaction to another customer, which opens here or comes back. */
    Verdict moveToCustomer(Eng eng, String activity, String to, int place) {
        ActivityRow moved = store.activity(activity);
        Set<String> codes = immovable(eng, moved);
        if (!codes.isEmpty()) {
            return Verdict.of(codes, "");
        }
        store.commit();
        String actor = Model.actor(eng.agent);
        Instant now = model.now();
        Draft carried = eng.draft(activity);
        boolean fresh = carried.version == moved.version;
        Eng target = model.offering.known(eng.agent, to, place);
        store.put(moved, to, store.joined(to, actor, now), actor, now);
        carried.version = fresh ? moved.version : carried.version;
        eng.activities.remove(activity);
        eng.drafts.remove(activity);
        eng.current = Optional.empty();
        target.drafts.put(activity, carried);
        target.activities.add(activity);
        target.current = Optional.of(activity);
        moved.request.ifPresent(request -> model.loadNew(target, request));
        moved.engagement = Optional.of(target.id);
        target.goTo(place);
        return Verdict.done(target.id);
    }

    /** R5. */
    Verdict closeRequest(Eng eng, String request) {
        RequestRow row = store.request(request);
        if (!row.isOpen(model.now())) {
            return Verdict.refused("request.closed");
        }
        store.commit();
        store.close(row, Model.actor(eng.agent), model.now());
        model.own(eng, request);
        return Verdict.done(request);
    }

    /** R4, E8. */
    Verdict followUp(Eng eng, String request, boolean carry) {
        if (store.request(request).isOpen(model.now())) {
            return Verdict.refused("request.open");
        }
        store.commit();
        String id = store.newId("r");
        store.newRequest(id, eng.customer, Optional.of(request), Model.actor(eng.agent), model.now());
        model.loadNew(eng, id);
        if (carry) {
            Draft from = eng.draft(request);
            from.unsaved().forEach(key -> Values.put(eng.draft(id).mine, key, Values.get(from.mine, key)));
            from.take(from.base, from.version);
        }
        return Verdict.done(id);
    }

    /** C6, E1: untouched prefill is dropped, what the agent typed becomes unsaved edits. */
    Verdict link(Eng eng, String customer) {
        if (eng.created) {
            return Verdict.refused("customer.created");
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
        eng.candidates = java.util.List.of();
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
            return Verdict.refused("activity.linked");
        }
        store.commit();
        String actor = Model.actor(agent);
        Eng eng = model.offering.known(agent, customer, place);
        store.put(row, customer, store.joined(customer, actor, model.now()), actor, model.now());
        row.engagement = Optional.of(eng.id);
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
            return Verdict.refused("call.limit");
        }
        store.commit();
        ActivityRow activity = model.offering.add(eng, of, false);
        model.offering.offer(of).activity = Optional.of(activity.id);
        return Verdict.done(activity.id);
    }
}
