package dev.caredesk.spi.storage;

import java.util.List;
import java.util.Optional;

/**
 * A page of rows.
 *
 * @param next where to go on; empty when there is no more
 */
public record Rows<T>(List<T> items, Optional<After> next) {
    public Rows {
        items = List.copyOf(items);
    }
}
