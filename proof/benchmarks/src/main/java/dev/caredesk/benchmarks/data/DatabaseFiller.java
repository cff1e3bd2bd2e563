package dev.caredesk.benchmarks.data;

import dev.caredesk.benchmarks.contender.JdbcConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a database quickly, with rows as the storage writes them: copies of what the SDK wrote of one customer ({@link TemplateCustomer}), made
 * in the database. {@link FilledRowsCheck} holds them against the SDK. Who they are is in {@code public.person}.
 */
public final class DatabaseFiller implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "customer",
            "customer_key",
            "term",
            "request",
            "activity",
            "interaction",
            "comment",
            "journal",
            "change_set");

    // Letters only, so that a name is one word. No made name begins as another kind does.
    private static final String LETTERS = "substr(translate(md5('%s' || n), '0123456789', 'ghijklmnop'), 1, %d)";

    private static final String PERSONS = "INSERT INTO public.person SELECT n, md5('customer-' || n),"
            + " 'y' || substr(translate(md5('first' || n % 97), '0123456789', 'ghijklmnop'), 1, 4),"
            + " CASE WHEN n % 10 = 0 THEN '" + CustomerNames.WIDE + "' WHEN n % 200 = 1 THEN '" + CustomerNames.MIDDLE
            + "'"
            + " WHEN n % 50000 = 3 THEN '" + CustomerNames.NARROW + "' ELSE 'v' END || " + LETTERS.formatted("last", 6)
            + ","
            + " 'k' || " + LETTERS.formatted("mail", 12) + ", '02' || (20000000 + n), "
            // Scattered over a year, without regard to the name.
            + " ? - abs(CAST(hashint8(n) AS BIGINT)) % 31536000 * 1000000"
            + " FROM generate_series(CAST(? AS BIGINT), ?) n";

    private static final String NEW = " WHERE p.n > ? AND p.n <= ?";

    /** Nanoseconds. */
    private static final long PATIENCE = 300_000_000_000L;

    private final JdbcConnection hand;

    /** The last customer that has requests. */
    private int served;

    private DatabaseFiller(JdbcConnection hand) {
        this.hand = hand;
    }

    /** Begins in an empty database, with the template. */
    public static DatabaseFiller of(String url) {
        TemplateCustomer.write(url);
        JdbcConnection hand = new JdbcConnection(url);
        hand.run("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'");
        hand.run("CREATE UNLOGGED TABLE public.person (n BIGINT PRIMARY KEY, id TEXT, first TEXT, last TEXT,"
                + " local TEXT, phone TEXT, updated BIGINT)");
        for (String table : TABLES) {
            hand.run("CREATE UNLOGGED TABLE public.t_" + table + " AS SELECT * FROM caredesk." + table);
        }
        return new DatabaseFiller(hand);
    }

    /** Adds customers with numbers up to that one; those of before stay. */
    public DatabaseFiller customers(int last) {
        long first = hand.rows("SELECT coalesce(max(n), 0) FROM public.person")
                        .get(0)
                        .number(0)
                + 1;
        withoutIndexes(List.of("customer", "customer_key", "term"), () -> {
            hand.run(PERSONS, micros(), first, (long) last);
            copy("customer", "p.id, t.version, p.updated, p.updated, p.n * 1000000, " + marked("t.payload"), first);
            copy("customer_key", "t.kind, " + marked("t.text") + ", p.id", first);
            copy(
                    "term",
                    "p.id, " + marked("t.term") + ", t.field, t.position, length(" + marked("left(t.term, t.shared)")
                            + "), p.updated, p.n * 1000000",
                    first);
        });
        hand.run("SELECT setval('caredesk.commit_number', " + (last + 1_000) + ")");
        return this;
    }

    private void copy(String table, String columns, long first) {
        hand.run(
                "INSERT INTO caredesk." + table + " SELECT t.tenant, " + columns + " FROM public.person p, public.t_"
                        + table + " t WHERE p.n >= ?",
                first);
    }

    /** The value with a person's values in the place of the marks. */
    private static String marked(String value) {
        return "replace(replace(replace(replace(" + value + ", '" + TemplateCustomer.FIRST + "', p.first), '"
                + TemplateCustomer.LAST + "', p.last), '" + TemplateCustomer.LOCAL + "', p.local), '"
                + TemplateCustomer.PHONE + "', p.phone)";
    }

    /**
     * Gives the customers up to that number requests; those of before have theirs.
     *
     * @param each how many each
     * @param activities how many are in each of them, with two comments each; they are over, and each was an interaction
     * @param overdue every how many-th is overdue; 0 for none
     */
    public DatabaseFiller requests(int customers, int each, int activities, int overdue) {
        String late = overdue == 0 ? "FALSE" : "(p.n * " + each + " + k) % " + overdue + " = 0";
        withoutIndexes(List.of("request", "activity", "interaction", "comment"), () -> {
            hand.run(
                    "INSERT INTO caredesk.request (tenant, id, customer, version, created, created_order, updated,"
                            + " updated_order, deadline, closed, activities, payload)"
                            + " SELECT t.tenant, md5('request-' || p.n || '-' || k), p.id, 1, p.updated + k,"
                            + " p.n * 1000000 + k, p.updated + k, p.n * 1000000 + k, CASE WHEN " + late
                            + " THEN p.updated + k ELSE ? END, NULL, ?, t.payload"
                            + " FROM public.t_request t, public.person p, generate_series(1, ?) k" + NEW,
                    micros() + 5L * 86_400_000_000L,
                    activities,
                    each,
                    served,
                    customers);
            activities(customers, each, activities);
        });
        served = customers;
        return this;
    }

    private void activities(int customers, int each, int activities) {
        hand.run(
                "INSERT INTO caredesk.activity (tenant, id, version, customer, request, media, conversation, agent,"
                        + " started, commit_order, engagement, ended, end_reason, payload)"
                        + " SELECT t.tenant, md5('activity-' || p.n || '-' || k || '-' || a), t.version, p.id,"
                        + " md5('request-' || p.n || '-' || k), t.media, t.conversation, t.agent,"
                        + " p.updated + k * 1000 + a, p.n * 1000000 + k * 1000 + a, NULL, p.updated + k * 1000 + a + 1,"
                        + " t.end_reason, replace(replace(t.payload, '" + TemplateCustomer.LOCAL
                        + "', p.local), 'template', md5('interaction-' || p.n || '-' || k || '-' || a))"
                        + " FROM public.t_activity t, public.person p, generate_series(1, ?) k,"
                        + " generate_series(1, ?) a" + NEW,
                each,
                activities,
                served,
                customers);
        hand.run(
                "INSERT INTO caredesk.interaction (tenant, id, channel, name, version, state, began, commit_order,"
                        + " desks, rejected, activity, agent, payload)"
                        + " SELECT t.tenant, t.channel || '/' || i.name, t.channel, i.name, t.version, t.state,"
                        + " p.updated + k * 1000 + a, p.n * 1000000 + k * 1000 + a, t.desks, t.rejected,"
                        + " md5('activity-' || p.n || '-' || k || '-' || a), t.agent,"
                        + " replace(t.payload, '" + TemplateCustomer.LOCAL + "', p.local)"
                        + " FROM public.t_interaction t, public.person p, generate_series(1, ?) k,"
                        + " generate_series(1, ?) a,"
                        + " LATERAL (SELECT md5('interaction-' || p.n || '-' || k || '-' || a) AS name) i" + NEW,
                each,
                activities,
                served,
                customers);
        hand.run(
                "INSERT INTO caredesk.comment SELECT t.tenant, md5(t.id || a.id), a.id, t.author, a.started + 1,"
                        + " a.commit_order, t.payload FROM public.t_comment t, caredesk.activity a, public.person p"
                        + NEW
                        + " AND a.tenant = t.tenant AND a.customer = p.id",
                served,
                customers);
    }

    /**
     * Gives the customers after the first number, up to the second, what commits leave behind besides records: entries of the journal and
     * remembered answers.
     */
    public DatabaseFiller history(int after, int customers) {
        withoutIndexes(List.of("journal", "change_set"), () -> {
            hand.run(
                    "INSERT INTO caredesk.journal (tenant, era, txid, commit_order, change_set, actor_kind, actor, at,"
                            + " record_type, record, version, customer, kind, fields, payload)"
                            + " SELECT t.tenant, t.era, t.txid,"
                            + " p.n * 1000000 + t.commit_order / 1000000 % 1000 * 1000 + t.commit_order % 1000,"
                            + " md5(t.change_set || p.n), t.actor_kind, t.actor, p.updated, t.record_type,"
                            + " CASE t.record_type WHEN 'CUSTOMER' THEN p.id"
                            + " WHEN 'INTERACTION' THEN 'chat/' || md5('interaction-' || p.n || '-1-1')"
                            + " ELSE md5(t.record || p.n) END, t.version,"
                            + " CASE WHEN t.customer IS NOT NULL THEN p.id END, t.kind, t.fields, t.payload"
                            + " FROM public.t_journal t, public.person p" + NEW,
                    after,
                    customers);
            hand.run(
                    "INSERT INTO caredesk.change_set (tenant, id, purpose, committed_at, answer)"
                            + " SELECT t.tenant, md5(t.id || p.n), t.purpose, p.updated, t.answer"
                            + " FROM public.t_change_set t, public.person p" + NEW,
                    after,
                    customers);
        });
        return this;
    }

    /** Indexes are made once at the end, which is many times faster; then the tables are as after a visit of autovacuum. */
    private void withoutIndexes(List<String> tables, Runnable fill) {
        List<String> again = new ArrayList<>();
        for (String table : tables) {
            String name = "caredesk." + table;
            hand.rows(
                            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
                                    + " WHERE contype = 'p' AND conrelid = CAST(? AS regclass)",
                            name)
                    .forEach(key -> {
                        hand.run("ALTER TABLE " + name + " DROP CONSTRAINT " + key.text(0));
                        again.add("ALTER TABLE " + name + " ADD CONSTRAINT " + key.text(0) + " " + key.text(1));
                    });
            hand.rows(
                            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'caredesk' AND tablename = ?",
                            table)
                    .forEach(index -> {
                        hand.run("DROP INDEX caredesk." + index.text(0));
                        again.add(index.text(1));
                    });
        }
        fill.run();
        again.forEach(hand::run);
        tables.forEach(this::visited);
    }

    /** A vacuum passes over what the snapshot of another process, of autovacuum for one, might not see yet: then it comes again. */
    private void visited(String table) {
        long end = System.nanoTime() + PATIENCE;
        do {
            FilledRowsCheck.require(System.nanoTime() - end < 0, "caredesk." + table + " is not visible to all");
            hand.run("VACUUM (FREEZE, ANALYZE) caredesk." + table);
        } while (!isVisible(table));
    }

    /** Returns whether the index alone answers for nearly all rows; where rows died on fewer than 2 % of the pages, a vacuum leaves these. */
    private boolean isVisible(String table) {
        JdbcConnection.ResultRow pages = hand.rows(
                        "SELECT relallvisible, relpages FROM pg_class WHERE oid = CAST(? AS regclass)",
                        "caredesk." + table)
                .get(0);
        return pages.number(0) >= pages.number(1) * 0.95;
    }

    private static long micros() {
        return System.currentTimeMillis() * 1_000;
    }

    @Override
    public void close() {
        hand.close();
    }
}
