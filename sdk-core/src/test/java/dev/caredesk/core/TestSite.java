package dev.caredesk.core;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.Limits;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.TestIds;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A care desk for tests: one storage, a hand-driven clock and executor, a recording channel, and as many processes as wanted. */
final class TestSite implements AutoCloseable {

    static final AgentId MARA = AgentId.of("mara");
    static final AgentId LUCA = AgentId.of("luca");

    final TestClock clock = TestClock.standing();
    final TestIds ids = TestIds.sequence();
    final Storage storage;
    final RecordingChannel channel = RecordingChannel.of("chat");
    private final Limits limits;
    private final List<ManualExecutor> executors = new ArrayList<>();
    private final List<Caredesk> started = new ArrayList<>();
    private int interactions;

    TestSite() {
        this(InMemoryStorage.create(), Limits.DEFAULT);
    }

    TestSite(Storage storage, Limits limits) {
        this.storage = storage;
        this.limits = limits;
    }

    /** The first process, which has the channel. */
    Caredesk sdk() {
        return started.isEmpty() ? process() : started.get(0);
    }

    /** One more process on the same storage; only the first has the channel. */
    Caredesk process() {
        ManualExecutor executor = new ManualExecutor();
        executors.add(executor);
        CaredeskBuilder builder = CaredeskBuilder.on(storage)
                .clock(clock)
                .ids(ids)
                .limits(limits)
                .executor(executor)
                .hostExecutor(executor);
        Caredesk sdk = (started.isEmpty() ? builder.channel(channel) : builder).start();
        started.add(sdk);
        settle();
        return sdk;
    }

    /** The same engagement of Mara in another process. */
    Engagement elsewhere(Engagement engagement) {
        return process().desk(MARA).engagement(engagement.id()).orElseThrow();
    }

    /** A new customer whom Mara has reopened. */
    Engagement reopened() {
        return mara().reopen(customer("Ada", "ada@example.org")).orElseThrow();
    }

    Desk mara() {
        return sdk().desk(MARA, Locale.ENGLISH);
    }

    Desk luca() {
        return sdk().desk(LUCA, Locale.ENGLISH);
    }

    /** Runs all background work that is due, polls included. */
    void settle() {
        for (int round = 0; round < 3; round++) {
            executors.forEach(executor -> executor.pass(Duration.ofSeconds(1)));
        }
    }

    /** Lets that much time of the background work pass, and no more. */
    void pass(Duration time) {
        executors.forEach(executor -> executor.pass(time));
    }

    /** Offers a chat from that address. */
    InteractionId chat(String email) {
        return offer(MediaType.CHAT, Contact.at(ContactAddress.email(email)));
    }

    InteractionId offer(MediaType media, Contact contact) {
        sdk();
        InteractionId id = channel.offer("i" + ++interactions, media, contact, clock.instant());
        settle();
        return id;
    }

    /** A customer that is created with that address and then closed. */
    CustomerId customer(String firstName, String email) {
        Engagement work = mara().accept(chat(email)).orElseThrow();
        work.edit(edits -> edits.customer().firstName(firstName)).orElseThrow();
        work.create().orElseThrow();
        CustomerId id = work.view().customer().id();
        work.close().orElseThrow();
        settle();
        return id;
    }

    @Override
    public void close() {
        started.forEach(Caredesk::close);
    }
}
