package dev.caredesk.inmemory.commit;

import dev.caredesk.Actor;
import dev.caredesk.inmemory.table.TenantData;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.SweptRequest;
import java.time.Instant;
import java.util.List;

/** Closes requests that are overdue, each at its deadline (R6, R9). */
public final class CloseOverdueRequests {

    private CloseOverdueRequests() {}

    public static int run(TenantData data, Instant now, int limit) {
        List<StoredRequest> overdue = data.records().requests().overdue(now, limit);
        overdue.forEach(request -> close(data, request));
        return overdue.size();
    }

    private static void close(TenantData data, StoredRequest request) {
        long order = data.nextOrder();
        data.records().change(SweptRequest.change(request), order);
        data.journal()
                .add(
                        ChangeSetId.of(SweptRequest.CHANGE_SET + order),
                        Actor.SYSTEM,
                        request.times().deadline(),
                        SweptRequest.entry(request));
    }
}
