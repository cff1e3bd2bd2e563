package dev.caredesk.testkit.arbitrary;

import dev.caredesk.activity.Activity;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.Request;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Journeys (J). */
public final class AnyJourney {

    private AnyJourney() {}

    /** Entries: an activity, a request, or both. */
    public static Arbitrary<JourneyEntry> entries() {
        return Arbitraries.oneOf(
                entry(
                        AnyActivity.activities().map(Optional::of),
                        AnyRequest.requests().optional()),
                entry(Arbitraries.just(Optional.empty()), AnyRequest.requests().map(Optional::of)));
    }

    private static Arbitrary<JourneyEntry> entry(
            Arbitrary<Optional<Activity>> activity, Arbitrary<Optional<Request>> request) {
        return Combinators.combine(
                        activity, request, AnyMessage.comments().list().ofMaxSize(2), Arbitraries.of(true, false))
                .as(JourneyEntry::new);
    }
}
