package dev.caredesk.core.usecase;

import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.OpenCustomer;
import dev.caredesk.core.match.MatchKeys;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.view.EngagementViews;
import dev.caredesk.search.CustomerHit;
import dev.caredesk.spi.storage.MatchKey;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the other customers that by now match the contact of an uncreated one (C4). */
record MatchingCustomers(TenantScope scope, Locale language) {

    List<CustomerHit> of(EngagementData engagement) {
        Set<MatchKey> keys = engagement.openCustomer() instanceof OpenCustomer.Uncreated uncreated
                ? MatchKeys.of(uncreated.contact(), scope.settings().region())
                : Set.of();
        if (keys.isEmpty()) {
            return List.of();
        }
        return scope.storage().records().match(scope.id(), keys, scope.now(), 1).customers().stream()
                .filter(row -> !row.id().equals(engagement.customer()))
                .map(row -> EngagementViews.hit(RecordCodec.customer(row), language))
                .toList();
    }
}
