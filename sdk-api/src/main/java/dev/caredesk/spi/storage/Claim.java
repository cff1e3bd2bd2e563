package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.AgentId;
import dev.caredesk.RecordId;
import dev.caredesk.WrongCallException;
import java.util.Locale;

/**
 * A unique key of a tenant: only one record can hold it.
 *
 * @param holder the record that holds it
 * @param agent the agent on whose behalf it is held
 */
public record Claim(Key key, RecordId holder, AgentId agent) {
    public Claim {
        refuseNull("key", key, "holder", holder, "agent", agent);
        refuseUnknown("holder.type", holder.type());
    }

    /** A claimed key: a kind, and a text of 1 to 2,100 characters (Unicode code points), compared as it is. */
    public record Key(Kind kind, String text) {

        /** The maximum number of characters of a key's text. */
        public static final int MAX = 2_100;

        public Key {
            refuseNull("kind", kind, "text", text);
            int size = text.codePointCount(0, text.length());
            if (size < 1 || size > MAX) {
                throw new WrongCallException(
                        String.format(Locale.ROOT, "claim text must have 1 to %,d characters, was %,d", MAX, size));
            }
        }
    }

    /** The kinds of claim. More may come; a storage keeps a kind by its name. */
    public enum Kind {
        /** A customer's external id (C7). */
        EXTERNAL_ID,
        /** A slot for one of an agent's simultaneous interactions of a medium, held by its activity (D4). */
        SLOT
    }
}
