package dev.caredesk.inmemory.commit;

import dev.caredesk.inmemory.table.LaneTable;
import dev.caredesk.inmemory.table.TenantData;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DraftWrite;

/** A ChangeSet, found good, as it takes effect. */
final class ApplyChangeSet {

    private final TenantData data;
    private final ChangeSet changes;

    ApplyChangeSet(TenantData data, ChangeSet changes) {
        this.data = data;
        this.changes = changes;
    }

    CommitResult.Committed run() {
        records();
        ApplyTouch touches = new ApplyTouch(data, changes.at());
        changes.touches().forEach(touches::apply);
        changes.failures().forEach(data.records()::fail);
        desk();
        claims();
        commands();
        changes.journal().forEach(entry -> data.journal().add(changes.id(), changes.actor(), changes.at(), entry));
        changes.settings().ifPresent(data::replaceSettings);
        CommitResult.Committed answer = CommitResult.Committed.of(changes);
        data.remember(answer.repeated());
        return answer;
    }

    private void records() {
        changes.created().forEach(record -> data.records().put(record, data.nextOrder()));
        changes.changed().forEach(change -> data.records().change(change, data.nextOrder()));
        changes.ends().forEach(end -> data.records().activities().end(end.activity(), end.end()));
        changes.holds().forEach(hold -> data.records().activities().assign(hold.activity(), hold.engagement()));
        changes.indexes().forEach(data.records().customers()::index);
    }

    private void desk() {
        // Those that close first, so that another engagement can have their customer.
        changes.drafts().forEach(draft -> {
            if (draft.document().isEmpty()) {
                data.drafts().remove(draft.engagement());
            }
        });
        changes.drafts().forEach(this::draft);
        changes.recents().forEach(recent -> data.recents().put(recent, changes.at(), data.nextOrder()));
    }

    private void draft(DraftWrite draft) {
        draft.document().ifPresent(document -> data.drafts().put(draft, document, changes.at(), data.nextOrder()));
    }

    private void claims() {
        changes.releases().forEach(release -> data.claims().release(release.key(), release.holder()));
        changes.claims().forEach(data.claims()::put);
    }

    private void commands() {
        LaneTable lanes = data.lanes();
        changes.commands().forEach(command -> lanes.add(command, changes.at(), data.nextOrder()));
        changes.commandsDone().forEach(done -> lanes.complete(done.interaction(), done.command()));
        changes.parkings().forEach(parking -> lanes.park(parking, changes.at(), data.nextOrder()));
    }
}
