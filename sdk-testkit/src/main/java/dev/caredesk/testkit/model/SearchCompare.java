package dev.caredesk.testkit.model;

import dev.caredesk.desk.Desk;
import dev.caredesk.search.CustomerHit;
import dev.caredesk.search.SearchPage;
import java.util.List;

/** Compares what searches find (S1, S3): all queries after a change of a customer, else one of them in rotation. */
final class SearchCompare {

    private final World world;
    private List<Long> versions = List.of();
    private int turn;

    SearchCompare(World world) {
        this.world = world;
    }

    void compare() {
        List<Long> now = world.model.store.customers.values().stream()
                .map(row -> row.version)
                .toList();
        if (now.equals(versions)) {
            compare(Vocabulary.pick(Vocabulary.QUERIES, turn++));
        } else {
            Vocabulary.QUERIES.forEach(this::compare);
        }
        versions = now;
    }

    private void compare(String query) {
        Desk desk = world.desk(Vocabulary.AGENTS.get(0), 0);
        List<String> expected = Finding.search(world.model.store, query);
        List<String> actual = Compare.paged(
                        "search (S1)",
                        (from, size) -> desk.search(query, from, size).map(page -> counted(query, expected, page)))
                .stream()
                .map(hit -> world.names.of(hit.customer().id()) + " " + hit.displayName())
                .toList();
        Compare.same(
                "search " + query + " (S1)", expected.stream().map(this::hit).toList(), actual);
    }

    /** Each page says how many match. */
    private static dev.caredesk.Page<CustomerHit> counted(String query, List<String> expected, SearchPage page) {
        Compare.same("matches of " + query, expected.size(), page.matches());
        Compare.same("capped " + query, false, page.capped());
        return page.page();
    }

    private String hit(String customer) {
        return customer + " " + DisplayNames.of(world.model.store.customer(customer).values);
    }
}
