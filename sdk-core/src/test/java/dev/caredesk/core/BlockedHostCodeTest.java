package dev.caredesk.core;

import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.Health;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.testkit.Gate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("eight pieces of the host's code that block")
class BlockedHostCodeTest {

    private static final int BLOCKED = 8;

    private final ThreadedSite site = new ThreadedSite();
    private final Gate gate = Gate.closed();
    private final AtomicInteger arrived = new AtomicInteger();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<DeskSignal> signals = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        gate.open();
        site.close();
    }

    @ParameterizedTest(name = "{displayName} · {0}")
    @EnumSource
    @DisplayName(
            "D6 · drafts are stored, replies told, notices, signals and events come, and health names each with how long")
    void blockedHostCodeHoldsUpNobody(HostCodeKind kind) {
        Engagement work = site.opened("mara", "ada@example.org");
        site.desk("mara").listen(signals::add);
        site.sdk.events().listen(site.sdk.events().latest(), events::add);
        block(kind);

        ThreadedSite.edit(work, "Roma");
        work.reply("Hello?").orElseThrow();
        Caredesk other = site.elsewhere();
        site.changedElsewhere(other, work.view().customer().id(), "Pisa");

        site.awaitStored(work);
        site.channel.awaitTold(told -> told.stream().anyMatch(Command.Reply.class::isInstance));
        await().until(() -> !work.view().notices().isEmpty());
        await().until(() -> signals.stream().anyMatch(DeskSignal.RecordStale.class::isInstance));
        await().until(() -> events.stream()
                .anyMatch(event -> event.kind() == Event.Kind.CHANGED
                        && event.record().equals(work.view().customer().id())));
        assertThat(site.sdk.health().unsavedDrafts()).isZero();
        assertNamed(kind);
    }

    private void block(HostCodeKind kind) {
        IntStream.range(0, BLOCKED)
                .forEach(number -> kind.add(site, number, () -> {
                    arrived.incrementAndGet();
                    gate.pass();
                }));
        HostCodeKind.happen(site);
        await().until(() -> arrived.get() >= BLOCKED);
    }

    private void assertNamed(HostCodeKind kind) {
        Duration time = Duration.ofSeconds(12);
        site.clock.advance(time);

        await().untilAsserted(() -> assertThat(site.sdk.health().stuck())
                .hasSize(BLOCKED)
                .allSatisfy(stuck -> assertThat(stuck.where()).startsWith(kind.where))
                .extracting(Health.Stuck::since)
                .containsOnly(time));
        gate.open();
        await().untilAsserted(() -> assertThat(site.sdk.health().stuck()).isEmpty());
    }
}
