package dev.caredesk.verification.race;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.ConcurrentCalls;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.TestIds;
import dev.caredesk.testkit.channel.RecordingChannel;
import dev.caredesk.verification.JournalReader;
import dev.caredesk.verification.SettledJournal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Agents on one care desk, whose clock stands, each on a thread of their own. */
final class ConcurrentAgents implements AutoCloseable {

    final TestClock clock = TestClock.standing();
    final CommitBarrierStorage storage;
    final Caredesk sdk;
    private final RecordingChannel channel = RecordingChannel.of("chat");
    private final ConcurrentCalls calls = new ConcurrentCalls();
    private final Storage inner;
    private int interactions;

    ConcurrentAgents(Storage inner, RaceFlaw flaw) {
        this.inner = inner;
        storage = new CommitBarrierStorage(inner, flaw);
        sdk = CaredeskBuilder.on(storage)
                .clock(clock)
                .ids(TestIds.sequence())
                .channel(channel)
                // The sweeps are the test's.
                .sweepEvery(Duration.ofDays(1))
                .start();
    }

    static AgentId agent(int number) {
        return AgentId.of("agent-" + number);
    }

    static Actor actor(int agent) {
        return Actor.of(agent(agent));
    }

    Desk desk(int agent) {
        return sdk.desk(agent(agent), Locale.ENGLISH);
    }

    InteractionId chat(String email) {
        return channel.offer(
                "i" + ++interactions, MediaType.CHAT, Contact.at(ContactAddress.email(email)), clock.instant());
    }

    /** The actor of what the channel reports. */
    Actor reporter() {
        return Actor.of(channel.id());
    }

    void say(InteractionId chat, String text) {
        channel.message(chat, "said", clock.instant(), text);
    }

    void end(InteractionId chat) {
        channel.end(chat, clock.instant());
    }

    /** A new customer with one request and one ended chat, open nowhere. */
    CustomerId customer(String email) {
        Engagement work = desk(0).accept(chat(email)).orElseThrow();
        work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        work.create().orElseThrow();
        CustomerId id = work.view().customer().id();
        work.close().orElseThrow();
        return id;
    }

    /** Runs all at once, and returns what each answered. */
    <T> List<T> atOnce(List<? extends Callable<T>> runners) {
        return calls.atOnce(runners);
    }

    /** The whole journal, in its order. */
    List<Event> journal() {
        return journal(Optional.empty());
    }

    /** All that was acknowledged until now is in it, whatever of the background is still under way. */
    List<Event> journal(Optional<Position> from) {
        SettledJournal.await(inner, clock.instant());
        return JournalReader.after(sdk.events(), from).stream()
                .filter(event -> !SettledJournal.isMark(event.record()))
                .toList();
    }

    @Override
    public void close() {
        calls.close();
        sdk.close();
    }
}
