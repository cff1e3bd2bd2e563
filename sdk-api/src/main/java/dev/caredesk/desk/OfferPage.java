package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Page;

/**
 * A page of offers, oldest first (D5).
 *
 * @param waiting how many wait in all, 1,000 at most
 * @param capped whether more than that wait
 */
public record OfferPage(Page<Offer> page, int waiting, boolean capped) {
    public OfferPage {
        refuseNull("page", page);
    }
}
