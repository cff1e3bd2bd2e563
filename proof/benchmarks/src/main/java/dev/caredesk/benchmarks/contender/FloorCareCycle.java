package dev.caredesk.benchmarks.contender;

import dev.caredesk.benchmarks.data.CustomerNames.FilledPerson;
import dev.caredesk.benchmarks.data.RowCounts;
import dev.caredesk.benchmarks.data.SampleTexts;
import dev.caredesk.benchmarks.measure.Contender;
import dev.caredesk.benchmarks.measure.ContestEntry;
import dev.caredesk.benchmarks.measure.CustomerRotation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The care cycle in hand-written JDBC: the floor of our goal. It leaves the rows that the SDK leaves ({@link RowCounts} compares them),
 * in the same tables, with the same guards and durability, in one trip for each acknowledged step and one for what an accept must know.
 *
 * <p>Per cycle: four change sets; the draft (inserted, updated twice, deleted); the
 * request (joined, touched, changed, touched); the interaction (taken), and what its offer is found by (deleted); the activity (inserted,
 * changed, ended); a comment; Recent; six journal entries. The channel needs not be told of anything.
 * Guards: advisory locks that order the journal, a
 * version or revision in each change, an open request, a customer that is there, an interaction that nobody has, a known id refused by its
 * key. What the SDK says in several statements of one row is one here. It reads no journal, answers no question, and judges no limit.
 *
 * <p>Before a cycle, and outside its time as for the SDK, the channel's offer is stored in a commit. The desk has looked at it, and knows
 * its version.
 */
public final class FloorCareCycle implements Contender {

    /** The version of an interaction that is offered. */
    private static final long OFFERED = 1;

    private final String url;
    private final List<FilledPerson> persons;

    FloorCareCycle(String url, List<FilledPerson> persons) {
        this.url = url;
        this.persons = persons;
    }

    public static ContestEntry entrant(List<FilledPerson> persons) {
        return ContestEntry.of("hand-written", url -> new FloorCareCycle(url, persons));
    }

    @Override
    public Agent agent(int number, int of) {
        return new FloorCareAgent(
                new JdbcConnection(url), new CustomerRotation(persons, number, of), "agent-" + number);
    }

    @Override
    public void close() {
        // Agents close their connections.
    }

