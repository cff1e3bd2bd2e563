package dev.caredesk.inmemory.read;

import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.inmemory.table.TenantData;
import dev.caredesk.inmemory.table.TenantRegistry;
import dev.caredesk.spi.storage.DeskReads;
import dev.caredesk.spi.storage.DeskRows;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredDraft;
import dev.caredesk.spi.storage.StoredRecent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads desks and settings of the tenant that is asked for. */
public record InMemoryDeskReads(TenantRegistry tenants) implements DeskReads {

    @Override
    public DeskRows desk(TenantId tenant, AgentId desk, int recent) {
        return tenants.read(tenant, data -> {
            Collection<StoredDraft> open = data.drafts().of(desk);
            return new DeskRows(List.copyOf(open), customers(data, open), recent(data, desk, recent));
        });
    }

    @Override
    public Optional<StoredDraft> draft(TenantId tenant, EngagementId engagement) {
        return tenants.read(tenant, data -> data.drafts().find(engagement));
    }

    @Override
    public Optional<Payload> settings(TenantId tenant) {
        return tenants.read(tenant, TenantData::settings);
    }

    private static Map<CustomerId, StoredCustomer> customers(TenantData data, Collection<StoredDraft> open) {
        Map<CustomerId, StoredCustomer> customers = new HashMap<>();
        open.stream()
                .flatMap(draft -> draft.customer().stream())
                .flatMap(id -> data.records().customers().find(id).stream())
                .forEach(customer -> customers.put(customer.id(), customer));
        return customers;
    }

    /** D2: none that is in Open. */
    private static List<StoredRecent> recent(TenantData data, AgentId desk, int most) {
        return data.recents().newestFirst(desk, customer -> !data.drafts().isOpen(desk, customer), most).stream()
                .flatMap(row -> data.records().customers().find(row.customer()).stream()
                        .map(customer -> new StoredRecent(customer, row.closed())))
                .toList();
    }
}
