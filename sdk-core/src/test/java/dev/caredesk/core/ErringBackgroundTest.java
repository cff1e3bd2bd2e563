package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.TenantId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.MediaType;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.TestIds;
import dev.caredesk.testkit.channel.RecordingChannel;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("background work under a clock or a storage that throws errors, or an executor that refuses tasks")
class ErringBackgroundTest {

    private static final TenantId TENANT = TenantId.DEFAULT;

    private final Throwing clockErrors = new Throwing(StackOverflowError::new);
    private final Throwing storageErrors = new Throwing(() -> new LinkageError("a driver"));
    private final Throwing executorErrors = new Throwing(AssertionError::new);
    private final TestClock clock = TestClock.standing();
    private final TestIds ids = TestIds.sequence();
    private final ManualExecutor executor = new ManualExecutor();
    private final ManualExecutor there = new ManualExecutor();
    private final RecordingChannel channel = RecordingChannel.of("chat");
    private final DelegatingStorage storage = storageErrors.storage();
    private final Caredesk sdk = CaredeskBuilder.on(storage)
            .clock(clockErrors.clock(clock))
            .ids(ids)
            .executor(executorErrors.executor(executor))
            .hostExecutor(executor)
            .channel(channel)
            .start();
    private final List<Event> events = new ArrayList<>();

    @AfterEach
    void end() {
        sdk.close();
    }

    @ParameterizedTest(name = "{displayName} · {0}, {2} calls after {1}")
    @CsvSource({
        "clock, 0, 1", "clock, 1, 1", "clock, 2, 1", "clock, 3, 2", "clock, 5, 3", "clock, 0, 1000000",
        "storage, 0, 1", "storage, 1, 1", "storage, 2, 1", "storage, 3, 2", "storage, 5, 3", "storage, 0, 1000000",
        "executor, 0, 1", "executor, 1, 1", "executor, 2, 1", "executor, 3, 2", "executor, 5, 3", "executor, 0, 1000000"
    })
    @DisplayName("R9 · sweeps, feed, notices, events, drafts and commands go on once it is well again")
    void backgroundWorkGoesOn(String what, int well, int times) {
        Engagement work = opened();
        sdk.events().listen(sdk.events().latest(), events::add);
        executor.settle();
        work.reply("Hello?").orElseThrow();
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow(); // which a reply would store as well
        Throwing failing = switch (what) {
            case "clock" -> clockErrors;
            case "storage" -> storageErrors;
            default -> executorErrors;
        };
        failing.plan(well, times);

        executor.pass(Duration.ofMinutes(2));
        assertThat(failing.thrown()).isPositive();
        failing.heal();
        changedElsewhere(work);
        clock.advance(Duration.ofMinutes(10));
        executor.pass(Duration.ofMinutes(2));

        assertThat(sdk.health().sweepLag())
                .hasValueSatisfying(lag -> assertThat(lag).isZero());
        assertThat(sdk.health().feedLag()).isZero();
        assertThat(sdk.health().unsavedDrafts()).isZero();
        assertThat(sdk.health().waitingLanes()).isZero();
        assertThat(sdk.health().stuck()).isEmpty();
        assertThat(work.view().notices()).hasSize(1);
        assertThat(events).anyMatch(event -> event.kind() == Event.Kind.CHANGED);
        assertThat(channel.told(Command.Reply.class)).isNotEmpty();
        assertThat(storage.desks().draft(TENANT, work.id()).orElseThrow().revision())
                .isEqualTo(work.view().revision());
    }

    @Test
    @DisplayName("Z3 · an event listener that throws is parked after 5 tries, whatever the clock does")
    void parksThrowingEventListener() {
        List<Event> told = new ArrayList<>();
        sdk.events().listen(sdk.events().latest(), event -> {
            told.add(event);
            throw new AssertionError();
        });
        Engagement work = opened();
        work.comment("news").orElseThrow();
        clockErrors.plan(0, Integer.MAX_VALUE);

        executor.pass(Duration.ofMinutes(10));
        clockErrors.heal();
        executor.pass(Duration.ofMinutes(10));

        assertThat(told).hasSize(5);
        assertThat(sdk.health().stuck()).hasSize(1);
    }

    private Engagement opened() {
        executor.settle();
        Contact contact = Contact.at(ContactAddress.email("ada@example.org"));
        var chat = channel.offer("i1", MediaType.CHAT, contact, clock.instant());
        Engagement work = sdk.desk(TestSite.MARA).accept(chat).orElseThrow();
        work.create().orElseThrow();
        executor.settle();
        return work;
    }

    private void changedElsewhere(Engagement work) {
        try (Caredesk other = CaredeskBuilder.on(DelegatingStorage.lent(storage))
                .clock(clock)
                .ids(ids)
                .executor(there)
                .hostExecutor(there)
                .start()) {
            Engagement same = other.desk(AgentId.of("zoe"))
                    .reopen(work.view().customer().id())
                    .orElseThrow();
            same.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            same.save().orElseThrow();
        }
    }
}
