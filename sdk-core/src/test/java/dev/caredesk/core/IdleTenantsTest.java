package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.Subscription;
import dev.caredesk.TenantId;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.CommitBell;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.storage.DelegatingStorage;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("fifty tenants in which nobody works")
class IdleTenantsTest {

    private static final int TENANTS = 50;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualExecutor executor = new ManualExecutor();

    @Test
    @DisplayName("N1 · where a bell rings, each looks at the journal every 5 seconds, and reads next to nothing else")
    void looksEveryFiveSecondsWithBell() {
        Map<TenantId, Runnable> ringing = new ConcurrentHashMap<>();
        FailingStorage storage = FailingStorage.around(ringing(InMemoryStorage.create(), ringing));
        try (Caredesk sdk = begun(storage)) {

            executor.pass(MINUTE);

            assertThat(storage.calls(StorageCall.JOURNAL_AFTER)).isLessThanOrEqualTo(TENANTS * 13);
            assertThat(storage.totalCalls() - storage.calls(StorageCall.JOURNAL_AFTER))
                    .isLessThanOrEqualTo(TENANTS * 5);
            executor.pass(Duration.ofSeconds(1)); // the looks that were due at the end of the minute
            storage.resetCalls();
            Objects.requireNonNull(ringing.get(tenant(7))).run();
            executor.pass(Duration.ofMillis(20));
            assertThat(storage.calls()).isEqualTo(Map.of(StorageCall.JOURNAL_AFTER, 1));
            assertThat(sdk.health().stuck()).isEmpty();
        }
        assertThat(ringing).isEmpty();
    }

    @Test
    @DisplayName("N1 · without a bell, each looks at the journal every 200 ms")
    void looksEvery200MillisecondsWithoutBell() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (Caredesk sdk = begun(storage)) {

            executor.pass(MINUTE);

            assertThat(storage.calls(StorageCall.JOURNAL_AFTER)).isBetween(TENANTS * 295, TENANTS * 305);
            assertThat(storage.totalCalls() - storage.calls(StorageCall.JOURNAL_AFTER))
                    .isLessThanOrEqualTo(TENANTS * 65);
            assertThat(sdk.health().stuck()).isEmpty();
        }
    }

    private Caredesk begun(FailingStorage storage) {
        Caredesk sdk = CaredeskBuilder.on(storage)
                .executor(executor)
                .hostExecutor(executor)
                .start();
        IntStream.range(0, TENANTS)
                .mapToObj(IdleTenantsTest::tenant)
                .forEach(tenant -> assertThat(
                                sdk.tenant(tenant).desk(AgentId.of("x")).view().open())
                        .isEmpty());
        executor.pass(MINUTE);
        storage.resetCalls();
        return sdk;
    }

    private static TenantId tenant(int number) {
        return TenantId.of("t" + number);
    }

    /** A storage with a bell that the test rings. */
    private static Storage ringing(Storage storage, Map<TenantId, Runnable> ringing) {
        return new DelegatingStorage(storage) {
            @Override
            public Optional<CommitBell> bell() {
                return Optional.of((tenant, task) -> listening(tenant, task));
            }

            private Subscription listening(TenantId tenant, Runnable task) {
                ringing.put(tenant, task);
                return () -> ringing.remove(tenant);
            }
        };
    }
}
