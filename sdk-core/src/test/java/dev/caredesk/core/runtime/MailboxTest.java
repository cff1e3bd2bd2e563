package dev.caredesk.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Health;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a mailbox")
class MailboxTest {

    private final ManualExecutor executor = new ManualExecutor();
    private final BackgroundExecutor background = new BackgroundExecutor(new ManualExecutor(), TestClock.standing());
    private final HostExecutor host = new HostExecutor(executor, background);
    private final List<String> told = new ArrayList<>();
    private final Mailbox<String> mailbox = new Mailbox<>(host, "a listener", this::tell, count -> "missed " + count);

    private void tell(String news) {
        told.add(news);
        if (news.startsWith("error")) {
            throw new AssertionError(news);
        }
    }

    private void put(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(number -> mailbox.put("n" + number));
        mailbox.deliver();
    }

    @Test
    @DisplayName("Z3 · tells what was put in, in order, by one task at a time")
    void tellsInOrder() {
        put(1, 3);
        put(4, 6);

        assertThat(executor.waiting()).isEqualTo(1);
        executor.settle();
        assertThat(told).containsExactly("n1", "n2", "n3", "n4", "n5", "n6");
        assertThat(executor.waiting()).isZero();
    }

    @Test
    @DisplayName("Z3 · holds 1,000 and no more: then it only counts, and says once how much was missed")
    void countsWhatIsOverTheBound() {
        put(1, Mailbox.CAPACITY);
        assertThat(background.problems()).isEmpty();
        put(1_001, 5_000);
        assertThat(background.problems())
                .singleElement()
                .extracting(Health.Problem::where, Health.Problem::what)
                .containsExactly("a listener", "does not keep up: its signals are dropped until it comes back");

        executor.settle();
        put(5_001, 5_002);
        executor.settle();

        assertThat(told).containsExactly("missed 5000", "n5001", "n5002");
    }

    @Test
    @DisplayName("Z3 · what the receiver throws is noted, an error too, and the next one is told")
    void goesOnAfterThrow() {
        mailbox.put("error");
        put(1, 1);

        executor.settle();

        assertThat(told).containsExactly("error", "n1");
        assertThat(background.problems()).extracting(Health.Problem::what).containsExactly("java.lang.AssertionError");
    }

    @Test
    @DisplayName("Z3 · gives the thread back after 100, so that receivers take turns")
    void givesThreadBackAfterHundred() {
        List<String> order = new ArrayList<>();
        Mailbox<String> full = new Mailbox<>(host, "full", order::add, String::valueOf);
        Mailbox<String> other = new Mailbox<>(host, "other", order::add, String::valueOf);
        IntStream.rangeClosed(1, 101).forEach(number -> full.put("n"));
        other.put("other");
        full.deliver();
        other.deliver();

        executor.settle();

        assertThat(order).hasSize(102).last().isEqualTo("n");
        assertThat(order.get(100)).isEqualTo("other");
    }

    @Test
    @DisplayName("Z3 · tells nothing once it is closed, nor what comes later")
    void tellsNothingOnceClosed() {
        put(1, 3);
        mailbox.close();
        put(4, 5_000);

        executor.settle();

        assertThat(told).isEmpty();
        assertThat(background.problems()).isEmpty();
        assertThat(executor.waiting()).isZero();
    }
}
