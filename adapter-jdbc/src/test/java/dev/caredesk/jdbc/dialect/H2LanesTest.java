package dev.caredesk.jdbc.dialect;

import static dev.caredesk.testkit.storage.InboxSamples.interactionId;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.Samples.CHAT;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.JdbcProxy;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LeasedLanes;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.testkit.storage.Scene;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("lanes on H2")
class H2LanesTest {
    private final List<String> statements = new CopyOnWriteArrayList<>();

    private DataSource noting() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:lanes;DB_CLOSE_DELAY=-1");
        return JdbcProxy.as(DataSource.class, (proxy, method, arguments) -> {
            Object result = JdbcProxy.call(h2, method, arguments);
            return result instanceof Connection connection ? noting(connection) : result;
        });
    }

    private Connection noting(Connection real) {
        return JdbcProxy.as(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
            }
            return JdbcProxy.call(real, method, arguments);
        });
    }

    private static LeasedLanes lease(Scene scene) {
        ProcessId process = ProcessId.of("one");
        return scene.lanes().lease(SampleCommits.TENANT, new LaneRequest(process, CHAT, minute(1), minute(2), 9, 9));
    }

    @Test
    @DisplayName("X5 · a lease writes nothing where no lane is free, and waits for nobody")
    void writesNothingInVain() {
        Scene scene = new Scene(JdbcStorage.of(noting()), SampleCommits.TENANT);
        InteractionId call = interactionId("call");
        scene.given(changes -> changes.create(offer(call, T0)).command(command("first", call)));
        assertThat(lease(scene).lanes()).hasSize(1);
        statements.clear();

        assertThat(lease(scene).lanes()).isEmpty();

        assertThat(statements)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).startsWith("SELECT").doesNotContain("FINAL TABLE"));
        scene.storage().close();
    }
}
