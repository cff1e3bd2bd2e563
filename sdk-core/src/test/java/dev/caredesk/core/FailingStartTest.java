package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.StorageException;
import dev.caredesk.TenantId;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.channel.RecordingChannel;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a start on a storage that fails")
class FailingStartTest {

    private static final TenantId OTHER = TenantId.of("other");

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
    private final ManualExecutor executor = new ManualExecutor();

    @Test
    @DisplayName("R6 · a tenant whose first start failed sweeps and hears the feed once it is asked for again")
    void tenantWorksAfterFailedStart() {
        try (var sdk = CaredeskBuilder.on(storage)
                .executor(executor)
                .hostExecutor(executor)
                .start()) {
            storage.failBefore(1, StorageCall.JOURNAL_LATEST);
            assertThatThrownBy(() -> sdk.tenant(OTHER)).isInstanceOf(StorageException.class);

            assertThat(sdk.tenant(OTHER)).isNotNull();

            storage.resetCalls();
            executor.pass(Duration.ofMinutes(1));
            assertThat(storage.calls(StorageCall.CLOSE_OVERDUE)).isPositive();
            assertThat(storage.calls(StorageCall.JOURNAL_AFTER)).isPositive();
        }
    }

    @Test
    @DisplayName("X1 · a start that fails leaves no channel and no background work behind")
    void failedStartLeavesNothingBehind() {
        RecordingChannel first = RecordingChannel.of("chat");
        RecordingChannel second = RecordingChannel.of("chat");
        CaredeskBuilder builder = CaredeskBuilder.on(storage)
                .executor(executor)
                .hostExecutor(executor)
                .channel(first)
                .channel(OTHER, second);
        storage.blockNext(StorageCall.JOURNAL_LATEST).open(); // the first tenant's read goes well
        storage.failBefore(1, StorageCall.JOURNAL_LATEST);
        assertThatThrownBy(builder::start).isInstanceOf(StorageException.class);

        storage.resetCalls();
        executor.pass(Duration.ofMinutes(1));

        assertThat(first.isStarted()).isFalse();
        assertThat(storage.totalCalls()).isZero();
    }
}
