package dev.caredesk.testkit.arbitrary;

import dev.caredesk.activity.Direction;
import dev.caredesk.activity.MediaType;
import dev.caredesk.desk.Offer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Offers (D5). */
public final class AnyOffer {

    private AnyOffer() {}

    /** Offers of every medium. */
    public static Arbitrary<Offer> offers() {
        return Combinators.combine(
                        AnyId.interaction(),
                        AnyName.of(MediaType.class),
                        Arbitraries.of(Direction.values()),
                        AnyContact.contacts(),
                        AnyText.wellFormed(),
                        AnyContent.contents().list().ofMaxSize(2),
                        AnyTime.instants())
                .as(Offer::new);
    }
}
