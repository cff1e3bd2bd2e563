package dev.caredesk.testkit.storage;

import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.JournalRow;
import java.util.List;
import java.util.Optional;

/** Reads of the journal that can be disturbed. */
record FailingJournalReads(JournalReads inner, PlannedFailures disturbances) implements JournalReads {

    @Override
    public JournalPage after(TenantId tenant, Optional<Position> after, int max) {
        return disturbances.through(StorageCall.JOURNAL_AFTER, () -> inner.after(tenant, after, max));
    }

    @Override
    public Optional<Position> latest(TenantId tenant) {
        return disturbances.through(StorageCall.JOURNAL_LATEST, () -> inner.latest(tenant));
    }

    @Override
    public List<JournalRow> history(TenantId tenant, RecordId record, Optional<Version> after, int max) {
        return disturbances.through(StorageCall.JOURNAL_HISTORY, () -> inner.history(tenant, record, after, max));
    }
}
