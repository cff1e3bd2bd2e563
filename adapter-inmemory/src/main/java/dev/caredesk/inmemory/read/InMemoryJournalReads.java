package dev.caredesk.inmemory.read;

import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.event.Position;
import dev.caredesk.inmemory.table.TenantRegistry;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.Rows;
import java.util.List;
import java.util.Optional;

/** Reads the journal of the tenant that is asked for. */
public record InMemoryJournalReads(TenantRegistry tenants) implements JournalReads {

    @Override
    public JournalPage after(TenantId tenant, Optional<Position> after, int max) {
        int most = Rows.checkedLimit(max);
        return tenants.read(tenant, data -> data.journal().after(after, most));
    }

    @Override
    public Optional<Position> latest(TenantId tenant) {
        return tenants.read(tenant, data -> data.journal().latest());
    }

    @Override
    public List<JournalRow> history(TenantId tenant, RecordId record, Optional<Version> after, int max) {
        int most = Rows.checkedLimit(max);
        return tenants.read(tenant, data -> data.journal().history(record, after, most));
    }
}
