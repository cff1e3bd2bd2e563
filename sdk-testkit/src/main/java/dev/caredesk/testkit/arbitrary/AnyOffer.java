package dev.caredesk.testkit.arbitrary;

import dev.caredesk.activity.Direction;
import dev.caredesk.activity.MediaType;
import dev.caredesk.desk.MissedInteraction;
import dev.caredesk.desk.Offer;
import dev.caredesk.desk.OfferPage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Offers, and what became of those that no agent took (D5, D8). */
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
                        AnyTime.instants())
                .as(Offer::new);
    }

    /** Pages of offers with their count. */
    public static Arbitrary<OfferPage> pages() {
        return Combinators.combine(
                        AnyPage.of(offers()), Arbitraries.integers().between(0, 1_000), Arbitraries.of(true, false))
                .as(OfferPage::new);
    }

    /** Missed interactions of every medium (D8). */
    public static Arbitrary<MissedInteraction> missed() {
        return Combinators.combine(offers(), AnyTime.instants())
                .as((offer, ended) -> new MissedInteraction(
                        offer.id(),
                        offer.media(),
                        offer.direction(),
                        offer.contact(),
                        offer.subject(),
                        offer.began(),
                        ended));
    }
}
