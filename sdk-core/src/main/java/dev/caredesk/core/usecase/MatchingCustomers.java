package dev.caredesk.core.usecase;

import dev.caredesk.activity.Contact;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.engagement.OpenCustomer;
import dev.caredesk.core.match.MatchKeys;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.view.EngagementViews;
import dev.caredesk.search.CustomerHit;
import dev.caredesk.spi.storage.MatchKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the other customers that by now match the contact by which a customer came (C4). */
record MatchingCustomers(TenantScope scope, Locale language) {

    List<CustomerHit> of(EngagementData engagement) {
        Optional<String> region = scope.settings().region();
        Set<MatchKey> keys = engagement.openCustomer() instanceof OpenCustomer.Uncreated uncreated
                ? MatchKeys.of(uncreated.contact(), region)
                : addresses(engagement, region);
        if (keys.isEmpty()) {
            return List.of();
        }
        return scope.storage().records().match(scope.id(), keys, scope.now(), 1).customers().stream()
                .filter(row -> !row.id().equals(engagement.customer()))
                .map(row -> EngagementViews.hit(RecordCodec.customer(row), language))
                .toList();
    }

    /** Returns the addresses of the activities that came in the engagement: all that is known once the customer is created (E7). */
    private static Set<MatchKey> addresses(EngagementData engagement, Optional<String> region) {
        return engagement.records().activities().values().stream()
                .map(LoadedRecord::latest)
                .filter(activity -> activity.engagement().equals(Optional.of(engagement.id())))
                .map(activity -> Contact.at(activity.activity().contact()))
                .flatMap(contact -> MatchKeys.of(contact, region).stream())
                .collect(Collectors.toSet());
    }
}
