package dev.caredesk.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.channel.PushChannel;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the storages of the README and the guide")
class PostgresTest {

    private static final AgentId MARA = AgentId.of("mara");

    private final String url = TestPostgres.newDatabase();
    private final PushChannel chat = PushChannel.of(ChannelId.of("chat"));

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(TestPostgres.USER);
        config.setPassword(TestPostgres.PASSWORD);
        return new HikariDataSource(config);
    }

    private void care(Caredesk caredesk) {
        Contact ada = Contact.at(ContactAddress.email("ada@example.org"));
        chat.offerChat("chat-1", ada, Instant.now());
        Desk desk = caredesk.desk(MARA);
        Engagement work = desk.accept(desk.offers().get(0)).orElseThrow();
        work.edit(e -> e.customer().firstName("Ada")).orElseThrow();
        work.create().orElseThrow();
        work.close().orElseThrow();
    }

    private static void assertCaredFor(Caredesk caredesk) {
        assertThat(caredesk.desk(MARA).view().recent())
                .singleElement()
                .satisfies(recent -> assertThat(recent.displayName()).isEqualTo("Ada"));
    }

    @Test
    @DisplayName("the README's lines work on a PostgreSQL, and the guide's roles and pools see what they did")
    void postgres() {
        try (HikariDataSource pool = pool()) {
            Guide.migrate(pool);
            try (Caredesk caredesk = Embedding.onPostgres(url, TestPostgres.USER, TestPostgres.PASSWORD, chat)) {
                care(caredesk);
            }
            Guide.migrate(pool);
            try (Caredesk running = CaredeskBuilder.on(Guide.running(url, TestPostgres.USER, TestPostgres.PASSWORD))
                    .start()) {
                assertCaredFor(running);
            }
            JdbcStorage storage = Guide.overPool(pool, pool);
            assertThat(storage.bell()).isPresent();
            try (Caredesk trimmed = Guide.trimmed(storage)) {
                assertCaredFor(trimmed);
            }
        }
    }

    @Test
    @DisplayName("an H2 file is shared as the guide says")
    void shared(@TempDir Path folder) {
        String file = "jdbc:h2:file:" + folder.resolve("care") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE";
        try (Caredesk here =
                        CaredeskBuilder.on(Guide.shared(file)).channel(chat).start();
                Caredesk there = CaredeskBuilder.on(Guide.shared(file)).start()) {
            care(here);
            assertCaredFor(there);
        }
    }
}
