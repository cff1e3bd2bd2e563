package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.CaredeskClosedException;
import dev.caredesk.TenantId;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.channel.RecordingChannel;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(300)
@DisplayName("a tenant that begins")
class ClosedWhileBeginningTest {

    private static final TenantId LATE = TenantId.of("late");

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
    private final ManualExecutor background = new ManualExecutor();
    private final ManualExecutor host = new ManualExecutor();
    private final RecordingChannel channel = RecordingChannel.of("chat");
    private final Caredesk sdk = CaredeskBuilder.on(storage)
            .executor(background)
            .hostExecutor(host)
            .channel(channel)
            .start();

    @ParameterizedTest
    @EnumSource(names = {"SETTINGS", "JOURNAL_LATEST"})
    @DisplayName(
            "while the SDK is closed leaves no task and no call behind, and says that it is closed; nothing waits for it")
    void closeLeavesNoTaskBehind(StorageCall read) {
        host.settle();
        Gate gate = storage.blockNext(read);
        CompletableFuture<Object> late = late();
        gate.awaitArrival();

        sdk.close();
        storage.resetCalls();
        gate.open();

        assertThat(late.handle((tenant, failure) -> failure).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(CaredeskClosedException.class);
        background.pass(Duration.ofMinutes(5));
        host.pass(Duration.ofMinutes(5));
        assertThat(background.waiting()).isZero();
        assertThat(host.waiting()).isZero();
        assertThat(storage.totalCalls()).isZero();
        assertThat(channel.isStarted()).isFalse();
    }

    @Test
    @DisplayName("X2 · and whose storage hangs holds up no other tenant")
    void hangingTenantHoldsUpNoOther() {
        Gate gate = storage.blockNext(StorageCall.SETTINGS);
        CompletableFuture<Object> late = late();
        gate.awaitArrival();

        for (int each = 0; each < 100; each++) {
            assertThat(sdk.tenant(TenantId.of("t" + each)).settings()).isNotNull();
        }

        assertThat(late).isNotDone();
        gate.open();
        assertThat(late.join()).isNotNull();
        sdk.close();
    }

    private CompletableFuture<Object> late() {
        CompletableFuture<Object> late = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                late.complete(sdk.tenant(LATE));
            } catch (RuntimeException failure) {
                late.completeExceptionally(new CompletionException(failure));
            }
        });
        thread.setDaemon(true);
        thread.start();
        return late;
    }
}
