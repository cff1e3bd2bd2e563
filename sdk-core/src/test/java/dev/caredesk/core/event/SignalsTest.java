package dev.caredesk.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Subscription;
import dev.caredesk.core.channel.TestTenant;
import dev.caredesk.core.channel.Waiting;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.EngagementId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignalsTest {

    private static final int EACH = 200;

    @Test
    @DisplayName("Z3 · what several threads signal at once comes to all listeners of a desk in one order")
    void allListenersHearOneOrder() throws InterruptedException {
        try (TestTenant tenant = new TestTenant()) {
            DeskSignals signals = new DeskSignals(tenant.process.host());
            List<List<DeskSignal>> heard =
                    Stream.generate(SignalsTest::list).limit(3).toList();
            for (List<DeskSignal> each : heard) {
                Subscription unused = signals.listen(TestTenant.MARA, each::add);
            }

            List<Thread> threads = Stream.of("a", "b", "c", "d")
                    .map(name -> new Thread(() -> signal(signals, name)))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }

            Waiting.await().until(() -> heard.stream().allMatch(each -> each.size() == threads.size() * EACH));
            assertThat(heard.get(1)).isEqualTo(heard.get(0));
            assertThat(heard.get(2)).isEqualTo(heard.get(0));
        }
    }

    private static List<DeskSignal> list() {
        return Collections.synchronizedList(new ArrayList<>());
    }

    private static void signal(DeskSignals signals, String name) {
        for (int each = 0; each < EACH; each++) {
            signals.signal(
                    TestTenant.MARA::equals, new DeskSignal.EngagementChanged(EngagementId.of(name + "-" + each)));
        }
    }
}
