package dev.caredesk.inmemory.commit;

import dev.caredesk.Actor;
import dev.caredesk.Field;
import dev.caredesk.event.Event;
import dev.caredesk.inmemory.table.TenantData;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Purpose;
import dev.caredesk.spi.storage.StoredRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Closes requests that are overdue, each at its deadline (R6, R9). */
public final class CloseOverdueRequests {

    private final TenantData data;

    private CloseOverdueRequests(TenantData data) {
        this.data = data;
    }

    public static int run(TenantData data, Instant now, int limit) {
        List<StoredRequest> overdue = data.records().requests().overdue(now, limit);
        overdue.forEach(new CloseOverdueRequests(data)::close);
        return overdue.size();
    }

    private void close(StoredRequest request) {
        Instant deadline = request.times().deadline();
        StoredRequest closed = request.closedAt(deadline);
        long order = data.nextOrder();
        data.records().put(closed, order);
        ChangeSetId id = ChangeSetId.of("auto-close-" + order);
        JournalEntry entry = new JournalEntry(
                request.id(),
                Optional.of(closed.version()),
                Optional.of(request.customer()),
                Event.Kind.CLOSED,
                List.of(Field.STATUS),
                Payload.EMPTY);
        data.journal().add(id, Actor.SYSTEM, deadline, entry);
        data.remember(new CommitResult.Committed(id, Purpose.ONLY, Map.of(request.id(), closed.version()), true));
    }
}
