package dev.caredesk.core.session;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.commit.AddedEntry;
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
 * Has engagements read again of whose records there is news (N1, X3). Noting news never waits: not for an engagement's turn, nor for
 * the storage. Thread-safe.
 */
public final class EngagementNews {

    private static final int READERS = 3;

    private final TenantScope scope;
    private final CoalescingQueue<Session, Boolean> queue;

    public EngagementNews(TenantScope scope) {
        this.scope = scope;
        this.queue =
                new CoalescingQueue<>(scope.background(), "news for desks", READERS, Boolean::logicalOr, this::read);
    }

    /** Notes for which engagements a page of the journal has news; when it was trimmed, for all of them. */
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

    /** Whether a change is news to an engagement: not its own, and of its customer or of a record that it has. */
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

    /** M1, M3: what is said of an activity without a customer is news only to who has that activity. */
    private static boolean isAddedTo(EngagementData engagement, JournalRow row) {
        RecordId record = row.entry().record();
        return (record instanceof MessageId || record instanceof CommentId)
                && AddedEntry.activity(row.entry()).filter(engagement::has).isPresent();
    }

    /** R6: what left this customer may give a request its deadline back. */
    private static boolean cameFrom(EngagementData engagement, JournalRow row) {
        String customer = engagement.customer().value();
        return RecordCodec.diffs(row.entry().details()).stream()
                .filter(diff -> diff.field().equals(Field.CUSTOMER))
                .anyMatch(diff -> diff.before().filter(customer::equals).isPresent());
    }

    /** Says that nobody operates on an engagement any more. */
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
