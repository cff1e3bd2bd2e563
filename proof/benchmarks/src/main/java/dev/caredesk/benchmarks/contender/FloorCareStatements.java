package dev.caredesk.benchmarks.contender;

/** The texts of {@link FloorCareCycle}: each the statements of one acknowledged step, joined so that they take one round trip. */
final class FloorCareStatements {

    private static final String BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED;"
            + " SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM UNNEST(?) AS names (name);"
            + " SELECT nextval('caredesk.commit_number');";
    private static final String COMMIT = " COMMIT";
    private static final String ORDER = "(currval('caredesk.commit_number') * 1000000 + %d)";
    private static final String GUARD = "WITH done AS (%s RETURNING 1) SELECT 1 / COUNT(*) FROM done;";

    private static final String CHANGE_SET =
            " INSERT INTO caredesk.change_set (tenant, id, committed_at, answer) VALUES ('default', ?, ?, ?);";

    private static final String ENTRY = "('default', %s, ?, 'AGENT', ?, ?, '%s', ?, ?, ?, '%s', '%s', ?)";

    /** An entry of an interaction, which is of no customer yet. */
    private static final String INTERACTION_ENTRY =
            "('default', %s, ?, '%s', ?, ?, 'INTERACTION', ?, ?, NULL, '%s', '', '{}')";

    private static final String JOURNAL = " INSERT INTO caredesk.journal (tenant, commit_order, change_set, actor_kind,"
            + " actor, at, record_type, record, version, customer, kind, fields, payload) VALUES ";

    /** While a conversation is live there is no deadline (R6). */
    private static final String TOUCH = "updated = GREATEST(updated, ?), updated_order = " + ORDER.formatted(2);

    private static final String OF_REQUEST = " WHERE tenant = 'default' AND id = ? AND open_deadline > ?";

    private static final String CUSTOMER = "(SELECT CASE WHEN COUNT(*) = 1 THEN MIN(k.customer) END FROM"
            + " caredesk.customer_key k WHERE k.tenant = 'default' AND k.kind = 'EMAIL' AND k.text = ?)";

    /** The file of the customer that a subquery gives: customer, open requests, first page of the journey with comments. */
    static String file(String customer) {
        return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;"
                + " SELECT c.id, c.version, c.created, c.updated, c.payload FROM caredesk.customer c"
                + " WHERE c.tenant = 'default' AND c.id = " + customer + ";"
                + " SELECT r.id, r.version, r.created, r.updated, r.deadline, r.payload FROM caredesk.request r"
                + " WHERE r.tenant = 'default' AND r.customer = " + customer + " AND r.open_deadline > ?"
                + " ORDER BY r.updated DESC, r.updated_order DESC LIMIT 200;"
                + JOURNEY.formatted(customer)
                + " SELECT r.id, r.version, r.created, r.updated, r.deadline, r.closed, r.payload"
                + " FROM caredesk.request r WHERE r.tenant = 'default' AND r.customer = " + customer
                + " AND r.bare ORDER BY r.created DESC, r.created_order DESC LIMIT 21; COMMIT";
    }

    private static final String JOURNEY = " SELECT a.id, a.version, a.media, a.agent, a.started, a.engagement, a.ended,"
            + " a.end_reason, a.payload, r.id, r.version, r.created, r.updated, r.deadline, r.closed, r.payload, o.said"
            + " FROM caredesk.activity a LEFT JOIN caredesk.request r ON r.tenant = a.tenant AND r.id = a.request"
            + " CROSS JOIN LATERAL (SELECT array_agg(ARRAY[o.id, o.author, CAST(o.at AS TEXT), o.payload]) AS said"
            + " FROM (SELECT * FROM caredesk.comment o WHERE o.tenant = a.tenant AND o.activity = a.id"
            + " ORDER BY o.at DESC, o.commit_order DESC LIMIT 21) o) o"
            + " WHERE a.tenant = 'default' AND a.customer = %s"
            + " ORDER BY a.started DESC, a.commit_order DESC LIMIT 21;";

    /** The report of the channel: an interaction, with the rows by which all desks' offers and those of its desk are found. */
    static final String OFFER = BEGIN + CHANGE_SET
            + " INSERT INTO caredesk.interaction (tenant, id, channel, name, version, state, began, commit_order, desks,"
            + " rejected, payload) VALUES ('default', ?, 'chat', ?, 1, 'OFFERED', ?, " + ORDER.formatted(0)
            + ", ?, '', ?);"
            + " INSERT INTO caredesk.offer (tenant, desk, everyone, began, commit_order, interaction, rejected)"
            + " SELECT i.tenant, d.desk, FALSE, i.began, i.commit_order, i.id, i.rejected"
            + " FROM caredesk.interaction i, UNNEST(?) AS d (desk) WHERE i.tenant = 'default' AND i.id = ?;"
            + JOURNAL + INTERACTION_ENTRY.formatted(ORDER.formatted(1), "CHANNEL", "OFFERED") + ";" + COMMIT;