    /** A new id, as long as the SDK's. */
    static String id() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    private static final class FloorCareAgent implements Agent {
        private final JdbcConnection hand;
        private final CustomerRotation turns;
        private final String desk;

        // Of the cycle that is under way.
        private Optional<FilledPerson> contact = Optional.empty();
        private String interaction = "";
        private String customer = "";
        private String request = "";
        private String activity = "";
        private String engagement = "";
        private String stored = "";
        private long version;

        FloorCareAgent(JdbcConnection hand, CustomerRotation turns, String desk) {
            this.hand = hand;
            this.turns = turns;
            this.desk = desk;
        }

        @Override
        public void prepare() {
            FilledPerson person = turns.next();
            contact = Optional.of(person);
            interaction = "chat/" + turns.id();
            long now = now();
            String set = id();
            List<Object> values = new ArrayList<>();
            Collections.addAll(values, new String[] {locked("INTERACTION", interaction)}, set, now);
            Collections.addAll(values, "1 interaction/" + interaction, interaction, turns.id(), now);
            Collections.addAll(values, "\n" + desk + "\n", CareCycleData.interaction(person.email()));
            Collections.addAll(values, new String[] {"", desk}, interaction);
            Collections.addAll(values, set, "chat", now, interaction, 1L);
            hand.run(FloorCareStatements.OFFER, values.toArray());
        }

        @Override
        public void work() {
            FilledPerson person = contact.orElseThrow();
            match(person);
            accept(person);
            comment();
            save(person);
            end();
        }

        private void match(FilledPerson person) {
            String email = person.email();
            List<List<JdbcConnection.ResultRow>> file =
                    hand.answers(FloorCareStatements.MATCH, email, email, now(), email, email);
            JdbcConnection.ResultRow open = file.get(1).get(0);
            customer = file.get(0).get(0).text(0);
            request = open.text(0);
            version = open.number(1);
            stored = open.text(5);
        }

        private void accept(FilledPerson person) {
            activity = id();
            engagement = id();
            long now = now();
            String set = id();
            List<Object> values = new ArrayList<>();
            String answer = "1 activity/" + activity + "\n2 interaction/" + interaction;
            Collections.addAll(values, names(true, locked("INTERACTION", interaction)), set, now, answer);
            Collections.addAll(values, engagement, desk, customer, now, CareCycleData.draft(customer, activity, ""));
            Collections.addAll(values, CareCycleData.NEVER, now, request, now);
            Collections.addAll(values, activity, customer, request, desk, now, engagement);
            values.add(CareCycleData.activity(person.email(), turns.id(), ""));
            Collections.addAll(values, activity, desk, interaction, OFFERED, interaction);
            Collections.addAll(values, set, desk, now, interaction, OFFERED + 1);
            entry(values, set, now, activity, 1L, CareCycleData.diff("customer", customer));
            hand.run(FloorCareStatements.ACCEPT, values.toArray());
        }

        private void comment() {
            long now = now();
            String set = id();
            String comment = id();
            List<Object> values = new ArrayList<>();
            Collections.addAll(values, names(true), set, now, "");
            String edited = CareCycleData.edited(request, stored, turns.title(), turns.description(), activity);
            Collections.addAll(values, 3L, CareCycleData.draft(customer, activity, edited), engagement, 2L);
            Collections.addAll(values, activity, comment, activity, desk, now, CareCycleData.comment());
            Collections.addAll(values, now, request, now);
            entry(values, set, now, comment, 1L, CareCycleData.diff("activity", activity));
            hand.run(FloorCareStatements.COMMENT, values.toArray());
        }

        private void save(FilledPerson person) {
            long now = now();
            String set = id();
            String title = turns.title();
            List<Object> values = new ArrayList<>();
            Collections.addAll(
                    values, names(true), set, now, version + 1 + " request/" + request + "\n2 activity/" + activity);
            Collections.addAll(values, 4L, CareCycleData.draft(customer, activity, ""), engagement, 3L);
            Collections.addAll(values, CareCycleData.request(title, turns.description()), now, request, now, version);
            Collections.addAll(
                    values, CareCycleData.activity(person.email(), turns.id(), CareCycleData.tags()), activity);
            String diffs = CareCycleData.diffs("description", SampleTexts.of(200), turns.description(), "title", title);
            entry(values, set, now, request, version + 1, diffs);
            entry(
                    values,
                    set,
                    now,
                    activity,
                    2L,
                    CareCycleData.diffs("tags", "", CareCycleData.ONE_TAG, "tags", CareCycleData.OTHER_TAG));
            hand.run(FloorCareStatements.SAVE, values.toArray());
        }

        private void end() {
            long now = now();
            String set = id();
            List<Object> values = new ArrayList<>();
            Collections.addAll(values, names(false), set, now, "");
            Collections.addAll(values, engagement, 4L, now, activity);
            Collections.addAll(values, CareCycleData.NEVER, now + CareCycleData.DELAY, now, request, now);
            Collections.addAll(values, desk, now, customer);
            entry(values, set, now, activity, 2L, CareCycleData.diff("ended", Long.toString(now)));
            hand.run(FloorCareStatements.CLOSE, values.toArray());
        }

        private void entry(List<Object> values, String set, long now, String record, long at, String details) {
            Collections.addAll(values, set, desk, now, record, at, customer, details);
        }

        /** Returns the names of the locks that the step takes, in their order. */
        private String[] names(boolean all, String... more) {
            List<String> names = new ArrayList<>(List.of(more));
            Collections.addAll(
                    names, locked("ACTIVITY", activity), locked("ENGAGEMENT", engagement), locked("REQUEST", request));
            if (all) {
                names.add(locked("CUSTOMER", customer));
            }
            Collections.sort(names);
            return names.toArray(String[]::new);
        }

        private static String locked(String type, String id) {
            return "default\n" + type + "\n" + id;
        }

        private static long now() {
            return System.currentTimeMillis() * 1_000;
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
