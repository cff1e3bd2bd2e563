package dev.caredesk.core.desk;

import com.google.common.collect.MapMaker;
import dev.caredesk.AgentId;
import dev.caredesk.Health;
import dev.caredesk.core.channel.Channels;
import dev.caredesk.core.commit.CommitLoop;
import dev.caredesk.core.event.DeskSignals;
import dev.caredesk.core.event.JournalListener;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.session.DeskSessions;
import dev.caredesk.core.session.DraftStore;
import dev.caredesk.core.session.OpenDesks;
import dev.caredesk.core.session.RefreshQueue;
import dev.caredesk.core.session.Session;
import dev.caredesk.core.session.UnstoredDraft;
import dev.caredesk.core.usecase.DeskContext;
import dev.caredesk.desk.Desk;
import dev.caredesk.spi.storage.JournalPage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;

/** All desks of a tenant in this process. A desk without a handle and without open engagements takes no memory. Thread-safe. */
public final class Desks implements JournalListener {

    private final TenantScope scope;
    private final CommitLoop loop;
    private final Channels channels;
    private final DeskSignals signals;
    private final DraftStore drafts;
    private final RefreshQueue refreshQueue;
    private final OpenDesks open = new OpenDesks();
    // Weak: a desk stays only while a handle or an open engagement refers to it.
    private final ConcurrentMap<AgentId, DeskSessions> desks =
            new MapMaker().weakValues().makeMap();

    /** @param draftDelay how far a stored draft may lag behind; zero to store each edit before it is acknowledged (D6) */
    public Desks(TenantScope scope, Channels channels, DeskSignals signals, Duration draftDelay) {
        this.scope = scope;
        this.loop = new CommitLoop(scope);
        this.channels = channels;
        this.signals = signals;
        this.drafts = new DraftStore(scope, loop, draftDelay);
        this.refreshQueue = new RefreshQueue(scope);
    }

    /**
     * Returns the desk of an agent.
     *
     * @param isOpen returns whether the SDK is open
     */
    public Desk desk(AgentId agent, Locale language, BooleanSupplier isOpen) {
        DeskSessions sessions = desks.computeIfAbsent(agent, this::sessions);
        DeskContext desk = new DeskContext(scope, loop, sessions, drafts, channels);
        return new DeskHandle(desk, signals, language, new DeskAccess(isOpen));
    }

    private DeskSessions sessions(AgentId agent) {
        return new DeskSessions(scope, agent, new DeskSessions.Surroundings(signals, refreshQueue, drafts, open));
    }

    /** Returns the number of engagements whose newest edits are not stored yet. */
    public int unsavedDrafts() {
        return (int) sessions().stream()
                .filter(session -> session.state().isUnstored())
                .count();
    }

    /** Returns the engagements with an operation that does not return. */
    public List<Health.Stuck> stuck() {
        return sessions().stream()
                .flatMap(
                        session -> scope
                                .background()
                                .stuck("operation on engagement " + session.id().value(), session.turnBegan())
                                .stream())
                .toList();
    }

    /** Lets go of engagements that were closed elsewhere, so that they cost neither memory nor reads. */
    public void forgetClosed() {
        open.all().forEach(DeskSessions::forgetClosed);
    }

    /** Ends storing drafts in time, and returns what is to be stored for the last time (D6). */
    public List<UnstoredDraft> endDrafts() {
        return drafts.end(sessions());
    }

    /** Queues the engagements that have to be read again (N1). */
    @Override
    public void heard(JournalPage page) {
        refreshQueue.hear(
                page,
                () -> open.all().stream()
                        .flatMap(desk -> desk.withOpening().stream())
                        .toList());
    }

    private Collection<Session> sessions() {
        return open.all().stream().flatMap(desk -> desk.all().stream()).toList();
    }
}
