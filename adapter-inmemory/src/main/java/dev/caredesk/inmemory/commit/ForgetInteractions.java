package dev.caredesk.inmemory.commit;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.inmemory.table.TenantData;
import java.time.Instant;
import java.util.List;

/** Forgets old early and missed interactions, with their messages and lanes (D8). */
public final class ForgetInteractions {

    private ForgetInteractions() {}

    public static int run(TenantData data, Instant before, int limit) {
        List<InteractionId> forgotten = data.records().forgetInteractions(before, limit);
        forgotten.forEach(data.lanes()::remove);
        return forgotten.size();
    }
}
