package dev.caredesk.jdbc.dialect;

import static dev.caredesk.testkit.storage.InboxSamples.interactionId;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.JdbcProxy;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.proof.postgres.TestDatabase;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Forgetting, while others have some of the interactions that are old: commits that change them, or other nodes that forget. */
@DisplayName("forgetting on PostgreSQL beside others")
class ConcurrentForgetTest {
    private static final TenantId TENANT = SampleCommits.TENANT;

    /** More than a batch takes. */
    private static final int OLD = 250;

    private final String url = TestPostgres.newDatabase();

    private final Scene scene =
            new Scene(JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD), TENANT);

    @AfterEach
    void close() {
        scene.storage().close();
    }

    /** Has interactions with these numbers until it rolls back, as a commit has them. */
    private Connection holding(int... numbers) throws SQLException {
        return HeldRecords.hold(
                url,
                TENANT,
                IntStream.of(numbers)
                        .mapToObj(number -> interactionId("i" + number))
                        .toList());
    }

    private int forget(int limit) {
        return scene.storage().forgetInteractions(TENANT, minute(10_000), limit);
    }

    /** Leads to connections that run something beside before they delete an interaction. */
    private DataSource beforeDelete(String text) {
        return JdbcProxy.as(DataSource.class, (source, get, none) -> {
            Connection real = TestDatabase.connection(url);
            return JdbcProxy.as(Connection.class, (proxy, method, arguments) -> {
                if ("prepareStatement".equals(method.getName())
                        && arguments[0].toString().startsWith("DELETE FROM \"caredesk\".interaction")) {
                    TestDatabase.execute(url, text);
                }
                return JdbcProxy.call(real, method, arguments);
            });
        });
    }

    @Test
    @DisplayName("D8 · what a commit has at the moment stays with its messages, and what is behind it goes")
    void passesOverWhatOthersHave() throws SQLException {
        scene.given(changes -> IntStream.range(0, OLD)
                .forEach(i -> changes.create(missed("i" + i, minute(i)))
                        .create(message("m" + i, interactionId("i" + i), minute(i)))));

        try (Connection others = holding(0, 7, 130)) {
            assertThat(forget(1)).isEqualTo(1);
            assertThat(scene.has(interactionId("i1"))).isFalse();
            assertThat(forget(OLD)).isEqualTo(OLD - 4);
            assertThat(others.isClosed()).isFalse();
            others.rollback();
        }

        assertThat(IntStream.range(0, OLD).filter(i -> scene.has(interactionId("i" + i))))
                .containsExactly(0, 7, 130);
        assertThat(TestDatabase.texts(url, "SELECT id FROM caredesk.message"))
                .containsExactlyInAnyOrder("m0", "m7", "m130");
        assertThat(forget(OLD)).isEqualTo(3);
        assertThat(TestDatabase.texts(url, "SELECT id FROM caredesk.message")).isEmpty();
    }

    @Test
    @DisplayName("D8 · what changed after it was found and before it was taken is judged as it is then")
    void judgesAsOfTheTaking() throws SQLException {
        scene.given(missed("i1", minute(1)), missed("i2", minute(2)), message("m1", interactionId("i1"), minute(1)));
        try (Storage forgetting = JdbcStorage.of(beforeDelete(
                "UPDATE caredesk.interaction SET state = 'TAKEN', activity = 'a', agent = 'mara', ended = NULL"
                        + " WHERE id = 'chat/i1'"))) {
            assertThat(forgetting.forgetInteractions(TENANT, minute(10_000), 2)).isEqualTo(1);
        }

        assertThat(scene.has(interactionId("i1"))).isTrue();
        assertThat(scene.has(interactionId("i2"))).isFalse();
        assertThat(TestDatabase.texts(url, "SELECT id FROM caredesk.message")).containsExactly("m1");
    }
}
