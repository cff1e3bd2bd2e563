package dev.caredesk.spi.channel;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.CheckReturnValue;
import java.util.function.Function;

/**
 * A channel's answer to a command. Closed for ever: no further case will come. A channel that can't answer now throws
 * {@link dev.caredesk.ChannelException}.
 */
@CheckReturnValue
public sealed interface Receipt {

    /** Returns the case, to switch on. */
    Kind kind();

    /** The cases of a receipt. Closed for ever: no further case will come. */
    enum Kind {
        /** {@link Receipt.Confirmed}. */
        CONFIRMED,
        /** {@link Receipt.Refused}. */
        REFUSED,
        /** {@link Receipt.Unreachable}. */
        UNREACHABLE
    }

    /** The answer that a command is done, now or before. */
    record Confirmed() implements Receipt {
        @Override
        public Kind kind() {
            return Kind.CONFIRMED;
        }
    }

    /**
     * The answer that a command will never be done. A refused accept or start ends the activity; a refused reply is shown to the
     * agent as not delivered, and the interaction goes on (M4, X5).
     *
     * @param reason why, in words that an agent sees and that logs and health may show, so without personal data
     */
    record Refused(String reason) implements Receipt {
        public Refused {
            refuseNull("reason", reason);
        }

        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }

    /**
     * The answer that this process can't reach the interaction, for example since the customer's connection is with another one, which is
     * asked at once. If none can, all are asked again later, as after a failure (X5).
     */
    record Unreachable() implements Receipt {
        @Override
        public Kind kind() {
            return Kind.UNREACHABLE;
        }
    }

    /** Applies the function of this case and returns its value. */
    default <R> R fold(
            Function<? super Confirmed, ? extends R> confirmed,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unreachable, ? extends R> unreachable) {
        return switch (kind()) {
            case CONFIRMED -> confirmed.apply((Confirmed) this);
            case REFUSED -> refused.apply((Refused) this);
            case UNREACHABLE -> unreachable.apply((Unreachable) this);
        };
    }

    /** Returns a receipt for a command that is done. */
    static Receipt confirmed() {
        return new Confirmed();
    }

    /** Returns a receipt for a command that another process may be able to do. */
    static Receipt unreachable() {
        return new Unreachable();
    }

    /** Returns a receipt for a command that will never be done. */
    static Receipt refused(String reason) {
        return new Refused(reason);
    }
}
