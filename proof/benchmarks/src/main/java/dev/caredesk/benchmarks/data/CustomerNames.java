package dev.caredesk.benchmarks.data;

import dev.caredesk.benchmarks.contender.JdbcConnection;
import java.util.List;

/** The names that searches look for among the filled customers. */
public final class CustomerNames {

    /** Begins the last name of every tenth customer. */
    public static final String WIDE = "ber";

    /** Begins the last name of one in 200. */
    public static final String MIDDLE = "cor";

    /** Begins the last name of one in 50,000. */
    public static final String NARROW = "dix";

    private CustomerNames() {}

    /** A filled customer. */
    public record FilledPerson(String id, String first, String last, String email, String phone) {}

    /** Those customers with numbers from 1 on, at most that many. */
    public static List<FilledPerson> read(String url, int most) {
        try (JdbcConnection hand = new JdbcConnection(url)) {
            return hand
                    .rows("SELECT id, first, last, local, phone FROM public.person ORDER BY n LIMIT ?", most)
                    .stream()
                    .map(row -> new FilledPerson(
                            row.text(0), row.text(1), row.text(2), row.text(3) + "@mail.example", "+39" + row.text(4)))
                    .toList();
        }
    }
}
