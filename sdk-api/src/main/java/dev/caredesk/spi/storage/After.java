package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import java.time.Instant;

/**
 * A place in a list that is ordered by an instant and, where that is equal, by commit order (T1).
 *
 * @param order the storage's own number of the commit order, greater for what was committed later
 */
public record After(Instant at, long order) {
    public After {
        refuseNull("at", at);
    }
}
