package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.minute;

import dev.caredesk.AgentId;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.Stored;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All that a storage answers for one tenant about some ids, to be compared before and after something is done for another tenant. */
final class TenantAnswers {

    private static final int ALL = 99;

    private final Scene view;
    private final Map<String, Object> answers = new LinkedHashMap<>();

    private TenantAnswers(Scene view) {
        this.view = view;
    }

    /** Returns the answers by what was asked. */
    static Map<String, Object> of(Scene view, Set<RecordId> records, Set<EngagementId> drafts, Set<Claim.Key> claims) {
        TenantAnswers all = new TenantAnswers(view);
        all.records(records);
        all.customers();
        all.activities();
        all.inbox();
        all.searches();
        all.desks(drafts);
        all.journal(records);
        all.put("claims", () -> Set.copyOf(view.records().claims(view.tenant(), claims)));
        return all.answers;
    }

    private void put(String asked, Supplier<Object> answer) {
        answers.put(asked, answer.get());
    }

    private TenantId tenant() {
        return view.tenant();
    }

    private void records(Set<RecordId> ids) {
        put(
                "records",
                () -> view.records().load(tenant(), ids).stream()
                        .sorted(Comparator.comparing(
                                (Stored record) -> record.id().text()))
                        .toList());
    }

    private void customers() {
        RecordReads reads = view.records();
        for (String name : List.of("ada", "bob", "eve")) {
            CustomerId id = CustomerId.of(name);
            put("file of " + name, () -> reads.file(tenant(), id, minute(1), ALL));
            put("journey of " + name, () -> reads.journey(tenant(), id, Optional.empty(), ALL));
            put("match of " + name, () -> reads.match(tenant(), Set.of(Samples.mail(name)), minute(1), ALL));
        }
        Set<MatchKey> both = Set.of(Samples.mail("ada"), Samples.mail("bob"));
        put("match of both", () -> reads.match(tenant(), both, minute(1), ALL));
        Set<MatchKey> one = Set.of(Samples.mail("ada"), Samples.mail("eve"));
        put("match of one by two keys", () -> reads.match(tenant(), one, minute(1), ALL));
    }

    private void activities() {
        RecordReads reads = view.records();
        for (String name : List.of("talk", "mail")) {
            ActivityId id = ActivityId.of(name);
            put("comments of " + name, () -> reads.comments(tenant(), id, Optional.empty(), ALL));
        }
        put("unlinked", () -> reads.unlinked(tenant(), Optional.empty(), ALL));
    }

    private void inbox() {
        RecordReads reads = view.records();
        for (String name : List.of("said", "written", "gone", "more")) {
            InteractionId id = InboxSamples.interactionId(name);
            put("interaction " + name, () -> reads.load(tenant(), Set.of(id)));
            put("lane of " + name, () -> view.lane(id));
            put("last call state of " + name, () -> reads.lastCallState(tenant(), id));
            put("history of " + name, () -> view.journal().history(tenant(), id, Optional.empty(), ALL));
            put(
                    "messages of " + name,
                    () -> reads.messages(tenant(), id, MessageOrder.OLDEST_FIRST, Optional.empty(), ALL));
            put(
                    "newest messages of " + name,
                    () -> reads.messages(tenant(), id, MessageOrder.NEWEST_FIRST, Optional.empty(), ALL));
        }
        for (int size : new int[] {1, ALL}) {
            put("all offers by " + size, () -> view.inbox().offers(tenant(), Optional.empty(), Optional.empty(), size));
            put("missed by " + size, () -> view.inbox().missed(tenant(), Optional.empty(), size));
            for (AgentId desk : List.of(MARA, JON)) {
                put(
                        "offers of " + desk + " by " + size,
                        () -> view.inbox().offers(tenant(), Optional.of(desk), Optional.empty(), size));
            }
        }
    }

    private void searches() {
        List<SearchQuery.Clause> clauses = Stream.of("ada", "lovelace", "zoe", "both", "mine", "theirs")
                .map(word -> new SearchQuery.Clause(List.of(word), false))
                .toList();
        clauses.forEach(clause -> search(List.of(clause), Optional.empty()));
        clauses.forEach(
                clause -> search(List.of(clause), Optional.of(clause.terms().get(0))));
        search(List.of(new SearchQuery.Clause(List.of("a"), true)), Optional.empty());
        search(List.of(new SearchQuery.Clause(List.of("ada", "lovelace"), false)), Optional.empty());
        search(List.of(new SearchQuery.Clause(List.of("ada", "zoe"), false)), Optional.empty());
        search(List.of(clauses.get(0), clauses.get(1)), Optional.of("ada"));
        search(List.of(clauses.get(0), clauses.get(2)), Optional.of("zoe"));
        search(List.of(clauses.get(1), new SearchQuery.Clause(List.of("z"), true)), Optional.empty());
        search(List.of(clauses.get(3)), Optional.of("lovelace"));
        search(List.of(clauses.get(4)), Optional.of("theirs"));
        search(List.of(clauses.get(5)), Optional.of("mine"));
        search(List.of(clauses.get(3), clauses.get(4)), Optional.of("theirs"));
        search(List.of(clauses.get(3), clauses.get(5)), Optional.of("mine"));
        search(List.of(clauses.get(3), new SearchQuery.Clause(List.of("m"), true)), Optional.empty());
        search(List.of(clauses.get(3), new SearchQuery.Clause(List.of("t"), true)), Optional.empty());
        search(List.of(), Optional.empty());
    }

    private void search(List<SearchQuery.Clause> clauses, Optional<String> exact) {
        put(
                "search " + clauses + exact,
                () -> view.records().search(tenant(), new SearchQuery(clauses, exact, Optional.empty(), ALL)));
    }

    private void desks(Set<EngagementId> drafts) {
        for (var desk : List.of(MARA, JON)) {
            put("desk of " + desk, () -> view.desks().desk(tenant(), desk, ALL));
        }
        drafts.forEach(id -> put("draft " + id, () -> view.desks().draft(tenant(), id)));
        put("parked lanes", () -> view.lanes().parked(tenant(), Optional.empty(), ALL, ALL));
        put("settings", () -> view.desks().settings(tenant()));
    }

    private void journal(Set<RecordId> ids) {
        put("journal", () -> view.journal().after(tenant(), Optional.empty(), ALL));
        view.journal()
                .after(tenant(), Optional.empty(), 1)
                .last()
                .ifPresent(first -> put(
                        "journal after its first entry",
                        () -> view.journal().after(tenant(), Optional.of(first), ALL)));
        put("newest position", () -> view.journal().latest(tenant()));
        ids.forEach(id ->
                put("history of " + id.text(), () -> view.journal().history(tenant(), id, Optional.empty(), ALL)));
        put("committed", () -> view.storage().committed(tenant(), ChangeSetId.of("fill")));
    }
}
