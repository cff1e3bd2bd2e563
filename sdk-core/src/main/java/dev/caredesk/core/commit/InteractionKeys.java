package dev.caredesk.core.commit;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.Claim;

/** The unique key of an interaction, which its activity claims for good (D5, X2). */
public final class InteractionKeys {

    /** A character that no identifier contains. */
    static final char SEPARATOR = '\u001f';

    private InteractionKeys() {}

    /** Returns the key of an interaction. */
    public static Claim.Key key(InteractionId interaction) {
        return new Claim.Key(Claim.Kind.INTERACTION, interaction.channel().value() + SEPARATOR + interaction.value());
    }
}
