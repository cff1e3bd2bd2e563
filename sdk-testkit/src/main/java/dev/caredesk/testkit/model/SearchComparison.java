package dev.caredesk.testkit.model;

import dev.caredesk.desk.Desk;
import dev.caredesk.search.CustomerHit;
import dev.caredesk.search.SearchPage;
import java.util.List;

/** Compares what searches find (S1, S3): all queries after a change of a customer, else one of them in rotation. */
final class SearchComparison {

    private final HistoryWorld world;
    private List<Long> versions = List.of();
    private int turn;

    SearchComparison(HistoryWorld world) {
        this.world = world;
    }

    void compare() {
        List<Long> now = world.model.store.customers.values().stream()
                .map(row -> row.version)
                .toList();
        if (now.equals(versions)) {
            compare(SampleVocabulary.pick(SampleVocabulary.QUERIES, turn++));
        } else {
            SampleVocabulary.QUERIES.forEach(this::compare);
        }
        versions = now;
    }

    private void compare(String query) {
        Desk desk = world.desk(SampleVocabulary.AGENTS.get(0), 0);
        List<String> expected = CustomerLookup.search(world.model.store, query);
        List<String> actual = WorldComparison.paged(
                        "search (S1)",
                        (from, size) -> desk.search(query, from, size).map(page -> counted(query, expected, page)))
                .stream()
                .map(hit -> world.names.of(hit.customer().id()) + " " + hit.displayName())
                .toList();
        WorldComparison.same(
                "search " + query + " (S1)", expected.stream().map(this::hit).toList(), actual);
    }

    /** Each page says how many match. */
    private static dev.caredesk.Page<CustomerHit> counted(String query, List<String> expected, SearchPage page) {
        WorldComparison.same("matches of " + query, expected.size(), page.matches());
        WorldComparison.same("capped " + query, false, page.capped());
        return page.page();
    }

    private String hit(String customer) {
        return customer + " " + DisplayNames.of(world.model.store.customer(customer).values);
    }
}
