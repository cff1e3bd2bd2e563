package dev.caredesk.schedules;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.PushChannel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a whole desk under all schedules")
class OpeningSchedulesTest {

    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

    /** A started SDK, with one customer that nobody has open. */
    private static final class Scene {
        private final ThreadEach threads = new ThreadEach();
        private final PushChannel chat = PushChannel.of(ChannelId.of("chat"));
        private final AtomicLong ids = new AtomicLong();
        private final Caredesk sdk = CaredeskBuilder.on(InMemoryStorage.create())
                .clock(InstantSource.fixed(NOW))
                .ids(() -> "id" + ids.incrementAndGet())
                .executor(threads)
                .hostExecutor(threads)
                .channel(chat)
                .start();
        private final CustomerId ada;

        Scene() {
            threads.runAll();
            chat.offerChat("c1", contact(), NOW);
            Engagement work = desk("mara").accept(chat.interaction("c1")).orElseThrow();
            work.create().orElseThrow();
            ada = work.view().customer().id();
            work.close().orElseThrow();
            threads.runAll();
        }

        Desk desk(String agent) {
            return sdk.desk(AgentId.of(agent));
        }

        static Contact contact() {
            return Contact.at(ContactAddress.email("ada@example.org"));
        }
    }

    @Test
    @DisplayName("D3 · two threads that open one customer, by a reopen and an accept, get one engagement")
    void opensOneEngagement() {
        Explored.soundlyThoughLong(() -> {
            Scene scene = new Scene();
            scene.chat.offerChat("c2", Scene.contact(), NOW);
            Set<EngagementId> opened = ConcurrentHashMap.newKeySet();
            scene.threads.runAll(
                    () -> opened.add(
                            scene.desk("mara").reopen(scene.ada).orElseThrow().id()),
                    () -> opened.add(scene.desk("mara")
                            .accept(scene.chat.interaction("c2"))
                            .orElseThrow()
                            .id()));

            Explored.check(opened.size() == 1, "engagements: " + opened);
            Explored.check(scene.desk("mara").view().open().size() == 1, "not one open");
        });
    }

    @Test
    @DisplayName(
            "N1 · what another agent saves while a customer opens is told, or there already, and drafts are stored")
    void tellsChangeSavedWhileOpening() {
        Explored.soundlyThoughLong(() -> {
            Scene scene = new Scene();
            Engagement luca = scene.desk("luca").reopen(scene.ada).orElseThrow();
            luca.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            scene.threads.runAll(() -> luca.save().orElseThrow(), () -> {
                Engagement mara = scene.desk("mara").reopen(scene.ada).orElseThrow();
                mara.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            });

            Engagement mara = scene.desk("mara").reopen(scene.ada).orElseThrow();
            boolean there = mara.view().customer().profile().toString().contains("Roma");
            Explored.check(there || mara.view().notices().size() == 1, "a change was told to nobody");
            Explored.check(scene.sdk.health().unsavedDrafts() == 0, "a draft was not stored");
            Explored.check(scene.sdk.health().problems().isEmpty(), "problems: " + scene.sdk.health());
        });
    }
}
