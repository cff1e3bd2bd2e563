package dev.caredesk.spi.storage;

import dev.caredesk.AgentId;
import dev.caredesk.RecordId;

/**
 * A unique key of a tenant: only one record can hold it.
 *
 * @param holder the record that holds it
 * @param agent the agent on whose behalf
 */
public record Claim(Key key, RecordId holder, AgentId agent) {

    /** What is claimed: a kind, and a text of up to 2,100 characters. */
    public record Key(Kind kind, String text) {}

    /** The kinds of claim. */
    public enum Kind {
        /** An interaction of a channel, held by its activity for good (X2). */
        INTERACTION,
        /** A customer's external id (C7). */
        EXTERNAL_ID,
        /** One of the interactions of a medium that an agent can have at the same time, held by its activity (D4). */
        SLOT
    }
}
