package dev.caredesk.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Measures the room that records take on PostgreSQL, for docs/scaling.md. {@code -Dcaredesk.sizes=5000} sets the number of customers. */
@DisplayName("the room that care takes")
class SizesTest {

    private static final int CUSTOMERS = Integer.getInteger("caredesk.sizes", 0);
    private static final String TABLES = "SELECT relname, pg_total_relation_size(oid) FROM pg_class"
            + " WHERE relnamespace = 'caredesk'::regnamespace AND relkind = 'r' ORDER BY 1";
    private static final String LOG = "SELECT pg_current_wal_lsn() - '0/0'";

    private final String url = TestPostgres.newDatabase();
    private final PushChannel chat = PushChannel.of(ChannelId.of("chat"));
    private long ownLog;

    @Test
    @DisplayName("is measured by table, for new customers and for known ones that come again")
    void measuresSizesByTable() throws SQLException {
        assumeTrue(CUSTOMERS > 0, "nothing is measured without -Dcaredesk.sizes=CUSTOMERS");
        try (Caredesk sdk = CaredeskBuilder.on(JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD))
                .channel(chat)
                .start()) {
            Desk desk = sdk.desk(AgentId.of("mara"));
            Map<String, Long> empty = measured();
            cares(desk, "first");
            Map<String, Long> once = measured();
            cares(desk, "second");
            Map<String, Long> twice = measured();
            System.out.println("bytes, each of " + CUSTOMERS + ": a new customer, and a known one that comes again");
            twice.forEach((name, size) ->
                    System.out.printf("%-12s %6d %6d%n", name, each(empty, once, name), each(once, twice, name)));
            assertThat(each(empty, once, "journal")).isPositive();
        }
    }

    private static long each(Map<String, Long> before, Map<String, Long> after, String name) {
        return (after.getOrDefault(name, 0L) - before.getOrDefault(name, 0L)) / CUSTOMERS;
    }

    /** The log as it grew by care, and the tables as they are without what was written over. */
    private Map<String, Long> measured() throws SQLException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (Connection connection = TestDatabase.connection(url);
                Statement statement = connection.createStatement()) {
            long log = number(statement, LOG);
            sizes.put("(log)", log - ownLog);
            statement.execute("VACUUM FULL");
            try (ResultSet rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    sizes.put(rows.getString(1), rows.getLong(2));
                }
            }
            ownLog += number(statement, LOG) - log;
        }
        return sizes;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void cares(Desk desk, String time) {
        for (int number = 0; number < CUSTOMERS; number++) {
            chat.offerChat(
                    time + "-" + number,
                    Contact.at(ContactAddress.email("customer" + number + "@example.org")),
                    IncomingMessage.inbound("1", Instant.now(), "Hello, my router drops the line every night."));
            care(desk.accept(desk.offers().get(0)).orElseThrow(), number);
        }
    }

    /** Title, description of 200 characters, two tags, a comment; and the customer's own fields when it is new. */
    private static void care(Engagement work, int number) {
        boolean created = work.view().customer().created();
        RequestId request = work.view().requests().get(0).id();
        work.edit(edits -> {
                    if (!created) {
                        edits.customer()
                                .firstName("Ada " + number)
                                .lastName("Lovelace " + number)
                                .mobilePhone("+39 333 " + (1_000_000 + number))
                                .city("Roma");
                    }
                    edits.request(request)
                            .title("Router drops at night")
                            .description("Since Monday. ".repeat(15).substring(0, 200));
                    edits.activity().tag("router").tag("night");
                })
                .orElseThrow();
        if (created) {
            work.save().orElseThrow();
        } else {
            work.create().orElseThrow();
        }
        work.comment("Asked for the model of the router; a colleague calls back.")
                .orElseThrow();
        work.close().orElseThrow();
    }
}
