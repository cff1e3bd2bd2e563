package dev.caredesk.verification.cut;

import static dev.caredesk.verification.WaitLimit.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.Health;
import dev.caredesk.StorageException;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.CuttableWire;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.channel.PushHost;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.verification.WaitLimit;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A database that nobody reaches for some time. {@code -Dcaredesk.outage=60} makes it that many seconds. */
@DisplayName("an outage of the database")
class OutageTest {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("caredesk.outage", 1));
    private static final ChannelId CHAT = ChannelId.of("chat");
    private static final String MEANWHILE = "Is somebody there?";
    private static final String BEFORE = "We are looking into it.";
    private static final String AFTERWARDS = "It is mended.";

    private final TestClock clock = TestClock.standing();
    private final Map<String, Queue<CommandId>> told = new ConcurrentHashMap<>();
    private final AtomicBoolean out = new AtomicBoolean();
    private final AtomicInteger notStored = new AtomicInteger();
    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private final String url = TestPostgres.newDatabase();
    private final PushChannel chat = PushChannel.of(CHAT, new PushHost() {
        @Override
        public Receipt reply(Command.Reply command) {
            told.computeIfAbsent(command.text(), text -> new ConcurrentLinkedQueue<>())
                    .add(command.id());
            // What was said before the outage is confirmed in it.
            await().until(out::get);
            return Receipt.confirmed();
        }
    });

    private enum OutageKind {
        /** Connections break, and new ones break at once. */
        BROKEN,
        /** Nobody answers any more, and connections stay: the time limit of the adapter ends them. */
        SILENT;

        void begin(CuttableWire wire) {
            if (this == BROKEN) {
                wire.down();
            } else {
                wire.silence();
            }
        }

        String limits() {
            return this == BROKEN ? "" : "?socketTimeout=3";
        }
    }

    private Storage storage(String database) {
        return JdbcStorage.postgresql(database, TestPostgres.USER, TestPostgres.PASSWORD);
    }

    private Engagement accepted(Desk desk, String id, String email) {
        chat.offerChat(
                id,
                Contact.at(ContactAddress.email(email)),
                IncomingMessage.inbound("1", clock.instant(), "The router drops."));
        Engagement work = desk.accept(desk.offers().get(0)).orElseThrow();
        if (!work.view().customer().created()) {
            work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
            work.create().orElseThrow();
        }
        return work;
    }

    @Test
    @DisplayName(
            "E7, N1, R6, X2, X5 · when it is over, saves, feed, sweeps, reports and channel commands go on by themselves")
    void resumesAfterOutage() {
        // Each waits for time limits most of the time, with a database of its own.
        Map<OutageKind, CompletableFuture<Boolean>> all = new EnumMap<>(OutageKind.class);
        for (OutageKind outage : OutageKind.values()) {
            all.put(outage, meanwhile(() -> new OutageTest().isResumed(outage)));
        }
        all.forEach((outage, resumed) ->
                assertThat(resumed).as(outage.name()).succeedsWithin(OUTAGE.plus(WaitLimit.MOST.multipliedBy(4))));
    }

    private static CompletableFuture<Boolean> meanwhile(Supplier<Boolean> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }

    private boolean isResumed(OutageKind outage) {
        Storage direct = storage(url);
        try (CuttableWire wire = CuttableWire.to(TestPostgres.port());
                Caredesk sdk = CaredeskBuilder.on(storage(wire.url(url) + outage.limits()))
                        .clock(clock)
                        .sweepEvery(Duration.ofMillis(500))
                        .channel(chat)
                        .start();
                Caredesk elsewhere = CaredeskBuilder.on(direct)
                        .clock(clock)
                        .sweepEvery(Duration.ofDays(1))
                        .start()) {
            Desk mara = sdk.desk(AgentId.of("mara"));
            Engagement quiet = accepted(mara, "chat-0", "quiet@example.org");
            quiet.close().orElseThrow();
            clock.advance(Duration.ofDays(3));
            Engagement work = accepted(mara, "chat-1", "ada@example.org");
            sdk.events().listen(Optional.empty(), heard::add);
            await().until(() -> pending(direct) == 0);
            work.reply(BEFORE).orElseThrow();
            await().until(() -> told.containsKey(BEFORE));
            // From here on the lag is that of the outage alone.
            await().until(() -> sdk.health().feedLag().isZero());

            outage.begin(wire);
            CompletableFuture<Boolean> report = meanwhile(this::isReported);
            CompletableFuture<Boolean> save = during(outage, wire, sdk, work);
            await().until(() -> notStored.get() > 0);
            assertThat(pending(direct)).as("committed and not confirmed").isEqualTo(1);
            Engagement theirs = elsewhere
                    .desk(AgentId.of("luca"))
                    .reopen(work.view().customer().id())
                    .orElseThrow();
            theirs.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            theirs.save().orElseThrow();
            wire.up();

            assertThat(save).succeedsWithin(WaitLimit.MOST).isEqualTo(false);
            assertThat(report).succeedsWithin(WaitLimit.MOST).isEqualTo(true);
            await().until(() -> work.view().notices().size() == 1);
            after(sdk, work, direct);
            return true;
        }
    }

    /** Checks the desks in the outage, and returns whether a save that was begun in it was done. */
    private CompletableFuture<Boolean> during(OutageKind outage, CuttableWire wire, Caredesk sdk, Engagement work) {
        long began = System.nanoTime();
        assertThat(sdk.health().waitingLanes()).isEqualTo(1);
        out.set(true);
        clock.advance(Duration.ofDays(3));
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        CompletableFuture<Boolean> save = meanwhile(() -> isSaved(work));
        await().untilAsserted(() -> {
            Health health = sdk.health();
            assertThat(health.problems()).extracting(Health.Problem::where).contains("channel chat");
            assertThat(health.unsavedDrafts()).isEqualTo(1);
            assertThat(health.feedLag()).isEqualTo(Duration.ofDays(3));
        });
        if (outage == OutageKind.BROKEN) {
            assertThat(save).succeedsWithin(WaitLimit.MOST).isEqualTo(false);
        } else {
            await().until(() -> wire.givenUp() > 0);
        }
        LockSupport.parkNanos(OUTAGE.toNanos() - (System.nanoTime() - began));
        return save;
    }

    /** Reports what a customer writes in the outage until that is stored, as the server of a webhook would. */
    private boolean isReported() {
        while (true) {
            try {
                chat.messageIn("chat-1", "2", clock.instant(), MEANWHILE);
                return true;
            } catch (StorageException broken) {
                assertThat(broken.isRetryable()).isTrue();
                notStored.incrementAndGet();
            }
        }
    }

    private static boolean isSaved(Engagement work) {
        try {
            // What others have changed meanwhile refuses it.
            return work.save().isDone();
        } catch (StorageException broken) {
            assertThat(broken.isRetryable()).isTrue();
            return false;
        }
    }

    private void after(Caredesk sdk, Engagement work, Storage direct) {
        work.load().orElseThrow();
        await().until(() -> isSaved(work));
        work.reply(AFTERWARDS).orElseThrow();
        await().until(() -> told.containsKey(AFTERWARDS) && pending(direct) == 0);
        assertThat(Set.copyOf(told.get(BEFORE))).as("ids of one reply").hasSize(1);
        await().until(() -> heard.stream().anyMatch(event -> event.kind() == Event.Kind.CLOSED));
        assertThat(said(work)).containsOnlyOnce(MEANWHILE);
        await().untilAsserted(() -> {
            Health health = sdk.health();
            assertThat(health.feedLag()).isLessThan(OUTAGE);
            assertThat(health.waitingLanes()).isZero();
            assertThat(health.unsavedDrafts()).isZero();
            assertThat(health.channels()).allMatch(Health.ChannelHealth::healthy);
        });
    }

    private static List<String> said(Engagement work) {
        ActivityId activity = work.view().current().orElseThrow();
        return work.messages(activity, Optional.empty(), 20).orElseThrow().items().stream()
                .map(message -> message.content().text())
                .toList();
    }

    private long pending(Storage storage) {
        return Stream.of("chat-0", "chat-1")
                .flatMap(id -> storage.lanes().find(TenantId.DEFAULT, chat.interaction(id), 10).stream())
                .mapToLong(lane -> lane.commands().size())
                .sum();
    }
}
