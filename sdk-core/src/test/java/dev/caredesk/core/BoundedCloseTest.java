package dev.caredesk.core;

import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.AgentId;
import dev.caredesk.CaredeskClosedException;
import dev.caredesk.StorageException;
import dev.caredesk.TenantId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.channel.HangingStop;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.channel.RecordingChannel;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
@DisplayName("the close of the SDK, which has a bound")
class BoundedCloseTest {

    /** Enough for drafts on a busy machine, and little enough to wait for. */
    private static final Duration BOUND = Duration.ofSeconds(5);

    private static final TenantId OTHER = TenantId.of("other");

    private final RecordingChannel neighbours = RecordingChannel.of("chat");
    private final Gate channelGate = Gate.closed();
    private final ThreadedSite site = new ThreadedSite(builder -> builder.closeWithin(BOUND)
            .draftDelay(Duration.ofSeconds(1))
            .channel(OTHER, neighbours)
            .channel(HangingStop.of("stuck", channelGate)));

    @AfterEach
    void end() {
        channelGate.open();
        site.close();
    }

    @Test
    @DisplayName("D6 · returns though engagements hang, and has stored the drafts of all others, in every tenant")
    void returnsThoughEngagementsHang() {
        channelGate.open();
        List<Engagement> hung = opened(20, "hung");
        List<Engagement> free = opened(20, "free");
        hung.forEach(this::hang);
        Engagement neighbour = neighbour();
        free.forEach(work -> ThreadedSite.edit(work, "Roma"));
        ThreadedSite.edit(neighbour, "Pisa");
        List<Long> revisions = free.stream().map(work -> work.view().revision()).toList();
        long last = neighbour.view().revision();

        site.sdk.close();

        assertThat(free.stream().map(work -> site.storage.revision(work.id())).toList())
                .isEqualTo(revisions);
        assertThat(site.storage
                        .elsewhere()
                        .desks()
                        .draft(OTHER, neighbour.id())
                        .orElseThrow()
                        .revision())
                .isEqualTo(last);
        assertThatThrownBy(hung.get(0)::view).isInstanceOf(CaredeskClosedException.class);
    }

    @Test
    @DisplayName("X2 · returns though a channel's stop hangs; drafts are stored, and other channels have stopped")
    void returnsThoughChannelStopHangs() {
        Engagement work = site.opened("mara", "ada@example.org");
        ThreadedSite.edit(work, "Roma");
        long revision = work.view().revision();

        site.sdk.close();

        assertThat(channelGate.hasArrival()).isTrue();
        assertThat(site.storage.revision(work.id())).isEqualTo(revision);
        await().until(() -> !site.channel.isStarted());
    }

    @Test
    @DisplayName("D6 · returns though the storage's close hangs, after which nothing goes on")
    void returnsThoughStorageCloseHangs() {
        channelGate.open();
        Engagement work = site.opened("mara", "ada@example.org");
        ThreadedSite.edit(work, "Roma");
        long revision = work.view().revision();
        Gate gate = site.storage.hangClose();

        site.sdk.close();

        gate.awaitArrival();
        assertThat(site.storage.revision(work.id())).isEqualTo(revision);
        assertThat(site.channel.isStarted()).isFalse();
        assertThatThrownBy(site.sdk::health).isInstanceOf(CaredeskClosedException.class);
    }

    @Test
    @DisplayName("D6 · throws what the storage fails with when it is closed")
    void throwsFailureOfStorageClose() {
        channelGate.open();
        var sdk = CaredeskBuilder.on(new DelegatingStorage(InMemoryStorage.create()) {
                    @Override
                    public void close() {
                        throw StorageException.unavailable("at the close");
                    }
                })
                .start();

        assertThatThrownBy(sdk::close).isInstanceOf(StorageException.class).hasMessage("at the close");
    }

    private List<Engagement> opened(int count, String name) {
        return IntStream.range(0, count)
                .mapToObj(number -> site.opened(name + number, name + number + "@example.org"))
                .toList();
    }

    private void hang(Engagement work) {
        ThreadedSite.edit(work, "not stored");
        Gate gate = site.storage.hang(work.id());
        Thread thread = new Thread(() -> assertThat(work.comment("slow")).isNotNull());
        thread.setDaemon(true);
        thread.start();
        gate.awaitArrival();
    }

    private Engagement neighbour() {
        Desk desk = site.sdk.tenant(OTHER).desk(AgentId.of("mara"));
        var chat = neighbours.offer(
                "n1", MediaType.CHAT, Contact.at(ContactAddress.email("bob@example.org")), site.clock.instant());
        return desk.accept(chat).orElseThrow();
    }
}
