package dev.caredesk.inmemory.commit;

import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.inmemory.table.RequestTable;
import dev.caredesk.inmemory.table.TenantData;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import java.time.Instant;

/** Applies touches to requests (R6, R8). */
final class ApplyTouch {

    private final TenantData data;
    private final Instant now;

    ApplyTouch(TenantData data, Instant now) {
        this.data = data;
        this.now = now;
    }

    void apply(Touch touch) {
        data.records()
                .requests()
                .row(touch.request())
                .filter(row -> row.record().isOpenAt(now))
                .ifPresent(row -> apply(touch, row));
    }

    private void apply(Touch touch, RequestTable.RequestRow row) {
        StoredRequest before = row.record();
        boolean updates = touch.update() && !touch.at().isBefore(before.updated());
        TimelineKey updated = updates ? new TimelineKey(touch.at(), data.nextOrder()) : row.updated();
        Instant closesAt = updates ? touch.at().plus(touch.delay()) : before.closesAt();
        if (data.records().activities().isLive(before.id())) {
            closesAt = StoredRequest.NEVER;
        } else if (closesAt.equals(StoredRequest.NEVER)) {
            closesAt = later(touch.at(), updated.at()).plus(touch.delay());
        }
        data.records().requests().touch(row, updated, closesAt);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
