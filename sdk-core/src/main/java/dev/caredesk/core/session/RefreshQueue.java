package dev.caredesk.core.session;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.commit.AdditionJournalEntry;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.runtime.CoalescingQueue;
import dev.caredesk.core.runtime.CoalescingQueue.Result;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.view.PageReader;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.event.Event;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads engagements again when the journal has news of their records (N1, X3). Noting news waits neither for an engagement's turn nor for
 * the storage. Thread-safe.
 *
 * <ol>
 *   <li>A page of the journal is compared with each engagement; those concerned are queued.
 *   <li>A background task takes the engagement's turn and reads its records again; a busy one waits until its turn ends.
 *   <li>The engagement notices what others changed, and its desk is told.
 * </ol>
 */
public final class RefreshQueue {

    private static final int READERS = 3;

    private final TenantScope scope;
    private final CoalescingQueue<Session, Boolean> queue;
    private final RecentRows recent = new RecentRows();

    public RefreshQueue(TenantScope scope) {
        this.scope = scope;
        this.queue =
                new CoalescingQueue<>(scope.background(), "news for desks", READERS, Boolean::logicalOr, this::read);
    }

    /**
     * Notes for which engagements a page of the journal has news; when it was trimmed, for all of them.
     *
     * @param sessions those that are here; asked after the page is among what was heard
     */
    public void hear(JournalPage page, Supplier<? extends Collection<Session>> sessions) {
        recent.add(page);
        sessions.get().forEach(session -> note(session, page.rows(), page.trimmed()));
    }

    /** Returns a mark of what was heard so far, to be taken before the records of an engagement are read. */
    public long mark() {
        return recent.mark();
    }

    /** Makes up for what was heard between that mark and the moment from which an engagement is here (N1). */
    void opened(Session session, long mark) {
        Optional<List<JournalRow>> since = recent.since(mark);
        note(session, since.orElse(List.of()), since.isEmpty());
    }

    private void note(Session session, List<JournalRow> rows, boolean missed) {
        List<JournalRow> news =
                rows.stream().filter(row -> concerns(session, row)).toList();
        if (missed || !news.isEmpty()) {
            boolean said = news.stream().anyMatch(row -> row.entry().record() instanceof MessageId);
            queue.note(session, said || missed);
        }
    }

    /** Returns whether a change is news to an engagement: not its own, and about its customer or one of its records. */
    private static boolean concerns(Session session, JournalRow row) {
        EngagementData engagement = session.engagement();
        if (session.isOwn(row.changeSet())) {
            return false;
        }
        RecordId record = row.entry().record();
        Optional<CustomerId> customer = row.entry().customer();
        return customer.filter(engagement.customer()::equals).isPresent()
                || engagement.has(record)
                || (row.entry().kind() == Event.Kind.MOVED && cameFrom(engagement, row))
                || (customer.isEmpty() && isAddedTo(engagement, row));
    }

    /**
     * Returns whether a comment or message was added to an activity of this engagement (M1, M3). For an activity without a customer, it is
     * news to no other.
     */
    private static boolean isAddedTo(EngagementData engagement, JournalRow row) {
        RecordId record = row.entry().record();
        return (record instanceof MessageId || record instanceof CommentId)
                && AdditionJournalEntry.activity(row.entry())
                        // What met the accept names only the interaction.
                        .or(() -> AdditionJournalEntry.interaction(row.entry()).map(DerivedIds::activity))
                        .filter(engagement::has)
                        .isPresent();
    }

    /** Returns whether an activity left this customer, which may give a request its deadline back (R6). */
    private static boolean cameFrom(EngagementData engagement, JournalRow row) {
        String customer = engagement.customer().value();
        return RecordCodec.diffs(row.entry().details()).stream()
                .filter(diff -> diff.field().equals(Field.CUSTOMER))
                .anyMatch(diff -> diff.before().filter(customer::equals).isPresent());
    }

    /** Notes that nobody operates on an engagement any more. */
    void turnEnded(Session session) {
        queue.ready(session);
    }

    /** One that is about to open is read once it is open, which ends a turn. */
    private Result read(Session session, boolean said) {
        boolean opening = session.state().isOpening() && !session.isClosed();
        if (opening || !session.tryTurn()) {
            return Result.BUSY;
        }
        try {
            readInTurn(session, said);
        } finally {
            session.endTurn().run();
        }
        return Result.DONE;
    }

    private void readInTurn(Session session, boolean said) {
        EngagementData before = session.engagement();
        session.refresh();
        var calls = new PageReader(scope)
                .calls(session.engagement(), session.state().cache().calls());
        session.cache(cache -> cache.withCalls(calls));
        if (said && before.equals(session.engagement()) && !session.isClosed()) {
            session.announce();
        }
    }
}
