package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.Names.Person;
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
 * request (joined, touched, changed, touched); the activity (inserted, changed, ended); a comment; a claim; two commands, each
 * confirmed; Recent; five journal entries. Guards: advisory locks that order the journal, a version or revision in each change, an
 * open request, a customer that is there, an interaction that nobody has, a known id refused by its key. What the SDK says in several
 * statements of one row is one here, and what the channel confirmed rides along with the next step instead of taking a commit of its
 * own. It reads no journal, answers no question, and judges no limit.
 */
final class FloorCare implements Contender {

    private final String url;
    private final List<Person> persons;

    FloorCare(String url, List<Person> persons) {
        this.url = url;
        this.persons = persons;
    }

    static Entrant entrant(List<Person> persons) {
        return Entrant.of("hand-written", url -> new FloorCare(url, persons));
    }

    @Override
    public Agent agent(int number, int of) {
        return new Working(new Hand(url), new Turns(persons, number, of), "agent-" + number);
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

    private static final class Working implements Agent {
        private final Hand hand;
        private final Turns turns;
        private final String desk;
        private Optional<String> toConfirm = Optional.empty();

        // Of the cycle that is under way.
        private String customer = "";
        private String request = "";
        private String activity = "";
        private String engagement = "";
        private String stored = "";
        private long version;

        Working(Hand hand, Turns turns, String desk) {
            this.hand = hand;
            this.turns = turns;
            this.desk = desk;
        }

        @Override
        public void prepare() {
            // The channel's offer costs nothing here.
        }

        @Override
        public void work() {
            Person person = turns.next();
            match(person);
            accept(person);
            comment();
            save(person);
            end();
        }

        private void match(Person person) {
            String email = person.email();
            List<List<Hand.Row>> file = hand.answers(CareTexts.MATCH, email, email, now(), email, email);
            Hand.Row open = file.get(1).get(0);
            customer = file.get(0).get(0).text(0);
            request = open.text(0);
            version = open.number(1);
            stored = open.text(5);
        }

        private void accept(Person person) {
            activity = id();
            engagement = id();
            long now = now();
            String set = id();
            List<Object> values = new ArrayList<>();
            Collections.addAll(values, names(true), set, now, "1 activity/" + activity);
            Collections.addAll(values, engagement, desk, customer, now, Care.draft(customer, activity, ""));
            Collections.addAll(values, Care.NEVER, now, request, now);
            Collections.addAll(values, activity, customer, request, desk, now, engagement);
            values.add(Care.activity(person.email(), turns.id(), ""));
            Collections.addAll(values, "chat\n" + turns.id(), activity, desk);
            Collections.addAll(values, activity, activity, Care.command("accept", desk, turns.id()));
            entry(values, set, now, activity, 1L, Care.diff("customer", customer));
            toConfirm.ifPresent(values::add);
            hand.run(toConfirm.isPresent() ? CareTexts.ACCEPT_NEXT : CareTexts.ACCEPT, values.toArray());
        }

        private void comment() {
            long now = now();
            String set = id();
            String comment = id();
            List<Object> values = new ArrayList<>();
            Collections.addAll(values, names(true), set, now, "");
            values.add(activity);
            String edited = Care.edited(request, stored, turns.title(), turns.description(), activity);
            Collections.addAll(values, 3L, Care.draft(customer, activity, edited), engagement, 2L);
            Collections.addAll(values, activity, comment, activity, desk, now, Care.comment());
            Collections.addAll(values, now, request, now);
            entry(values, set, now, comment, 1L, Care.diff("activity", activity));
            hand.run(CareTexts.COMMENT, values.toArray());
        }

        private void save(Person person) {
            long now = now();
            String set = id();
            String title = turns.title();
            List<Object> values = new ArrayList<>();
            Collections.addAll(
                    values, names(true), set, now, version + 1 + " request/" + request + "\n2 activity/" + activity);
            Collections.addAll(values, 4L, Care.draft(customer, activity, ""), engagement, 3L);
            Collections.addAll(values, Care.request(title, turns.description()), now, request, now, version);
            Collections.addAll(values, Care.activity(person.email(), turns.id(), Care.tags()), activity);
            String diffs = Care.diffs("description", Words.of(200), turns.description(), "title", title);
            entry(values, set, now, request, version + 1, diffs);
            entry(values, set, now, activity, 2L, Care.diffs("tags", "", Care.ONE_TAG, "tags", Care.OTHER_TAG));
            hand.run(CareTexts.SAVE, values.toArray());
        }

        private void end() {
            long now = now();
            String set = id();
            String command = id();
            List<Object> values = new ArrayList<>();
            Collections.addAll(values, names(false), set, now, "");
            Collections.addAll(values, engagement, 4L, now, activity);
            Collections.addAll(values, Care.NEVER, now + Care.DELAY, now, request, now);
            Collections.addAll(values, command, activity, Care.command("close", desk, turns.id()));
            Collections.addAll(values, desk, now, customer);
            entry(values, set, now, activity, 2L, Care.diff("ended", Long.toString(now)));
            hand.run(CareTexts.CLOSE, values.toArray());
            toConfirm = Optional.of(command);
        }

        private void entry(List<Object> values, String set, long now, String record, long at, String details) {
            Collections.addAll(values, set, desk, now, record, at, customer, details);
        }

        /** What the step takes for itself. */
        private String[] names(boolean all) {
            List<String> names = new ArrayList<>(List.of(
                    "default\nACTIVITY\n" + activity,
                    "default\nENGAGEMENT\n" + engagement,
                    "default\nREQUEST\n" + request));
            if (all) {
                names.add(1, "default\nCUSTOMER\n" + customer);
            }
            return names.toArray(String[]::new);
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
            toConfirm.ifPresent(command -> hand.run(CareTexts.LAST_CONFIRMED, command));
            hand.close();
        }
    }
}
