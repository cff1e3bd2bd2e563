package dev.caredesk.testkit.model;

import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.Message;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.Request;
import dev.caredesk.testkit.model.ModelRows.ActivityRow;
import dev.caredesk.testkit.model.ModelRows.CommentOrMessageRow;
import dev.caredesk.testkit.model.ModelRows.RecordRow;
import dev.caredesk.testkit.model.ModelRows.RequestRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what is read from the storage: journeys, messages, comments and unlinked activities (J, M, A7). */
final class RecordComparison {

    private final HistoryWorld world;
    private final ReferenceModel model;

    RecordComparison(HistoryWorld world) {
        this.world = world;
        model = world.model;
    }

    void compare(ModelEngagement engagement) {
        Engagement handle = world.at(engagement);
        if (engagement.created) {
            journey(engagement, WorldComparison.paged("journey (J1)", handle::journey));
        }
        for (String activity : engagement.activities) {
            ActivityId id = ActivityId.of(world.names.sdk(activity));
            messages(activity, WorldComparison.paged("messages (M3)", (from, size) -> handle.messages(id, from, size)));
            comments(activity, WorldComparison.paged("comments (M1)", (from, size) -> handle.comments(id, from, size)));
        }
    }

    /** The same entries, each once, newest first; what one commit made may come in any order. */
    private void journey(ModelEngagement engagement, List<JourneyEntry> actual) {
        Map<String, RecordRow> rows =
                model.journey(engagement.customer).stream().collect(Collectors.toMap(row -> row.id, row -> row));
        List<String> expected = rows.values().stream().map(this::entry).sorted().toList();
        WorldComparison.same(
                "journey (J1, J2)",
                expected,
                actual.stream().map(this::entry).sorted().toList());
        List<RecordRow> order = actual.stream()
                .map(entry -> Optional.ofNullable(rows.get(id(entry))).orElseThrow())
                .toList();
        List<RecordRow> sorted = order.stream()
                .sorted(Comparator.<RecordRow, Instant>comparing(row -> row.created)
                        .thenComparingLong(row -> row.createdSeq)
                        .reversed())
                .toList();
        WorldComparison.same("order of the journey (J1)", ids(sorted), ids(order));
    }

    private static List<String> ids(List<RecordRow> rows) {
        return rows.stream().map(row -> row.id).toList();
    }

    private String id(JourneyEntry entry) {
        return entry.activity()
                .map(activity -> world.names.of(activity.id()))
                .orElseGet(() -> world.names.of(entry.request().map(Request::id)));
    }

    private String entry(RecordRow row) {
        if (row instanceof ActivityRow activity) {
            String said = String.valueOf(comments(activity.id));
            String tags = new TreeSet<>(activity.values.values()).toString();
            return String.join(
                    " ",
                    activity.id,
                    activity.media.name(),
                    activity.inbound ? "INBOUND" : "OUTBOUND",
                    activity.created.toString(),
                    activity.agent,
                    activity.contact,
                    activity.end.map(Enum::name).orElse("live"),
                    tags,
                    said,
                    activity.request.map(id -> request(model.store.request(id))).orElse("-"));
        }
        return row.id + " " + request(model.store.request(row.id));
    }

    private List<String> comments(String activity) {
        return said(model.store.comments, activity, true).stream()
                .limit(20)
                .map(CommentOrMessageRow::id)
                .toList();
    }

    private String request(RequestRow row) {
        return String.join(
                " ",
                row.id,
                row.values.getOrDefault("title", ""),
                row.values.getOrDefault("description", ""),
                "follows=" + row.followsUp.orElse("-"),
                row.times.shownAt(model.now()).toString());
    }

    private String entry(JourneyEntry entry) {
        Optional<Activity> activity = entry.activity();
        String request = entry.request().map(this::request).orElse("-");
        return activity.map(is -> String.join(
                        " ",
                        world.names.of(is.id()),
                        is.media().name(),
                        is.direction().name(),
                        is.started().toString(),
                        is.agent().value(),
                        is.contact().value(),
                        is.end().map(end -> end.reason().name()).orElse("live"),
                        is.tags().stream()
                                .map(tag -> tag.text())
                                .collect(Collectors.toCollection(TreeSet::new))
                                .toString(),
                        entry.comments().stream()
                                .map(comment -> world.names.of(comment.id()))
                                .toList()
                                .toString(),
                        request))
                .orElseGet(() -> id(entry) + " " + request);
    }

    private String request(Request is) {
        return String.join(
                " ",
                world.names.of(is.id()),
                is.title(),
                is.description(),
                "follows=" + world.names.of(is.followsUp()),
                ModelTimes.of(is).toString());
    }

    private static List<CommentOrMessageRow> said(List<CommentOrMessageRow> all, String activity, boolean newestFirst) {
        Comparator<CommentOrMessageRow> order =
                Comparator.comparing(CommentOrMessageRow::at).thenComparingLong(CommentOrMessageRow::seq);
        return all.stream()
                .filter(said -> said.activity().equals(activity))
                .sorted(newestFirst ? order.reversed() : order)
                .toList();
    }

    /** In the order of their times; at one instant in any order, since a commit may bring several. */
    private void messages(String activity, List<Message> actual) {
        WorldComparison.same(
                "messages (M3)",
                said(model.store.messages, activity, false).stream()
                        .map(said -> said.at() + " " + said.by() + " " + said.text())
                        .sorted()
                        .toList(),
                actual.stream()
                        .map(message -> message.at() + " "
                                + message.author().map(by -> by.value()).orElse("customer") + " "
                                + message.content().text())
                        .sorted()
                        .toList());
        WorldComparison.same(
                "order of messages",
                actual.stream().map(Message::at).sorted().toList(),
                actual.stream().map(Message::at).toList());
    }

    private void comments(String activity, List<Comment> actual) {
        WorldComparison.same(
                "comments (M1)",
                said(model.store.comments, activity, true).stream()
                        .map(said -> said.id() + " " + said.by() + " " + said.at() + " " + said.text())
                        .toList(),
                actual.stream()
                        .map(comment -> world.names.of(comment.id()) + " " + comment.author() + " " + comment.at() + " "
                                + comment.text())
                        .toList());
    }

    void compareUnlinked() {
        Desk desk = world.desk(SampleVocabulary.AGENTS.get(0), 0);
        WorldComparison.same(
                "unlinked (A7)",
                model.unlinked().stream().map(row -> row.id).toList(),
                WorldComparison.paged("unlinked (A7)", desk::unlinked).stream()
                        .map(activity -> world.names.of(activity.id()))
                        .toList());
    }
}