    static final String MATCH = file(CUSTOMER);

    static final String ACCEPT = accept();

    static final String COMMENT = BEGIN + CHANGE_SET + draft()
            + " WITH found AS (SELECT 1 FROM caredesk.activity WHERE tenant = 'default' AND id = ? AND version = 1"
            + " FOR UPDATE) SELECT 1 / COUNT(*) FROM found;"
            + " INSERT INTO caredesk.comment (tenant, id, activity, author, at, commit_order, payload)"
            + " VALUES ('default', ?, ?, ?, ?, " + ORDER.formatted(1) + ", ?); "
            + GUARD.formatted("UPDATE caredesk.request SET " + TOUCH + OF_REQUEST)
            + JOURNAL + entry(3, "COMMENT", "CREATED", "text") + ";" + COMMIT;

    static final String SAVE = BEGIN + CHANGE_SET + draft()
            + GUARD.formatted("UPDATE caredesk.request SET version = version + 1, payload = ?, " + TOUCH + OF_REQUEST
                    + " AND version = ?")
            + GUARD.formatted("UPDATE caredesk.activity SET version = 2, payload = ?"
                    + " WHERE tenant = 'default' AND id = ? AND version = 1")
            + JOURNAL + entry(4, "REQUEST", "CHANGED", "description\ntitle") + ", "
            + entry(5, "ACTIVITY", "CHANGED", "tags") + ";" + COMMIT;

    static final String CLOSE = BEGIN + CHANGE_SET
            + GUARD.formatted("DELETE FROM caredesk.draft WHERE tenant = 'default' AND engagement = ? AND revision = ?")
            + GUARD.formatted(
                    "UPDATE caredesk.activity SET ended = ?, end_reason = 'CLOSED_BY_AGENT', engagement = NULL"
                            + " WHERE tenant = 'default' AND id = ? AND version = 2 AND ended IS NULL")
            + " UPDATE caredesk.request r SET deadline = CASE WHEN EXISTS (SELECT 1 FROM caredesk.activity a"
            + " WHERE a.tenant = r.tenant AND a.request = r.id AND a.live) THEN ? ELSE ? END, " + TOUCH + OF_REQUEST
            + ";"
            + GUARD.formatted("INSERT INTO caredesk.recent (tenant, desk, customer, closed, commit_order)"
                    + " SELECT tenant, ?, id, ?, " + ORDER.formatted(4)
                    + " FROM caredesk.customer WHERE tenant = 'default' AND id = ?"
                    + " ON CONFLICT (tenant, desk, customer) DO UPDATE SET closed = EXCLUDED.closed,"
                    + " commit_order = EXCLUDED.commit_order")
            + JOURNAL + entry(5, "ACTIVITY", "ENDED", "ended") + ";" + COMMIT;

    private FloorCareStatements() {}

    private static String accept() {
        return BEGIN + CHANGE_SET
                + " INSERT INTO caredesk.draft (tenant, engagement, desk, customer, opened, commit_order, revision, payload)"
                + " VALUES ('default', ?, ?, ?, ?, " + ORDER.formatted(0) + ", 2, ?); "
                + GUARD.formatted(
                        "UPDATE caredesk.request SET activities = activities + 1, deadline = ?, " + TOUCH + OF_REQUEST)
                + " INSERT INTO caredesk.activity (tenant, id, version, customer, request, media, conversation, agent, started,"
                + " commit_order, engagement, payload) VALUES ('default', ?, 1, ?, ?, 'CHAT', TRUE, ?, ?, "
                + ORDER.formatted(1) + ", ?, ?);"
                + GUARD.formatted(
                        "UPDATE caredesk.interaction SET version = version + 1, state = 'TAKEN', activity = ?,"
                                + " agent = ? WHERE tenant = 'default' AND id = ? AND version = ?")
                + " DELETE FROM caredesk.offer WHERE tenant = 'default' AND interaction = ?;"
                + JOURNAL + INTERACTION_ENTRY.formatted(ORDER.formatted(4), "AGENT", "TAKEN") + ", "
                + entry(5, "ACTIVITY", "CREATED", "customer\nrequest") + ";" + COMMIT;
    }

    private static String draft() {
        return " "
                + GUARD.formatted("UPDATE caredesk.draft SET revision = ?, payload = ?"
                        + " WHERE tenant = 'default' AND engagement = ? AND revision = ?");
    }

    private static String entry(int order, String type, String kind, String fields) {
        return ENTRY.formatted(ORDER.formatted(order), type, kind, fields);
    }
}
