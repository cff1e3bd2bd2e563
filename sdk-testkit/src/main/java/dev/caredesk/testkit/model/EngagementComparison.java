package dev.caredesk.testkit.model;

import dev.caredesk.Field;
import dev.caredesk.desk.ActivityView;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.RequestView;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.testkit.model.ModelEngagement.RecordDraft;
import dev.caredesk.testkit.model.ModelRows.ActivityRow;
import dev.caredesk.testkit.model.ModelRows.JournalRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what an engagement shows, in the process where it was last worked on. */
final class EngagementComparison {

    private final HistoryWorld world;
    private final ReferenceModel model;

    EngagementComparison(HistoryWorld world) {
        this.world = world;
        model = world.model;
    }

    void compare(ModelEngagement engagement) {
        EngagementView view = world.at(engagement).view();
        EngagementState state = engagement.askedAt == engagement.home && engagement.isAnswerable()
                ? EngagementState.ASKING
                : EngagementState.OPEN;
        WorldComparison.same("state (E3 to E5)", state, view.state());
        customer(engagement, view);
        WorldComparison.same("current activity", engagement.current.orElse("-"), world.names.of(view.current()));
        currentRequest(engagement, view);
        WorldComparison.same("activities (A4)", activities(engagement), activities(view));
        requests(engagement, view);
        WorldComparison.same(
                "unsaved (E1)",
                UnsavedLines.unsaved(model, engagement),
                UnsavedLines.unsaved(world.names, view.unsaved()));
        WorldComparison.same("conflicts (N3)", conflicts(engagement), conflicts(view));
        WorldComparison.same("notices (N1)", notices(engagement), notices(engagement, view));
    }

    /** Left open where the current activity's request has closed: there is nothing to edit in it. */
    private void currentRequest(ModelEngagement engagement, EngagementView view) {
        engagement
                .current
                .flatMap(current -> IdBinder.request(world, engagement, current))
                .filter(request -> !model.isClosed(request))
                .ifPresent(request ->
                        WorldComparison.same("current request", request, world.names.of(view.currentRequest())));
    }

    private void customer(ModelEngagement engagement, EngagementView view) {
        WorldComparison.same("created (C4)", engagement.created, view.customer().created());
        WorldComparison.same(
                "customer id",
                engagement.customer,
                world.names.of(view.customer().id()));
        RecordDraft draft = engagement.draft(engagement.customer);
        WorldComparison.same(
                "customer fields (C1)",
                new TreeMap<>(draft.mine),
                fields(view.customer().profile().values()));
        WorldComparison.same(
                "customer as loaded",
                new TreeMap<>(draft.base),
                fields(view.customer().stored().values()));
        WorldComparison.same(
                "display name (C2)",
                DisplayNames.of(draft.mine),
                view.customer().displayName());
        Set<String> candidates = new TreeSet<>();
        view.customer()
                .candidates()
                .forEach(hit -> candidates.add(world.names.of(hit.customer().id())));
        if (engagement.created || !engagement.candidates.contains(candidates)) {
            WorldComparison.same("candidates (C6)", engagement.created ? Set.of() : engagement.candidates, candidates);
        }
    }

    private static Map<String, String> fields(Map<Field, String> values) {
        Map<String, String> named = new TreeMap<>();
        values.forEach((field, value) -> named.put(field.value(), value));
        return named;
    }

    private Set<String> activities(ModelEngagement engagement) {
        Set<String> lines = new TreeSet<>();
        for (String id : engagement.activities) {
            ActivityRow row = model.store.activity(id);
            Set<String> tags = new TreeSet<>(engagement.draft(id).mine.values());
            lines.add(String.join(
                    " ",
                    id,
                    IdBinder.request(world, engagement, id).orElse("-"),
                    tags.toString(),
                    model.isEditable(engagement, id) ? "editable" : "read-only",
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
    private void requests(ModelEngagement engagement, EngagementView view) {
        List<String> shown = view.requests().stream()
                .map(request -> world.names.of(request.id()))
                .toList();
        WorldComparison.same("requests", shownOf(engagement), new TreeSet<>(shown));
        List<Instant> updated = shown.stream()
                .filter(id -> !engagement.isDraftRequest(id))
                .map(id -> model.store.request(id).times.updated())
                .toList();
        WorldComparison.same(
                "order of requests",
                updated.stream().sorted(Comparator.reverseOrder()).toList(),
                updated);
        view.requests().forEach(request -> {
            String id = world.names.of(request.id());
            WorldComparison.same("request", request(engagement, id), request(id, request));
        });
    }

    private Set<String> shownOf(ModelEngagement engagement) {
        Set<String> shown = new TreeSet<>(engagement.draftRequests());
        if (engagement.created) {
            model.store.open(engagement.customer, model.now()).forEach(request -> shown.add(request.id));
        }
        engagement.drafts.forEach((record, draft) -> {
            if (draft.isUnsaved() && model.store.requests.containsKey(record)) {
                shown.add(record);
            }
        });
        engagement.activities.forEach(
                activity -> model.store.activity(activity).request.ifPresent(shown::add));
        return shown;
    }

    private String request(ModelEngagement engagement, String id) {
        Map<String, String> mine = engagement.draft(id).mine;
        Optional<Object> closed = engagement.isDraftRequest(id)
                ? Optional.empty()
                : model.store.request(id).times.shownAt(model.now()).closed().map(at -> at);
        return id + " title=" + mine.getOrDefault("title", "") + " description=" + mine.getOrDefault("description", "")
                + " editable=" + closed.isEmpty() + " closed=" + closed;
    }

    private static String request(String id, RequestView request) {
        return id + " title=" + request.title() + " description=" + request.description() + " editable="
                + request.editable() + " closed=" + request.stored().flatMap(stored -> stored.closed());
    }

    private Set<String> conflicts(ModelEngagement engagement) {
        Set<String> lines = new TreeSet<>();
        engagement.drafts.forEach(
                (record, draft) -> draft.conflicts.forEach((key, began) -> lines.add(record + " " + key + " " + began
                        + " " + RecordValues.get(draft.mine, key) + " " + RecordValues.get(draft.base, key))));
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
    private Set<String> notices(ModelEngagement engagement) {
        Set<String> lines = new TreeSet<>();
        for (Map.Entry<String, RecordDraft> loaded : engagement.drafts.entrySet()) {
            String record = loaded.getKey();
            if (model.store.find(record).isEmpty() || isClosedRequest(record)) {
                continue;
            }
            List<JournalRow> since = model.store.foreignSince(record, loaded.getValue().version, engagement.agent);
            if (!since.isEmpty()) {
                Set<String> fields = new TreeSet<>();
                since.forEach(entry -> fields.addAll(entry.fields()));
                JournalRow last = since.get(since.size() - 1);
                lines.add(record + " " + last.actor() + " " + last.at() + " " + fields);
            }
        }
        return lines;
    }

    private boolean isClosedRequest(String record) {
        return model.store.requests.containsKey(record) && model.isClosed(record);
    }

    private Set<String> notices(ModelEngagement engagement, EngagementView view) {
        Set<String> lines = new TreeSet<>();
        for (StaleNotice notice : view.notices()) {
            String record = world.names.of(notice.record());
            if (engagement.drafts.containsKey(record) && !isClosedRequest(record)) {
                List<String> fields = new ArrayList<>();
                notice.fields().forEach(field -> fields.add(field.value()));
                lines.add(record + " " + notice.by().kind() + ":" + notice.by().name() + " " + notice.at() + " "
                        + new TreeSet<>(fields));
            }
        }
        return lines;
    }
}
