package dev.caredesk.testkit.model;

import dev.caredesk.activity.MediaType;
import dev.caredesk.testkit.model.ModelEngagement.RecordDraft;
import dev.caredesk.testkit.model.ModelRows.ActivityRow;
import dev.caredesk.testkit.model.ModelRows.CommentOrMessageRow;
import dev.caredesk.testkit.model.ModelRows.RequestRow;
import dev.caredesk.testkit.model.ModelStore.NewRequest;
import dev.caredesk.testkit.model.SampleVocabulary.SampleInteraction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules of actions, each of which is a commit of its own (A1, A5, A7, E1, M1, M2, R3, R4, R5, C6). */
final class ActionRules {

    private final ReferenceModel model;
    private final ModelStore store;

    ActionRules(ReferenceModel model) {
        this.model = model;
        store = model.store;
    }

    /** Adds a comment (M1, M2). The activity is judged first, then the text. */
    Verdict comment(ModelEngagement engagement, String activity, String text) {
        List<String> reasons = first(notEditable(engagement, activity), () -> said(activity, text));
        if (!reasons.isEmpty()) {
            return Verdict.of(reasons, "");
        }
        store.commit();
        String id = store.newId("k");
        say(true, engagement, activity, id, text);
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
    private List<String> notEditable(ModelEngagement engagement, String activity) {
        if (!engagement.activities.contains(activity)) {
            return List.of(ReasonText.not("record.read-only", activity));
        }
        return inClosed(activity);
    }

    private List<String> inClosed(String activity) {
        return model.inClosed(activity)
                ? List.of(ReasonText.closed(store.activity(activity).request.orElseThrow()))
                : List.of();
    }

    /** M2: not empty, not too long, storable. */
    private static List<String> said(String activity, String text) {
        return text.isEmpty()
                ? List.of(ReasonText.limit("text.empty", activity, "text", 1, 0))
                : DraftRules.text(activity, "text", text);
    }

    private void say(boolean comment, ModelEngagement engagement, String activity, String id, String text) {
        Instant now = model.now();
        store.say(
                comment,
                new CommentOrMessageRow(id, activity, engagement.agent, now, store.seq, text),
                ReferenceModel.actor(engagement.agent),
                now);
        store.activity(activity).request.ifPresent(request -> store.touch(request, now, true));
    }

    /** X1. A chat that lives on in a closed request can still be answered (R5); an e-mail of one cannot (R4). */
    Verdict reply(ModelEngagement engagement, String activity, String text) {
        ActivityRow row = store.activity(activity);
        boolean goesOn = engagement.activities.contains(activity) && row.isLiveConversation();
        List<String> reasons = first(
                goesOn ? List.of() : notEditable(engagement, activity),
                () -> said(activity, text).stream()
                        .filter(reason -> !ReasonText.code(reason).equals("text.too-long"))
                        .toList(),
                () -> row.end.isPresent() ? List.of(ReasonText.over("activity.ended", activity)) : List.of(),
                () -> row.media == MediaType.VOICE ? List.of(ReasonText.not("channel.cannot", activity)) : List.of());
        if (!reasons.isEmpty()) {
            return Verdict.of(reasons, "");
        }
        store.commit();
        String id = store.newId("m");
        say(false, engagement, activity, id, text);
        return Verdict.done(id);
    }

    Verdict addRequest(ModelEngagement engagement, String title, Optional<String> activity) {
        List<String> reasons = first(
                DraftRules.text("-", "title", title),
                () -> activity.map(moved -> immovable(engagement, store.activity(moved)))
                        .orElse(List.of()));
        if (!reasons.isEmpty()) {
            return Verdict.of(reasons, "");
        }
        String id = store.newId("r");
        Map<String, String> values = title.isBlank() ? Map.of() : Map.of("title", title);
        if (!engagement.created) {
            engagement.draft(id).take(Map.of(), 0);
            engagement.draft(id).mine.putAll(values);
            activity.ifPresent(moved -> engagement.draftRequestOf.put(moved, id));
            engagement.edited(true);
            return Verdict.done(id);
        }
        store.commit();
        store.newRequest(
                NewRequest.of(id, engagement.customer), values, ReferenceModel.actor(engagement.agent), model.now());
        model.loadNew(engagement, id);
        activity.ifPresent(moved -> put(engagement, moved, id));
        return Verdict.done(id);
    }

    private void put(ModelEngagement engagement, String activity, String request) {
        store.put(
                store.activity(activity),
                engagement.customer,
                request,
                ReferenceModel.actor(engagement.agent),
                model.now());
        if (engagement.drafts.containsKey(activity)) {
            model.own(engagement, activity);
        }
    }

    private List<String> immovable(ModelEngagement engagement, ActivityRow activity) {
        return model.isLiveElsewhere(engagement, activity)
                ? List.of(ReasonText.not("activity.live-elsewhere", activity.id))
                : inClosed(activity.id);
    }

    /** A5, among the requests of one customer; before Create a draft edit (E1). What is moved is judged first. */
    Verdict move(ModelEngagement engagement, String activity, String to) {
        if (!engagement.created) {
            engagement.draftRequestOf.put(activity, to);
            engagement.edited(true);
            return Verdict.done(to);
        }
        List<String> reasons =
                first(immovable(engagement, store.activity(activity)), () -> target(engagement, store.request(to)));
        if (reasons.isEmpty()) {
            store.commit();
            model.loadNew(engagement, to);
            put(engagement, activity, to);
        }
        return Verdict.of(reasons, to);
    }

    private List<String> target(ModelEngagement engagement, RequestRow target) {
        if (!target.customer.equals(engagement.customer)) {
            return List.of(ReasonText.not("request.other-customer", target.id));
        }
        return target.isOpen(model.now()) ? List.of() : List.of(ReasonText.closed(target.id));
    }

    /** A5, with the live interaction to another customer, which opens here or comes back. */
    Verdict moveToCustomer(ModelEngagement engagement, String activity, String to, int process) {
        ActivityRow moved = store.activity(activity);
        List<String> reasons = immovable(engagement, moved);
        if (!reasons.isEmpty()) {
            return Verdict.of(reasons, "");
        }
        store.commit();
        String actor = ReferenceModel.actor(engagement.agent);
        Instant now = model.now();
        RecordDraft carried = engagement.draft(activity);
        ModelEngagement target = model.offerRules.known(engagement.agent, to, process);
        store.put(moved, to, store.joined(to, actor, now), actor, now);
        carried.load(moved);
        engagement.activities.remove(activity);
        engagement.drafts.remove(activity);
        engagement.current = Optional.empty();
        target.drafts.put(activity, carried);
        target.activities.add(activity);
        target.current = Optional.of(activity);
        moved.request.ifPresent(request -> model.loadNew(target, request));
        moved.engagement = Optional.of(target.id);
        engagement.outdate();
        target.outdate();
        target.goTo(process);
        return Verdict.done(target.id);
    }

    /** R5. */
    Verdict closeRequest(ModelEngagement engagement, String request) {
        RequestRow row = store.request(request);
        if (!row.isOpen(model.now())) {
            return Verdict.refused(ReasonText.closed(request));
        }
        store.commit();
        store.close(row, ReferenceModel.actor(engagement.agent), model.now());
        model.own(engagement, request);
        return Verdict.done(request);
    }

    /** R4, E8. */
    Verdict followUp(ModelEngagement engagement, String request, boolean carry) {
        if (store.request(request).isOpen(model.now())) {
            return Verdict.refused(ReasonText.not("request.open", request));
        }
        store.commit();
        String id = store.newId("r");
        NewRequest follows = new NewRequest(id, engagement.customer, Optional.of(request));
        store.newRequest(follows, Map.of(), ReferenceModel.actor(engagement.agent), model.now());
        model.loadNew(engagement, id);
        if (carry) {
            RecordDraft from = engagement.draft(request);
            if (from.isUnsaved()) {
                engagement.outdate();
            }
            from.unsaved()
                    .forEach(key -> RecordValues.put(engagement.draft(id).mine, key, RecordValues.get(from.mine, key)));
            from.take(from.base, from.version);
        }
        return Verdict.done(id);
    }

    /** C6, E1: untouched prefill is dropped, what the agent typed becomes unsaved edits. */
    Verdict link(ModelEngagement engagement, String customer) {
        if (engagement.created) {
            return Verdict.refused(ReasonText.not("customer.created", engagement.customer));
        }
        store.commit();
        String actor = ReferenceModel.actor(engagement.agent);
        Instant now = model.now();
        String draftRequest = engagement.draftRequests().get(0);
        RecordDraft typed = engagement.draft(engagement.customer);
        RecordDraft typedRequest = engagement.draft(draftRequest);
        engagement.drafts.remove(engagement.customer);
        engagement.drafts.remove(draftRequest);
        String request = store.joined(customer, actor, now);
        engagement.activities.forEach(activity -> {
            store.put(store.activity(activity), customer, request, actor, now);
            model.own(engagement, activity);
        });
        engagement.customer = customer;
        engagement.created = true;
        engagement.edited(true);
        model.loadAll(engagement);
        retype(typed, engagement.draft(customer));
        retype(typedRequest, engagement.draft(request));
        return Verdict.done(customer);
    }

    private static void retype(RecordDraft typed, RecordDraft on) {
        typed.unsaved().forEach(key -> RecordValues.put(on.mine, key, RecordValues.get(typed.mine, key)));
    }

    /** A7. */
    Verdict linkLater(String agent, String activity, String customer, int process) {
        ActivityRow row = store.activity(activity);
        if (row.customer.isPresent()) {
            return Verdict.refused(ReasonText.not("activity.linked", activity));
        }
        store.commit();
        String actor = ReferenceModel.actor(agent);
        ModelEngagement engagement = model.offerRules.known(agent, customer, process);
        store.put(row, customer, store.joined(customer, actor, model.now()), actor, model.now());
        row.engagement = Optional.of(engagement.id);
        engagement.outdate();
        engagement.activities.add(activity);
        engagement.drafts.remove(activity);
        model.loadNew(engagement, activity);
        row.request.ifPresent(request -> model.loadNew(engagement, request));
        engagement.goTo(process);
        return Verdict.done(engagement.id);
    }

    /** A1, D4. */
    Verdict start(ModelEngagement engagement, SampleInteraction of) {
        if (of.media() == MediaType.VOICE && model.hasCall(engagement.agent)) {
            return Verdict.refused(OfferRules.TOO_MANY_CALLS);
        }
        store.commit();
        ActivityRow activity = model.offerRules.add(engagement, of, false, Optional.empty());
        model.offerRules.started(of, activity.id);
        return Verdict.done(activity.id);
    }
}
