package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.Names.Person;
import java.util.List;

/**
 * The care cycle with the business rows only: no journal, drafts, claims, commands or remembered answers, no locks, and nothing that
 * another agent's change could break. Shown for comparison.
 */
final class BareCare implements Contender {

    private static final String FIND = "SELECT k.customer, r.id FROM caredesk.customer_key k JOIN caredesk.request r"
            + " ON r.tenant = k.tenant AND r.customer = k.customer AND r.open_until > ? WHERE k.tenant = 'default'"
            + " AND k.kind = 'EMAIL' AND k.text = ? ORDER BY r.updated DESC LIMIT 1";
    private static final String ACCEPT = "UPDATE caredesk.request SET activities = activities + 1, updated = ?"
            + " WHERE tenant = 'default' AND id = ?; INSERT INTO caredesk.activity (tenant, id, version, customer, request,"
            + " media, conversation, agent, started, commit_order, payload)"
            + " VALUES ('default', ?, 1, ?, ?, 'CHAT', TRUE, ?, ?, 0, ?)";
    private static final String COMMENT =
            "INSERT INTO caredesk.comment (tenant, id, activity, author, at, commit_order,"
                    + " payload) VALUES ('default', ?, ?, ?, ?, 0, ?)";
    private static final String SAVE = "UPDATE caredesk.request SET payload = ?, updated = ?"
            + " WHERE tenant = 'default' AND id = ?; UPDATE caredesk.activity SET payload = ?"
            + " WHERE tenant = 'default' AND id = ?";
    private static final String CLOSE = "UPDATE caredesk.activity SET ended = ?, end_reason = 'CLOSED_BY_AGENT'"
            + " WHERE tenant = 'default' AND id = ?";

    private final String url;
    private final List<Person> persons;

    BareCare(String url, List<Person> persons) {
        this.url = url;
        this.persons = persons;
    }

    static Entrant entrant(List<Person> persons) {
        return Entrant.of("bare", url -> new BareCare(url, persons));
    }

    @Override
    public Agent agent(int number, int of) {
        return new Working(new Hand(url), new Turns(persons, number, of), "agent-" + number);
    }

    @Override
    public void close() {
        // Agents close their connections.
    }

    private static final class Working implements Agent {
        private final Hand hand;
        private final Turns turns;
        private final String desk;

        Working(Hand hand, Turns turns, String desk) {
            this.hand = hand;
            this.turns = turns;
            this.desk = desk;
        }

        @Override
        public void prepare() {
            // Nothing is needed.
        }

        @Override
        public void work() {
            Person person = turns.next();
            long now = System.currentTimeMillis() * 1_000;
            Hand.Row found = hand.rows(FIND, now, person.email()).get(0);
            String customer = found.text(0);
            String request = found.text(1);
            String activity = FloorCare.id();
            String begun = Care.activity(person.email(), turns.id(), "");
            hand.run(ACCEPT, now, request, activity, customer, request, desk, now, begun);
            hand.run(COMMENT, FloorCare.id(), activity, desk, now, Care.comment());
            String tagged = Care.activity(person.email(), turns.id(), Care.tags());
            hand.run(SAVE, Care.request(turns.title(), turns.description()), now, request, tagged, activity);
            hand.run(CLOSE, now, activity);
        }

        @Override
        public void tidy() {
            // Nothing is left behind.
        }

        @Override
        public void close() {
            hand.close();
        }
    }
}
