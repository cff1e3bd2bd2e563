package dev.caredesk.core.usecase;

import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.engagement.Records;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Require;
import java.time.Instant;

/** Counts an addition to an activity as an update of its request (R8). */
public record TouchRequest(TenantScope scope) {

    /** Adds the update; a closed request refuses. The activity must still be in that request, while others may add to it too (N5). */
    public EngagementData update(Changes changes, EngagementData engagement, ActivityRecord activity) {
        activity.request().ifPresent(changes::update);
        return touched(changes, engagement, activity);
    }

    /** Adds the update if the request is open; a conversation goes on in a closed one (R5, M3). */
    public EngagementData updateIfOpen(Changes changes, EngagementData engagement, ActivityRecord activity) {
        activity.request().ifPresent(changes::updateIfOpen);
        return touched(changes, engagement, activity);
    }

    private EngagementData touched(Changes changes, EngagementData engagement, ActivityRecord activity) {
        changes.require(new Require.AtVersion(activity.id(), activity.version()));
        Records records = activity.request()
                .map(request -> touched(engagement.records(), request, changes.at()))
                .orElse(engagement.records());
        return engagement.with(records);
    }

    /** Returns the records after an update of a request, as far as it is known here; the next read has it exactly. */
    public Records touched(Records records, RequestId request, Instant at) {
        LoadedRecord<RequestRecord> known = records.requests().get(request);
        return known == null
                ? records
                : records.updated(known.latest().touched(at, scope.settings().closeAfter()));
    }
}
