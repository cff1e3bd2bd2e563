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
        boolean moves = before.times().moves(touch, now);
        TimelineKey updated = moves ? new TimelineKey(now, data.nextOrder()) : row.updated();
        boolean live = data.records().activities().isLive(before.id());
        data.records().requests().touch(row, before.times().touched(touch, now, live), updated);
    }
}
