package dev.caredesk.core.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caredesk.StorageException;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.testkit.Gate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("reports that come faster than commits")
class ReportBatchesTest {

    private static final InteractionId CHAT = InteractionId.of(ChannelId.of("chat"), "1");
    private static final Instant AT = Instant.parse("2026-11-02T08:00:00Z");

    private final Gate gate = Gate.closed();
    private final List<List<String>> commits = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Throwable> failed = new ConcurrentHashMap<>();
    private Optional<String> poison = Optional.empty();
    private final ReportBatches batches = new ReportBatches(this::commit);

    /** The first commit waits at the gate; one with the poisoned line fails. */
    private void commit(List<InboxReport> reports) {
        List<String> ids = reports.stream()
                .flatMap(report -> report.messages().stream())
                .map(IncomingMessage::id)
                .toList();
        boolean first = commits.isEmpty();
        commits.add(ids);
        if (first) {
            gate.pass();
        }
        if (poison.filter(ids::contains).isPresent()) {
            throw StorageException.broken("made to fail");
        }
    }

    private static List<InboxReport> line(String id) {
        IncomingMessage message = new IncomingMessage(id, AT, Direction.INBOUND, Content.text(id));
        return List.of(new InboxReport.MessageReport(CHAT, List.of(message)));
    }

    private Thread reporting(String id) {
        Thread thread = new Thread(() -> batches.store(line(id)));
        thread.setUncaughtExceptionHandler((self, failure) -> failed.put(id, failure));
        thread.start();
        return thread;
    }

    /** Reports one line, and while its commit is under way those lines from threads of their own, one after another. */
    private void reportMeanwhile(List<String> ids) throws InterruptedException {
        List<Thread> threads = new ArrayList<>(List.of(reporting("first")));
        gate.awaitArrival();
        for (String id : ids) {
            Thread thread = reporting(id);
            threads.add(thread);
            await().until(() -> thread.getState() == Thread.State.WAITING);
        }
        gate.open();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    @DisplayName("X2 · are stored together in the next commit, in the order in which they came")
    void areStoredTogether() throws InterruptedException {
        reportMeanwhile(List.of("a", "b", "c"));

        assertThat(commits).hasSize(2);
        assertThat(commits.get(0)).containsExactly("first");
        assertThat(commits.get(1)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(failed).isEmpty();
    }

    @Test
    @DisplayName("X2 · are stored alone when their commit fails, so that only the one that can't be stored fails")
    void oneThatFailsHarmsNoOther() throws InterruptedException {
        poison = Optional.of("b");
        reportMeanwhile(List.of("a", "b", "c"));

        assertThat(commits.subList(2, commits.size()))
                .containsExactlyInAnyOrder(List.of("a"), List.of("b"), List.of("c"));
        assertThat(failed).containsOnlyKeys("b");
        assertThat(failed.get("b")).isInstanceOf(StorageException.class);
    }

    @Test
    @DisplayName("X2 · a batch has no more than a commit may have")
    void batchesAreBounded() throws InterruptedException {
        List<String> ids = IntStream.range(0, CommitSize.MOST.reports() + 5)
                .mapToObj(number -> "m" + number)
                .toList();
        reportMeanwhile(ids);

        assertThat(commits).hasSize(3);
        assertThat(commits).allMatch(commit -> commit.size() <= CommitSize.MOST.reports());
        assertThat(commits.stream().flatMap(List::stream).toList()).hasSize(ids.size() + 1);
    }

    @Test
    @DisplayName("X2 · one report at a time is a commit of its own, whose failure is thrown")
    void aloneIsAsBefore() {
        gate.open();
        batches.store(line("a"));
        poison = Optional.of("b");

        assertThatThrownBy(() -> batches.store(line("b"))).isInstanceOf(StorageException.class);
        batches.store(line("c"));

        assertThat(commits).containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }
}
