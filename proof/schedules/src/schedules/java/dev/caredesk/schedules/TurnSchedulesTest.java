package dev.caredesk.schedules;

import dev.caredesk.AgentId;
import dev.caredesk.Limits;
import dev.caredesk.TenantId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.commit.CommitLoop;
import dev.caredesk.core.event.DeskSignals;
import dev.caredesk.core.runtime.BackgroundExecutor;
import dev.caredesk.core.runtime.HostExecutor;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.runtime.SdkProcess;
import dev.caredesk.core.session.DeskSessions;
import dev.caredesk.core.session.DraftStore;
import dev.caredesk.core.session.RefreshQueue;
import dev.caredesk.core.session.OpenDesks;
import dev.caredesk.core.session.NewEngagement;
import dev.caredesk.core.session.Session;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.ProcessId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the turns of an engagement under all schedules")
class TurnSchedulesTest {

    private static final AgentId MARA = AgentId.of("mara");
    private static final JournalPage TRIMMED = new JournalPage(List.of(), Optional.empty(), true);

    /** A desk, and all that its engagements stand on. */
    private static final class Scene {
        private final ThreadEach threads = new ThreadEach();
        private final BackgroundExecutor background =
                new BackgroundExecutor(threads, InstantSource.fixed(Instant.parse("2026-11-02T08:00:00Z")));
        private final TenantScope scope = new TenantScope(
                TenantId.DEFAULT,
                InMemoryStorage.create(),
                InstantSource.fixed(Instant.parse("2026-11-02T08:00:00Z")),
                () -> "id",
                Limits.DEFAULT,
                new SdkProcess(ProcessId.of("p1"), background, new HostExecutor(threads, background)));
        private final DeskSignals signals = new DeskSignals(scope.host());
        private final OpenDesks open = new OpenDesks();
        private final RefreshQueue news = new RefreshQueue(scope);
        private final List<DeskSignal> heard = new ArrayList<>();
        private final DeskSessions desk;

        /** @param told what hears that turns have ended */
        Scene(RefreshQueue told) {
            desk = sessions(told);
            signals.listen(MARA, heard::add);
        }

        Scene() {
            desk = sessions(news);
            signals.listen(MARA, heard::add);
        }

        private DeskSessions sessions(RefreshQueue told) {
            DraftStore drafts = new DraftStore(scope, new CommitLoop(scope), Duration.ofMillis(500));
            return new DeskSessions(scope, MARA, new DeskSessions.Surroundings(signals, told, drafts, open));
        }

        Session engagement(String name) {
            Contact contact = Contact.at(ContactAddress.email(name + "@example.org"));
            return desk.ofContactOr(
                    contact,
                    () -> NewEngagement.uncreated(
                            EngagementId.of(name), MARA, CustomerId.of(name), contact, Limits.DEFAULT));
        }
    }

    @Test
    @DisplayName("N1 · news of an engagement at work is read when its turn ends, and never lost")
    void readsNewsWhenTurnEnds() {
        Explored.soundly(() -> newsComes(Scene::new));
    }

    @Test
    @DisplayName("seeded: the end of a turn is not told to the news")
    void findsForgottenReady() {
        Explored.brokenly("the news was lost", () -> newsComes(() -> new Scene(new RefreshQueue(new Scene().scope))));
    }

    private static void newsComes(Supplier<Scene> making) {
        Scene scene = making.get();
        Session session = scene.engagement("ada");
        session.inTurn(() -> {
            session.draftStored(); // so that it is open
            return session;
        });
        scene.threads.runAll(
                () -> session.inTurn(() -> session),
                () -> scene.news.hear(TRIMMED, () -> List.of(session)),
                () -> session.inTurn(() -> session));

        Explored.check(
                scene.heard.equals(List.of(new DeskSignal.EngagementChanged(session.id()))),
                "the news was lost: " + scene.heard);
    }

    @Test
    @DisplayName("D3 · operations of one engagement happen one after another, and nobody waits for ever")
    void operationsTakeTurns() {
        Explored.soundly(() -> {
            Scene scene = new Scene();
            Session ada = scene.engagement("ada");
            Session bob = scene.engagement("bob");
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            Runnable operation = () -> ada.inTurn(() -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                ada.cancelQuestion();
                ada.refresh(); // a turn within the turn
                inside.decrementAndGet();
                return ada;
            });
            scene.threads.runAll(operation, operation, () -> bob.inTurn(() -> bob));

            Explored.check(most.get() == 1, "two operations at once");
            Explored.check(scene.heard.size() == 2, "signals: " + scene.heard);
        });
    }

    @Test
    @DisplayName("N1 · a desk is among the open ones if and only if it has an engagement")
    void openDesksAreThoseWithEngagements() {
        Explored.soundly(() -> {
            Scene scene = new Scene();
            scene.threads.runAll(() -> scene.engagement("ada").leave(), () -> scene.engagement("bob"));

            Explored.check(scene.open.all().contains(scene.desk), "an open desk is missing");
        });
    }

    @Test
    @DisplayName("seeded: a desk is added before it has the engagement")
    void findsDeskAddedTooEarly() {
        Explored.brokenly("an open desk is missing", () -> {
            ThreadEach threads = new ThreadEach();
            Set<String> open = ConcurrentHashMap.newKeySet();
            Set<String> engagements = ConcurrentHashMap.newKeySet();
            threads.runAll(() -> comeAndGo(open, engagements), () -> come(open, engagements, "bob"));

            Explored.check(new HashSet<>(open).contains("desk"), "an open desk is missing");
        });
    }

    private static void comeAndGo(Set<String> open, Set<String> engagements) {
        come(open, engagements, "ada");
        engagements.remove("ada");
        if (engagements.isEmpty()) {
            open.remove("desk");
            if (!engagements.isEmpty()) {
                open.add("desk");
            }
        }
    }

    private static void come(Set<String> open, Set<String> engagements, String name) {
        open.add("desk");
        engagements.add(name);
    }
}
