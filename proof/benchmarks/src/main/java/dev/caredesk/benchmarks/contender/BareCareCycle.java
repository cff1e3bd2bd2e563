package dev.caredesk.benchmarks.contender;

import dev.caredesk.benchmarks.data.CustomerNames.FilledPerson;
import dev.caredesk.benchmarks.measure.Contender;
import dev.caredesk.benchmarks.measure.ContestEntry;
import dev.caredesk.benchmarks.measure.CustomerRotation;
import java.util.List;

/**
 * The care cycle with the business rows only: no journal, offers, drafts, commands or remembered answers, no locks, and nothing that
 * another agent's change could break. Shown for comparison.
 */
public final class BareCareCycle implements Contender {

    private static final String FIND = "SELECT k.customer, r.id FROM caredesk.customer_key k JOIN caredesk.request r"
            + " ON r.tenant = k.tenant AND r.customer = k.customer AND r.open_deadline > ? WHERE k.tenant = 'default'"
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
    private final List<FilledPerson> persons;

    BareCareCycle(String url, List<FilledPerson> persons) {
        this.url = url;
        this.persons = persons;
    }

    public static ContestEntry entrant(List<FilledPerson> persons) {
        return ContestEntry.of("bare", url -> new BareCareCycle(url, persons));
    }

    @Override
    public Agent agent(int number, int of) {
        return new BareCareAgent(new JdbcConnection(url), new CustomerRotation(persons, number, of), "agent-" + number);
    }

    @Override
    public void close() {
        // Agents close their connections.
    }

    private static final class BareCareAgent implements Agent {
        private final JdbcConnection hand;
        private final CustomerRotation turns;
        private final String desk;

        BareCareAgent(JdbcConnection hand, CustomerRotation turns, String desk) {
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
            FilledPerson person = turns.next();
            long now = System.currentTimeMillis() * 1_000;
            JdbcConnection.ResultRow found =
                    hand.rows(FIND, now, person.email()).get(0);
            String customer = found.text(0);
            String request = found.text(1);
            String activity = FloorCareCycle.id();
            String begun = CareCycleData.activity(person.email(), turns.id(), "");
            hand.run(ACCEPT, now, request, activity, customer, request, desk, now, begun);
            hand.run(COMMENT, FloorCareCycle.id(), activity, desk, now, CareCycleData.comment());
            String tagged = CareCycleData.activity(person.email(), turns.id(), CareCycleData.tags());
            hand.run(SAVE, CareCycleData.request(turns.title(), turns.description()), now, request, tagged, activity);
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
