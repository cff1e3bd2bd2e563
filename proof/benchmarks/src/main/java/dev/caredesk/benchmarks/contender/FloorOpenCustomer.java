package dev.caredesk.benchmarks.contender;

import dev.caredesk.benchmarks.data.CustomerNames.FilledPerson;
import dev.caredesk.benchmarks.data.FilledRowsCheck;
import dev.caredesk.benchmarks.measure.Contender;
import dev.caredesk.benchmarks.measure.ContestEntry;
import dev.caredesk.benchmarks.measure.CustomerRotation;
import java.util.List;

/**
 * Opens a customer in hand-written JDBC: the floor of our goal. One trip reads the file as of one state: the customer, its open
 * requests, the newest activities with their requests and comments, and requests without activities; one commits the open engagement,
 * whose document holds what was read, with a remembered answer, as the SDK does.
 *
 * <p>The bare one reads the same in statements of one trip, and keeps nothing.
 */
public final class FloorOpenCustomer implements Contender {

    private static final String OPEN = "BEGIN ISOLATION LEVEL READ COMMITTED;"
            + " SELECT pg_advisory_xact_lock(hashtextextended(?, 0)); SELECT nextval('caredesk.commit_number');"
            + " INSERT INTO caredesk.change_set (tenant, id, committed_at, answer) VALUES ('default', ?, ?, '');"
            + " INSERT INTO caredesk.draft (tenant, engagement, desk, customer, opened, commit_order, revision, payload)"
            + " VALUES ('default', ?, ?, ?, ?, currval('caredesk.commit_number') * 1000000, 1, ?); COMMIT";
    private static final String CLOSE = "DELETE FROM caredesk.draft WHERE tenant = 'default' AND engagement = ?;"
            + " INSERT INTO caredesk.recent (tenant, desk, customer, closed, commit_order)"
            + " VALUES ('default', ?, ?, ?, nextval('caredesk.commit_number') * 1000000) ON CONFLICT (tenant, desk, customer)"
            + " DO UPDATE SET closed = excluded.closed, commit_order = excluded.commit_order";
    private static final String FILE = FloorCareStatements.file("?");

    private final String url;
    private final List<FilledPerson> persons;
    private final boolean bare;

    private FloorOpenCustomer(String url, List<FilledPerson> persons, boolean bare) {
        this.url = url;
        this.persons = persons;
        this.bare = bare;
    }

    public static ContestEntry entrant(List<FilledPerson> persons) {
        return ContestEntry.of("hand-written", url -> new FloorOpenCustomer(url, persons, false));
    }

    public static ContestEntry bare(List<FilledPerson> persons) {
        return ContestEntry.of("bare", url -> new FloorOpenCustomer(url, persons, true));
    }

    @Override
    public Agent agent(int number, int of) {
        return new FloorOpenAgent(
                new JdbcConnection(url), "agent-" + number, new CustomerRotation(persons, number, of), bare);
    }

    @Override
    public void close() {
        // Agents close their connections.
    }

    private static final class FloorOpenAgent implements Agent {
        private final JdbcConnection hand;
        private final String desk;
        private final CustomerRotation turns;
        private final boolean bare;
        private String engagement = "";
        private String customer = "";

        FloorOpenAgent(JdbcConnection hand, String desk, CustomerRotation turns, boolean bare) {
            this.hand = hand;
            this.desk = desk;
            this.turns = turns;
            this.bare = bare;
        }

        @Override
        public void prepare() {
            engagement = FloorCareCycle.id();
        }

        @Override
        public void work() {
            customer = turns.next().id();
            long now = System.currentTimeMillis() * 1_000;
            List<List<JdbcConnection.ResultRow>> file = hand.answers(FILE, customer, customer, now, customer, customer);
            List<JdbcConnection.ResultRow> journey = file.get(2);
            FilledRowsCheck.require(journey.size() > SdkOpenCustomer.PAGE, "the first page is not whole");
            if (!bare) {
                String document = CareCycleData.draft(customer, journey.get(0).text(0), "");
                hand.run(
                        OPEN,
                        "default\nENGAGEMENT\n" + engagement,
                        FloorCareCycle.id(),
                        now,
                        engagement,
                        desk,
                        customer,
                        now,
                        document);
            }
        }

        @Override
        public void tidy() {
            if (!bare) {
                hand.run(CLOSE, engagement, desk, customer, System.currentTimeMillis() * 1_000);
            }
        }

        @Override
        public void close() {
            hand.close();
        }
    }
}
