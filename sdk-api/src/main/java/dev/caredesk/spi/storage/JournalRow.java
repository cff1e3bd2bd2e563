package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Actor;
import dev.caredesk.event.Position;
import java.time.Instant;

/**
 * An entry of the journal.
 *
 * @param position its place; positions never change
 * @param at the ChangeSet's instant; for a request that closed by itself, its deadline
 */
public record JournalRow(Position position, ChangeSetId changeSet, Actor by, Instant at, JournalEntry entry) {
    public JournalRow {
        refuseNull("position", position, "changeSet", changeSet, "by", by);
        refuseNull("at", at, "entry", entry);
    }
}
