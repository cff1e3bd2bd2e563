package dev.caredesk.core.desk;

import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.channel.Additions;
import dev.caredesk.core.channel.Channels;
import dev.caredesk.core.channel.DeskSignals;
import dev.caredesk.core.channel.Offers;
import dev.caredesk.core.codec.Codec;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.event.RowListener;
import dev.caredesk.core.tenant.Background;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.event.Event;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalRow;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** All desks of a tenant in this process. It hears what was committed, here or elsewhere, and tells the engagements concerned (N1). */
public final class Desks implements RowListener {

    private final TenantScope scope;
    private final Offers offers;
    private final Channels channels;
    private final Signals signals;
    private final Duration draftDelay;
    private final Map<AgentId, Workspace> workspaces = new ConcurrentHashMap<>();
    private final Hearing hearing;

    private Desks(TenantScope scope, Offers offers, Channels channels, Signals signals, Duration draftDelay) {
        this.scope = scope;
        this.offers = offers;
        this.channels = channels;
        this.signals = signals;
        this.draftDelay = draftDelay;
        this.hearing = new Hearing(scope);
    }

    /** Where the desks of a tenant get their signals from, before there are desks. */
    public static DeskSignals signals(Background background) {
        return new Signals(background);
    }

    /**
     * The desks of a tenant.
     *
     * @param signals as {@link #signals} made them
     * @param draftDelay how far a stored draft may lag behind; zero to store each edit before it is acknowledged (D6)
     */
    public static Desks of(
            TenantScope scope, Offers offers, Channels channels, DeskSignals signals, Duration draftDelay) {
        return new Desks(scope, offers, channels, (Signals) signals, draftDelay);
    }

    /**
     * The desk of an agent.
     *
     * @param open whether the SDK is open
     */
    public Desk desk(AgentId agent, Locale language, BooleanSupplier open) {
        Workspace workspace = workspaces.computeIfAbsent(
                agent,
                id -> new Workspace(scope, id, offers, channels, signals, new Workspace.DraftPolicy(draftDelay)));
        return new LiveDesk(workspace, language, new Gate(open));
    }

    /** Engagements whose newest edits are not stored yet. */
    public int unsavedDrafts() {
        return (int) sessions().stream().filter(Session::isUnstored).count();
    }

    /** Lets go of engagements that were closed elsewhere, so that they take no memory and no reads. */
    public void forgetClosed() {
        workspaces.values().forEach(Workspace::forgetClosed);
    }

    /** Stores all drafts (D6), for the last time: what fails now is not tried again. */
    public void stop() {
        workspaces.values().forEach(Workspace::stop);
        for (Session session : sessions()) {
            try {
                session.store();
            } catch (RuntimeException failure) {
                scope.background().problem("storing a draft", failure);
            }
        }
    }

    @Override
    public void heard(JournalPage page) {
        for (Workspace workspace : workspaces.values()) {
            for (Session session : workspace.sessions()) {
                List<JournalRow> news = page.rows().stream()
                        .filter(row -> concerns(session, row))
                        .toList();
                if (page.trimmed() || !news.isEmpty()) {
                    boolean said = news.stream().anyMatch(row -> row.entry().record() instanceof MessageId);
                    hearing.hear(workspace, session, said || page.trimmed());
                }
            }
        }
    }

    /** Whether a change is news to an engagement: not its own, and of its customer or of a record that it has. */
    private static boolean concerns(Session session, JournalRow row) {
        Work work = session.work();
        if (session.isOwn(row.changeSet())) {
            return false;
        }
        RecordId record = row.entry().record();
        Optional<CustomerId> customer = row.entry().customer();
        return customer.filter(work.customer()::equals).isPresent()
                || work.has(record)
                || (row.entry().kind() == Event.Kind.MOVED && cameFrom(work, row))
                || (customer.isEmpty() && isAddedTo(work, row));
    }

    /** M1, M3: what is said of an activity without a customer is news only to who has that activity. */
    private static boolean isAddedTo(Work work, JournalRow row) {
        RecordId record = row.entry().record();
        return (record instanceof MessageId || record instanceof CommentId)
                && Additions.activity(row.entry()).filter(work::has).isPresent();
    }

    /** R6: what left this customer may give a request its deadline back. */
    private static boolean cameFrom(Work work, JournalRow row) {
        return Codec.diffs(row.entry().details()).stream()
                .filter(diff -> diff.field().equals(Field.CUSTOMER))
                .anyMatch(diff ->
                        diff.before().filter(work.customer().value()::equals).isPresent());
    }

    private List<Session> sessions() {
        return workspaces.values().stream()
                .flatMap(workspace -> workspace.sessions().stream())
                .toList();
    }
}
