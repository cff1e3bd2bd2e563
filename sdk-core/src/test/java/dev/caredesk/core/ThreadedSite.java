package dev.caredesk.core;

import static dev.caredesk.core.channel.Waiting.await;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.TestIds;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A care desk on the executors that it has by default, with a hand-driven clock, and other processes on its storage. */
final class ThreadedSite implements AutoCloseable {

    private static final int CHANNELS = 8;

    final TestClock clock = TestClock.standing();
    final TestIds ids = TestIds.sequence();
    final HangingStorage storage = new HangingStorage();
    final RecordingChannel channel = RecordingChannel.of("chat");
    final Caredesk sdk;
    private final List<RecordingChannel> channels = IntStream.range(0, CHANNELS)
            .mapToObj(number -> RecordingChannel.of("other" + number))
            .toList();
    private final List<Caredesk> others = new ArrayList<>();
    private final AtomicInteger interactions = new AtomicInteger();

    ThreadedSite() {
        this(builder -> builder);
    }

    ThreadedSite(UnaryOperator<CaredeskBuilder> change) {
        CaredeskBuilder builder = CaredeskBuilder.on(storage).clock(clock).ids(ids);
        channels.forEach(builder::channel);
        sdk = change.apply(builder.channel(channel)).start();
    }

    /** One more process on the same storage, whose writes never hang. */
    Caredesk elsewhere() {
        Caredesk other =
                CaredeskBuilder.on(storage.elsewhere()).clock(clock).ids(ids).start();
        others.add(other);
        return other;
    }

    /** One of eight further channels. */
    RecordingChannel other(int number) {
        return channels.get(number);
    }

    Desk desk(String agent) {
        return sdk.desk(AgentId.of(agent), Locale.ENGLISH);
    }

    /** Offers a chat from that address. */
    InteractionId chat(String email) {
        return channel.offer(
                "i" + interactions.incrementAndGet(),
                MediaType.CHAT,
                Contact.at(ContactAddress.email(email)),
                clock.instant());
    }

    /** A new customer with that address, open on that agent's desk. */
    Engagement opened(String agent, String email) {
        Engagement work = desk(agent).accept(chat(email)).orElseThrow();
        work.edit(edits -> edits.customer().firstName(agent)).orElseThrow();
        work.create().orElseThrow();
        return work;
    }

    /** Another agent saves another city of that customer, in another process. */
    void changedElsewhere(Caredesk other, CustomerId customer, String city) {
        Engagement work = other.desk(AgentId.of("zoe")).reopen(customer).orElseThrow();
        work.edit(edits -> edits.customer().city(city)).orElseThrow();
        work.save().orElseThrow();
        work.close().orElseThrow();
    }

    /** An edit that is not stored, unless in time. */
    static void edit(Engagement work, String city) {
        work.edit(edits -> edits.customer().city(city)).orElseThrow();
    }

    /** Waits until the newest edit of that engagement is stored. */
    void awaitStored(Engagement work) {
        await().until(() -> storage.revision(work.id()) == work.view().revision());
    }

    @Override
    public void close() {
        storage.release();
        others.forEach(Caredesk::close);
        sdk.close();
    }
}
