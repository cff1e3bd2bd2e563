package dev.caredesk.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Health;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("the executor of the host's code")
class HostExecutorTest {

    private final ManualExecutor executor = new ManualExecutor();
    private final ManualExecutor own = new ManualExecutor();
    private final BackgroundExecutor background = new BackgroundExecutor(own, TestClock.standing());
    private final List<String> told = new ArrayList<>();
    private Optional<Throwable> refusal = Optional.empty();
    private final HostExecutor host = new HostExecutor(this::execute, background);
    private final Mailbox<String> mailbox = new Mailbox<>(host, "a listener", told::add, count -> "missed " + count);

    static Stream<Throwable> refusals() {
        return Stream.of(
                new RejectedExecutionException("the queue is full"),
                new OutOfMemoryError("unable to create native thread"),
                new IllegalStateException("an executor of the host's"));
    }

    private void execute(Runnable task) {
        refusal.ifPresent(thrown -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        });
        executor.execute(task);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @DisplayName("Z3 · that refuses for a while loses no signal, harms no caller, and is named in health once")
    void refusingExecutorLosesNoSignal(Throwable thrown) {
        refusal = Optional.of(thrown);
        mailbox.put("one");
        mailbox.deliver();
        mailbox.put("two");
        mailbox.deliver();
        own.pass(Duration.ofMinutes(1));
        assertThat(told).isEmpty();
        assertThat(background.problems())
                .extracting(Health.Problem::where, Health.Problem::what)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "the executor of the host's code", thrown.getClass().getName()));

        refusal = Optional.empty();
        own.pass(Duration.ofSeconds(5));
        executor.settle();

        assertThat(told).containsExactly("one", "two");
    }

    @Test
    @DisplayName("D6 · is not asked again once the SDK is closed")
    void asksNothingOnceClosed() {
        refusal = Optional.of(new RejectedExecutionException("it has ended"));
        mailbox.put("one");
        mailbox.deliver();

        host.end();
        own.pass(Duration.ofMinutes(1));

        assertThat(own.waiting()).isZero();
    }
}
