package dev.caredesk.inmemory.commit;

import dev.caredesk.AgentId;
import dev.caredesk.RecordId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.inmemory.table.DraftTable;
import dev.caredesk.inmemory.table.TenantData;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.PresentState;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredDraft;
import dev.caredesk.spi.storage.StoredRequest;
import java.time.Instant;
import java.util.Optional;

/** The tables of a tenant, as the check of a commit asks for them. */
record TenantState(TenantData data) implements PresentState {

    @Override
    public Optional<? extends Stored> record(RecordId id) {
        return data.records().find(id);
    }

    @Override
    public Optional<StoredDraft> draft(EngagementId engagement) {
        return data.drafts().find(engagement);
    }

    @Override
    public Optional<EngagementId> engagementOf(AgentId desk, CustomerId customer) {
        return data.drafts().engagementOf(new DraftTable.CustomerOnDesk(desk, customer));
    }

    @Override
    public Optional<Claim> claim(Claim.Key key) {
        return data.claims().find(key);
    }

    @Override
    public Optional<ProcessId> leaseOf(InteractionId interaction) {
        return data.lanes().leaseOf(interaction);
    }

    @Override
    public boolean isParked(InteractionId interaction) {
        return data.lanes().isParked(interaction);
    }

    @Override
    public Optional<RequestId> openRequest(CustomerId customer, Instant now) {
        return data.records().requests().open(customer, now, 1).stream()
                .findFirst()
                .map(StoredRequest::id);
    }
}
