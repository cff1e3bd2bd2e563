package dev.caredesk.benchmarks;

import java.util.List;

/** What is searched for among the filled customers. */
final class Names {

    /** Begins the last name of every tenth customer. */
    static final String WIDE = "ber";

    /** Begins the last name of one in 200. */
    static final String MIDDLE = "cor";

    /** Begins the last name of one in 50,000. */
    static final String NARROW = "dix";

    private Names() {}

    /** A filled customer. */
    record Person(String id, String first, String last, String email, String phone) {}

    /** Those customers with numbers from 1 on, at most that many. */
    static List<Person> read(String url, int most) {
        try (Hand hand = new Hand(url)) {
            return hand
                    .rows("SELECT id, first, last, local, phone FROM public.person ORDER BY n LIMIT ?", most)
                    .stream()
                    .map(row -> new Person(
                            row.text(0), row.text(1), row.text(2), row.text(3) + "@mail.example", "+39" + row.text(4)))
                    .toList();
        }
    }
}
