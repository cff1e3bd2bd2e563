package dev.caredesk.search;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Page;

/**
 * A page of hits (S1).
 *
 * @param matches how many customers match; never more than 10,000
 * @param capped whether more than 10,000 match, so that order and count cover 10,000 of them
 */
public record SearchPage(Page<CustomerHit> page, int matches, boolean capped) {
    public SearchPage {
        refuseNull("page", page);
    }
}
