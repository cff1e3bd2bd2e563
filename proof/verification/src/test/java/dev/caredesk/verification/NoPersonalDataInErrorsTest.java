package dev.caredesk.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.channel.PushChannel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors of a real PostgreSQL that quote what is in a row, or what a statement was given. */
@DisplayName("a failure on PostgreSQL")
class NoPersonalDataInErrorsTest {

    private static final String MARKER = "Zzyzx";

    private final String url = TestPostgres.newDatabase();
    private final PushChannel chat = PushChannel.of(ChannelId.of("chat"));
    private final LogCapture logs = LogCapture.kept();
    private final Caredesk sdk = CaredeskBuilder.on(
                    JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD))
            .channel(chat)
            .start();
    private final Desk desk = sdk.desk(AgentId.of("mara"));

    @AfterEach
    void close() {
        sdk.close();
        logs.close();
    }

    /** A fault of the server that quotes the payload of a row. */
    enum ServerFault {
        DUPLICATE("INSERT INTO public.filled VALUES (payload, ''), (payload, '')", "23505"),
        CHECK("INSERT INTO public.filled VALUES ('', payload)", "23514"),
        NO_NUMBER("PERFORM CAST(payload AS INTEGER)", "22P02"),
        /** The pool takes the connection for a broken one then, and logs why. */
        UNSUPPORTED("RAISE EXCEPTION 'no' USING ERRCODE = '0A000', DETAIL = payload", "0A000"),
        /** As it is when its time is over. */
        CANCELLED("PERFORM pg_cancel_backend(pg_backend_pid()), pg_sleep(30)", "57014"),
        /** Of all, the bell's as well. */
        ENDED("PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()", "57P01");

        private final String does;
        private final String state;

        ServerFault(String does, String state) {
            this.does = does;
            this.state = state;
        }
    }

    private void prepare(ServerFault trouble) throws SQLException {
        TestDatabase.execute(
                url,
                "CREATE TABLE filled (said TEXT UNIQUE, nothing TEXT CHECK (nothing = ''))",
                "CREATE FUNCTION trouble(payload TEXT) RETURNS BOOLEAN LANGUAGE plpgsql AS $$ BEGIN " + trouble.does
                        + "; RETURN TRUE; END $$");
        if (!trouble.state.startsWith("57")) {
            SQLException failure = catchThrowableOfType(
                    SQLException.class,
                    () -> TestDatabase.execute(url, "SELECT trouble('{\"name\":\"" + MARKER + "\"}')"));
            assertThat(failure.getMessage()).as("what the server itself says").contains(MARKER);
            assertThat(failure.getSQLState()).isEqualTo(trouble.state);
        }
    }

    private Engagement accepted() {
        chat.offerChat("chat-1", Contact.at(ContactAddress.email(MARKER + "@example.org")), Instant.now());
        Engagement work = desk.accept(desk.offers().get(0)).orElseThrow();
        work.edit(edits -> edits.customer().firstName(MARKER).lastName(MARKER)).orElseThrow();
        return work;
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(ServerFault.class)
    @DisplayName("E7 · of a commit names nobody, neither in the exception nor in what is logged")
    void failedCommitNamesNobody(ServerFault trouble) throws SQLException {
        Engagement work = accepted();
        prepare(trouble);
        failInserts("customer");

        checkNamesNobody(() -> work.create().orElseThrow());

        if (trouble == ServerFault.UNSUPPORTED || trouble == ServerFault.ENDED) {
            assertThat(logs.text()).as("the log of the pool").contains("marked as broken", trouble.state);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"CHECK", "NO_NUMBER", "ENDED"})
    @DisplayName("X2 · of a channel's report names nobody, neither in the exception nor in what is logged")
    void failedReportNamesNobody(ServerFault trouble) throws SQLException {
        prepare(trouble);
        failInserts("interaction");

        checkNamesNobody(() ->
                chat.offerChat("chat-1", Contact.at(ContactAddress.email(MARKER + "@example.org")), Instant.now()));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"NO_NUMBER", "UNSUPPORTED", "CANCELLED", "ENDED"})
    @DisplayName("E7 · of a read names nobody, neither in the exception nor in what is logged")
    void failedReadNamesNobody(ServerFault trouble) throws SQLException {
        Engagement work = accepted();
        work.create().orElseThrow();
        CustomerId customer = work.view().customer().id();
        work.close().orElseThrow();
        prepare(trouble);
        for (String table : new String[] {"customer", "journal"}) {
            TestDatabase.execute(
                    url,
                    "ALTER TABLE caredesk." + table + " RENAME TO kept_" + table,
                    "CREATE VIEW caredesk." + table + " AS SELECT * FROM caredesk.kept_" + table
                            + " WHERE public.trouble(payload)");
        }

        checkNamesNobody(() -> desk.reopen(customer).orElseThrow());
        checkNamesNobody(() -> sdk.events().after(Optional.empty(), 10));
    }

    private void failInserts(String table) throws SQLException {
        TestDatabase.execute(
                url,
                "CREATE FUNCTION troubled() RETURNS TRIGGER LANGUAGE plpgsql AS"
                        + " $$ BEGIN PERFORM public.trouble(NEW.payload); RETURN NEW; END $$",
                "CREATE TRIGGER troubled BEFORE INSERT ON caredesk." + table
                        + " FOR EACH ROW EXECUTE FUNCTION troubled()");
    }

    private void checkNamesNobody(ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        assertThat(failure).isInstanceOf(StorageException.class);
        assertThat(text(failure)).doesNotContainIgnoringCase(MARKER);
        assertThat(logs.text()).doesNotContainIgnoringCase(MARKER);
        assertThat(sdk.health().problems().toString()).doesNotContainIgnoringCase(MARKER);
    }

    /** With causes and suppressed ones, and those that JDBC chains beside. */
    private static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getNextException() != null) {
                text.append(text(sql.getNextException()));
            }
        }
        return text.toString();
    }
}
