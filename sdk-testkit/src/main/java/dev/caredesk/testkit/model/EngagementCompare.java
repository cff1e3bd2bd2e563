package dev.caredesk.testkit.model;

import dev.caredesk.Field;
import dev.caredesk.desk.ActivityView;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.RequestView;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.testkit.model.Eng.Draft;
import dev.caredesk.testkit.model.Rows.ActivityRow;
import dev.caredesk.testkit.model.Rows.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what an engagement shows, at the place where it was last worked on. */
final class EngagementCompare {

    private final World world;
    private final Model model;

    EngagementCompare(World world) {
        this.world = world;
        model = world.model;
    }

    void compare(Eng eng) {
        EngagementView view = world.at(eng).view();
        EngagementState state =
                eng.askedAt == eng.home && eng.isAnswerable() ? EngagementState.ASKING : EngagementState.OPEN;
        Compare.same("state (E3 to E5)", state, view.state());
        customer(eng, view);
        Compare.same("current activity", eng.current.orElse("-"), world.names.of(view.current()));
        currentRequest(eng, view);
        Compare.same("activities (A4)", activities(eng), activities(view));
        requests(eng, view);
        Compare.same("unsaved (E1)", Lines.unsaved(model, eng), Lines.unsaved(world.names, view.unsaved()));
        Compare.same("conflicts (N3)", conflicts(eng), conflicts(view));
        Compare.same("notices (N1)", notices(eng), notices(eng, view));
    }

    /** Left open where the current activity's request has closed: there is nothing to edit in it. */
    private void currentRequest(Eng eng, EngagementView view) {
        eng.current
                .flatMap(current -> Binding.request(world, eng, current))
                .filter(request -> !model.isClosed(request))
                .ifPresent(request -> Compare.same("current request", request, world.names.of(view.currentRequest())));
    }

    private void customer(Eng eng, EngagementView view) {
        Compare.same("created (C4)", eng.created, view.customer().created());
        Compare.same("customer id", eng.customer, world.names.of(view.customer().id()));
        Draft draft = eng.draft(eng.customer);
        Compare.same(
                "customer fields (C1)",
                new TreeMap<>(draft.mine),
                fields(view.customer().profile().values()));
        Compare.same(
                "customer as loaded",
                new TreeMap<>(draft.base),
                fields(view.customer().stored().values()));
        Compare.same(
                "display name (C2)",
                DisplayNames.of(draft.mine),
                view.customer().displayName());
        Set<String> candidates = new TreeSet<>();
        view.customer()
                .candidates()
                .forEach(hit -> candidates.add(world.names.of(hit.customer().id())));
        if (eng.created || !eng.candidates.contains(candidates)) {
            Compare.same("candidates (C6)", eng.created ? Set.of() : eng.candidates, candidates);
        }
    }

    private static Map<String, String> fields(Map<Field, String> values) {
        Map<String, String> named = new TreeMap<>();
        values.forEach((field, value) -> named.put(field.value(), value));
        return named;
    }

    private Set<String> activities(Eng eng) {
        Set<String> lines = new TreeSet<>();
        for (String id : eng.activities) {
            ActivityRow row = model.store.activity(id);
            Set<String> tags = new TreeSet<>(eng.draft(id).mine.values());
            lines.add(String.join(
                    " ",
                    id,
                    Binding.request(world, eng, id).orElse("-"),
                    tags.toString(),
                    model.isEditable(eng, id) ? "editable" : "read-only",
                    row.end.map(Enum::name).orElse("live")));
        }
        return lines;
    }

    private Set<String> activities(EngagementView view) {
        Set<String> lines = new TreeSet<>();
        for (ActivityView activity : view.activities()) {
            Set<String> tags = new TreeSet<>();
            activity.tags().forEach(tag -> tags.add(tag.text()));
            lines.add(String.join(
                    " ",
                    world.names.of(activity.stored().id()),
                    world.names.of(activity.request()),
                    tags.toString(),
                    activity.editable() ? "editable" : "read-only",
                    activity.stored().end().map(end -> end.reason().name()).orElse("live")));
        }
        return lines;
    }

