package dev.caredesk.core.view;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.Refusal;
import dev.caredesk.core.codec.DraftCodec;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.engagement.OpenCustomer;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.search.Cursors;
import dev.caredesk.core.search.ListKind;
import dev.caredesk.core.search.QueryParser;
import dev.caredesk.customer.DisplayName;
import dev.caredesk.customer.Profile;
import dev.caredesk.desk.DeskView;
import dev.caredesk.desk.OfferPage;
import dev.caredesk.desk.OpenEntry;
import dev.caredesk.desk.RecentEntry;
import dev.caredesk.search.SearchPage;
import dev.caredesk.spi.storage.DeskRows;
import dev.caredesk.spi.storage.SearchRows;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredDraft;
import java.util.Locale;
import java.util.Optional;

/** Reads the lists of a desk, Open, Recent and Search, with names in its language (D1, D2, D3, S1). */
public final class DeskViews {

    private final TenantScope scope;
    private final Locale language;

    public DeskViews(TenantScope scope, Locale language) {
        this.scope = scope;
        this.language = language;
    }

    public DeskView view(AgentId agent) {
        OfferPage offers = new PageReader(scope)
                .offers(Optional.of(agent), Optional.empty(), scope.limits().pageEntries())
                .orElseThrow();
        DeskRows rows =
                scope.storage().desks().desk(scope.id(), agent, scope.limits().recentEntries());
        return new DeskView(
                agent,
                offers.page().items(),
                offers.waiting(),
                rows.open().stream().map(draft -> open(draft, rows)).toList(),
                rows.recent().stream()
                        .map(recent ->
                                new RecentEntry(recent.customer().id(), name(recent.customer()), recent.closed()))
                        .toList());
    }

    public Outcome<SearchPage> search(String query, Optional<Cursor> from, int size) {
        Optional<Refusal> bad = new PageReader(scope).badSize(size);
        if (bad.isPresent()) {
            return Outcome.refused(bad.get());
        }
        Optional<Cursor> after = from.flatMap(cursor -> Cursors.decode(ListKind.SEARCH, cursor));
        if (from.isPresent() && after.isEmpty()) {
            return Outcome.refused(PageReader.unknownCursor());
        }
        return QueryParser.parse(query, scope.settings().region(), after, size)
                .map(parsed -> page(scope.storage().records().search(scope.id(), parsed)));
    }

    private SearchPage page(SearchRows rows) {
        var hits = rows.items().stream()
                .map(row -> EngagementViews.hit(RecordCodec.customer(row), language))
                .toList();
        return new SearchPage(
                new Page<>(hits, rows.next().map(next -> Cursors.encode(ListKind.SEARCH, next))),
                rows.matches(),
                rows.capped());
    }

    private OpenEntry open(StoredDraft draft, DeskRows rows) {
        String name = draft.customer()
                .map(customer -> rows.customers().get(customer))
                .map(this::name)
                .orElseGet(() -> DisplayName.of(prefill(draft), language));
        return new OpenEntry(draft.engagement(), draft.customer(), name, draft.opened());
    }

    /** Returns the typed profile of an uncreated customer, which only its own desk shows (C4). */
    private static Profile prefill(StoredDraft draft) {
        var work = DraftCodec.read(draft.document(), draft.revision());
        return work.newcomer()
                .map(OpenCustomer.Uncreated::profile)
                .map(profile -> new Profile(work.draft().of(work.customer()).on(profile.values())))
                .orElse(Profile.EMPTY);
    }

    private String name(StoredCustomer row) {
        return DisplayName.of(RecordCodec.customer(row).profile(), language);
    }
}
