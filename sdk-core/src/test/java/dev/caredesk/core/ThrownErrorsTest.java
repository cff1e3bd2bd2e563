package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.Health;
import dev.caredesk.Subscription;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.channel.Behaviour;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("the host's code that throws an error is handled as if it threw an exception")
class ThrownErrorsTest {

    private static final String ERRORS = "dev.caredesk.core.Throwing#errors";

    private final TestClock clock = TestClock.standing();
    private final ManualExecutor executor = new ManualExecutor();
    private final RecordingChannel channel = RecordingChannel.of("chat");
    private final Caredesk sdk = CaredeskBuilder.on(InMemoryStorage.create())
            .clock(clock)
            .executor(executor)
            .hostExecutor(executor)
            .channel(channel)
            .start();
    private final List<Event> events = new ArrayList<>();
    private int interactions;

    @BeforeEach
    void begin() {
        executor.settle();
    }

    @AfterEach
    void end() {
        sdk.close();
    }

    @ParameterizedTest
    @MethodSource(ERRORS)
    @DisplayName("Z3 · a desk listener is told the next signal all the same, and health says what it threw")
    void goesOnAfterErrorOfDeskListener(Error error) {
        List<DeskSignal> thrown = new ArrayList<>();
        List<DeskSignal> heard = new ArrayList<>();
        sdk.desk(TestSite.MARA).listen(signal -> {
            thrown.add(signal);
            throw error;
        });
        sdk.desk(TestSite.MARA).listen(heard::add);

        offer();
        offer();
        executor.settle();

        assertThat(heard).hasSize(2);
        assertThat(thrown).isEqualTo(heard);
        assertProblem("desk listener of mara", error);
    }

    @ParameterizedTest
    @MethodSource(ERRORS)
    @DisplayName(
            "Z3 · an event listener is told the same event 5 times and parked, which health shows until it is closed")
    void parksEventListenerThatThrows(Error error) {
        List<Event> thrown = new ArrayList<>();
        Subscription parked = sdk.events().listen(sdk.events().latest(), event -> {
            thrown.add(event);
            throw error;
        });
        sdk.events().listen(sdk.events().latest(), events::add);

        for (int each = 0; each < 20; each++) {
            opened();
            executor.pass(Duration.ofSeconds(10));
        }
        clock.advance(Duration.ofMinutes(3));

        assertThat(thrown).hasSize(5).containsOnly(events.get(0));
        assertThat(events).hasSizeGreaterThan(20);
        assertThat(sdk.health().stuck())
                .containsExactly(
                        new Health.Stuck("event listener", Duration.ofMinutes(3), "was parked after failures"));
        parked.close();
        assertThat(sdk.health().stuck()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(ERRORS)
    @DisplayName("Z3 · an event listener that throws once gets the event again, and then the rest")
    void repeatsEventAfterOneError(Error error) {
        Throwing once = new Throwing(() -> error);
        once.plan(0, 1);
        sdk.events().listen(sdk.events().latest(), event -> {
            once.call();
            events.add(event);
        });

        opened();
        executor.pass(Duration.ofSeconds(10));

        assertThat(once.thrown()).isEqualTo(1);
        assertThat(events).isNotEmpty().doesNotHaveDuplicates();
        assertThat(sdk.health().stuck()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(ERRORS)
    @DisplayName("Z3 · a subscriber is heard of no more, which health says, and others go on")
    void dropsSubscriberThatThrows(Error error) {
        List<Event> thrown = new ArrayList<>();
        sdk.events().publisher(sdk.events().latest()).subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(Event event) {
                thrown.add(event);
                throw error;
            }

            @Override
            public void onError(Throwable failure) {
                throw error;
            }

            @Override
            public void onComplete() {}
        });
        sdk.events().listen(sdk.events().latest(), events::add);

        opened();
        opened();
        executor.pass(Duration.ofMinutes(1));

        assertThat(thrown).hasSize(1);
        assertThat(events).hasSizeGreaterThan(2);
        assertProblem("event subscriber, cancelled", error);
    }

    @ParameterizedTest
    @MethodSource(ERRORS)
    @DisplayName("X5 · a channel is told the command again, and the next ones; a rejection harms none of them")
    void repeatsCommandAfterError(Error error) {
        Throwing twice = new Throwing(() -> error);
        twice.plan(0, 2);
        channel.behave(command -> {
            twice.call();
            return Behaviour.confirm().answer(command);
        });

        opened();
        opened();
        executor.pass(Duration.ofMinutes(1));
        clock.advance(Duration.ofSeconds(1));
        executor.pass(Duration.ofMinutes(1));

        assertThat(twice.thrown()).isEqualTo(2);
        assertThat(channel.done()).filteredOn(Command.Accept.class::isInstance).hasSize(2);
        assertThat(sdk.health().waitingLanes()).isZero();
        assertThat(sdk.health().channels()).allMatch(Health.ChannelHealth::healthy);
    }

    private InteractionId offer() {
        Contact contact = Contact.at(ContactAddress.email("c" + ++interactions + "@example.org"));
        return channel.offer("i" + interactions, MediaType.CHAT, contact, clock.instant());
    }

    private Engagement opened() {
        Engagement work = sdk.desk(TestSite.MARA).accept(offer()).orElseThrow();
        work.create().orElseThrow();
        executor.settle();
        return work;
    }

    private void assertProblem(String where, Error error) {
        assertThat(sdk.health().problems())
                .extracting(Health.Problem::where, Health.Problem::what)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        where, error.getClass().getName()));
    }
}
