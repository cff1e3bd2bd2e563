package dev.caredesk.core.event;

import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Subscription;
import dev.caredesk.TenantSettings;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.channel.TestTenant;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FeedTest {

    private final TestTenant tenant = new TestTenant();
    private final Feed feed = new Feed(tenant.scope, Duration.ofMillis(20));
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @AfterEach
    void end() {
        feed.stop();
        tenant.close();
    }

    @Test
    @DisplayName("N1 · the feed tells what is committed after its start, once and in commit order")
    void tellsCommitsInOrder() {
        tenant.activity("before");
        feed.start();
        listen();

        List<String> ids = IntStream.range(0, 1_200).mapToObj(n -> "a" + n).toList();
        ids.forEach(tenant::activity);

        await().until(() -> heard.size() >= ids.size());
        assertThat(heard).containsExactlyElementsOf(ids);
    }

    @Test
    @DisplayName("N1 · what another process commits is found by polling")
    void pollsOtherProcesses() {
        feed.start();
        listen();

        var changes = tenant.changes("elsewhere");
        tenant.add(changes, ActivityId.of("a"), InteractionId.of(ChannelId.of("x"), "1"), MediaType.CHAT);
        assertThat(tenant.storage.commit(changes.build())).isNotNull();

        await().until(() -> heard.contains("a"));
    }

    @Test
    @DisplayName("N1 · a listener that throws harms no other, and is noted")
    void throwingListenerHarmsNoOther() {
        feed.start();
        Subscription unused = feed.listen(page -> {
            throw new IllegalStateException("no");
        });
        listen();

        tenant.activity("a");

        await().until(() -> heard.contains("a"));
        assertThat(tenant.background.problems())
                .extracting(problem -> problem.where())
                .containsExactly("feed listener");
    }

    @Test
    @DisplayName("N1 · after a failure of the storage the feed goes on where it was, and notes it once")
    void goesOnAfterOutage() {
        feed.start();
        listen();
        tenant.storage.failBefore(4, StorageCall.JOURNAL_AFTER);

        tenant.activity("a");
        tenant.activity("b");

        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactly("a", "b");
        assertThat(tenant.background.problems()).hasSize(1);
    }

    @Test
    @DisplayName("R8 · settings that another process changed are known after a poll")
    void pollsSettings() {
        feed.start();
        TenantSettings other = new TenantSettings(Duration.ofDays(9), Optional.of("IT"), Locale.ITALIAN);

        assertThat(tenant.storage.commit(tenant.changes("settings")
                        .settings(RecordCodec.store(other))
                        .build()))
                .isNotNull();

        await().until(() -> tenant.scope.settings().equals(other));
    }

    @Test
    @DisplayName("N1 · lag is the time since the feed was at the end of the journal")
    void measuresLag() {
        assertThat(feed.lag()).isEqualTo(Duration.ZERO);
        feed.start();
        var gate = tenant.storage.blockNext(StorageCall.JOURNAL_AFTER);
        gate.awaitArrival();

        tenant.clock.advance(Duration.ofSeconds(7));
        assertThat(feed.lag()).isEqualTo(Duration.ofSeconds(7));

        gate.open();
        await().until(() -> feed.lag().isZero());
    }

    private void listen() {
        Subscription unused = feed.listen(page ->
                page.rows().forEach(row -> heard.add(row.entry().record().value())));
    }
}
