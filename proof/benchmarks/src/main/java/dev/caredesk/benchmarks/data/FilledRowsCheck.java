package dev.caredesk.benchmarks.data;

import dev.caredesk.benchmarks.contender.JdbcConnection;
import dev.caredesk.benchmarks.contender.SdkHost;
import dev.caredesk.benchmarks.data.CustomerNames.FilledPerson;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import java.util.List;

/** Holds filled rows against the SDK: a customer is found by each kind of search, opens, and is indexed as the SDK would have done it. */
public final class FilledRowsCheck {

    private static final int MOST = 200_000;

    private FilledRowsCheck() {}

    public static void filled(String url) {
        List<FilledPerson> persons = CustomerNames.read(url, MOST);
        try (SdkHost sdk = SdkHost.on(url);
                JdbcConnection hand = new JdbcConnection(url)) {
            Desk desk = sdk.desk(0);
            for (int at : List.of(0, 2, persons.size() / 2, persons.size() - 1)) {
                FilledPerson person = persons.get(at);
                CustomerId id = CustomerId.of(person.id());
                for (String query :
                        List.of(person.last(), person.last().substring(0, 6) + "*", person.email(), person.phone())) {
                    require(isFound(desk, query, id), "a filled customer is not found by its " + query);
                }
                indexedAlike(hand, desk, id);
            }
        }
    }

    private static boolean isFound(Desk desk, String query, CustomerId id) {
        return desk.search(query).orElseThrow().page().items().stream()
                .anyMatch(hit -> hit.customer().id().equals(id));
    }

    /** After an edit and its reverse the SDK has written all terms and keys itself. */
    private static void indexedAlike(JdbcConnection hand, Desk desk, CustomerId id) {
        String filled = index(hand, id);
        Engagement work = desk.reopen(id).orElseThrow();
        work.edit(e -> e.customer().city("York")).orElseThrow();
        work.save().orElseThrow();
        require(!index(hand, id).equals(filled), "a saved city is not indexed");
        work.edit(e -> e.customer().city("")).orElseThrow();
        work.save().orElseThrow();
        work.close().orElseThrow();
        require(index(hand, id).equals(filled), "filled terms are not those of the SDK");
    }

    private static String index(JdbcConnection hand, CustomerId id) {
        return hand.rows(
                        "SELECT term, field, position, shared FROM caredesk.term WHERE customer = ? UNION ALL"
                                + " SELECT text, kind, 0, 0 FROM caredesk.customer_key WHERE customer = ? ORDER BY 1, 2, 3",
                        id.value(),
                        id.value())
                .toString();
    }

    public static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
