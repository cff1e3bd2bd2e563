package dev.caredesk.testkit.arbitrary;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Outcome;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Generates outcomes of operations. */
public final class AnyOutcome {

    private AnyOutcome() {}

    /** Done with such a result. */
    public static <T> Arbitrary<Outcome.Done<T>> done(Arbitrary<T> results) {
        refuseNull("results", results);
        return results.map(Outcome.Done::new);
    }

    /** Refused for one reason or several. */
    public static <T> Arbitrary<Outcome.Refused<T>> refused() {
        return AnyRefusal.refusals().list().ofMinSize(1).ofMaxSize(3).map(Outcome.Refused::new);
    }

    /** Done or refused. */
    public static <T> Arbitrary<Outcome<T>> of(Arbitrary<T> results) {
        refuseNull("results", results);
        return Arbitraries.oneOf(done(results), refused());
    }
}