    /** The customer's open requests, and those that edits or activities here refer to, last updated first. */
    private void requests(Eng eng, EngagementView view) {
        List<String> shown = view.requests().stream()
                .map(request -> world.names.of(request.id()))
                .toList();
        Compare.same("requests", shownOf(eng), new TreeSet<>(shown));
        List<Instant> updated = shown.stream()
                .filter(id -> !eng.isDraftRequest(id))
                .map(id -> model.store.request(id).updated)
                .toList();
        Compare.same(
                "order of requests",
                updated.stream().sorted(Comparator.reverseOrder()).toList(),
                updated);
        view.requests().forEach(request -> {
            String id = world.names.of(request.id());
            Compare.same("request", request(eng, id), request(id, request));
        });
    }

    private Set<String> shownOf(Eng eng) {
        Set<String> shown = new TreeSet<>(eng.draftRequests());
        if (eng.created) {
            model.store.open(eng.customer, model.now()).forEach(request -> shown.add(request.id));
        }
        eng.drafts.forEach((record, draft) -> {
            if (draft.isUnsaved() && model.store.requests.containsKey(record)) {
                shown.add(record);
            }
        });
        eng.activities.forEach(
                activity -> model.store.activity(activity).request.ifPresent(shown::add));
        return shown;
    }

    private String request(Eng eng, String id) {
        Map<String, String> mine = eng.draft(id).mine;
        Optional<Object> closed = eng.isDraftRequest(id)
                ? Optional.empty()
                : model.store.request(id).closedAt(model.now()).map(at -> at);
        return id + " title=" + mine.getOrDefault("title", "") + " description=" + mine.getOrDefault("description", "")
                + " editable=" + closed.isEmpty() + " closed=" + closed;
    }

    private static String request(String id, RequestView request) {
        return id + " title=" + request.title() + " description=" + request.description() + " editable="
                + request.editable() + " closed=" + request.stored().flatMap(stored -> stored.closed());
    }

    private Set<String> conflicts(Eng eng) {
        Set<String> lines = new TreeSet<>();
        eng.drafts.forEach((record, draft) -> draft.conflicts.forEach((key, began) -> lines.add(record + " " + key + " "
                + began + " " + Values.get(draft.mine, key) + " " + Values.get(draft.base, key))));
        return lines;
    }

    private Set<String> conflicts(EngagementView view) {
        Set<String> lines = new TreeSet<>();
        view.conflicts()
                .forEach(conflict -> lines.add(world.names.of(conflict.record()) + " "
                        + conflict.field().value() + " " + conflict.base() + " " + conflict.mine() + " "
                        + conflict.theirs()));
        return lines;
    }

    /** Notices of what is loaded; those about closed requests are left out, since a sweep may or may not have come by, and
     * so are those about what the SDK loaded by itself. */
    private Set<String> notices(Eng eng) {
        Set<String> lines = new TreeSet<>();
        for (Map.Entry<String, Draft> loaded : eng.drafts.entrySet()) {
            String record = loaded.getKey();
            if (model.store.find(record).isEmpty() || isClosedRequest(record)) {
                continue;
            }
            List<Entry> since = model.store.foreignSince(record, loaded.getValue().version, eng.agent);
            if (!since.isEmpty()) {
                Set<String> fields = new TreeSet<>();
                since.forEach(entry -> fields.addAll(entry.fields()));
                Entry last = since.get(since.size() - 1);
                lines.add(record + " " + last.actor() + " " + last.at() + " " + fields);
            }
        }
        return lines;
    }

    private boolean isClosedRequest(String record) {
        return model.store.requests.containsKey(record) && model.isClosed(record);
    }

    private Set<String> notices(Eng eng, EngagementView view) {
        Set<String> lines = new TreeSet<>();
        for (StaleNotice notice : view.notices()) {
            String record = world.names.of(notice.record());
            if (eng.drafts.containsKey(record) && !isClosedRequest(record)) {
                List<String> fields = new ArrayList<>();
                notice.fields().forEach(field -> fields.add(field.value()));
                lines.add(record + " " + notice.by().kind() + ":" + notice.by().name() + " " + notice.at() + " "
                        + new TreeSet<>(fields));
            }
        }
        return lines;
    }
}
