package dev.caredesk.testkit.arbitrary;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Page;
import dev.caredesk.search.SearchPage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Pages of lists. */
public final class AnyPage {

    private AnyPage() {}

    /** Pages of up to three such entries, the last one or not. */
    public static <T> Arbitrary<Page<T>> of(Arbitrary<T> entries) {
        refuseNull("entries", entries);
        return Combinators.combine(entries.list().ofMaxSize(3), AnyId.cursor().optional())
                .as(Page::new);
    }

    /** Pages of search (S1). */
    public static Arbitrary<SearchPage> ofSearch() {
        return Combinators.combine(
                        of(AnyCustomer.hits()), Arbitraries.integers().between(0, 10_000), Arbitraries.of(true, false))
                .as(SearchPage::new);
    }
}
