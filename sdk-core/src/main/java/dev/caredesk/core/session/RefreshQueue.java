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
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.view.PageReader;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.event.Event;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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

    public RefreshQueue(TenantScope scope) {
        this.scope = scope;
        this.queue =
                new CoalescingQueue<>(scope.background(), "news for desks", READERS, Boolean::logicalOr, this::read);
    }

    /** Queues the engagements for which a page of the journal has news; all of them if the journal was trimmed. */
    public void hear(JournalPage page, Collection<Session> sessions) {
        for (Session session : sessions) {
            List<JournalRow> news =
                    page.rows().stream().filter(row -> concerns(session, row)).toList();
            if (page.trimmed() || !news.isEmpty()) {
                boolean said = news.stream().anyMatch(row -> row.entry().record() instanceof MessageId);
                queue.note(session, said || page.trimmed());
            }
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

    private Result read(Session session, boolean said) {
        if (!session.tryTurn()) {
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
