package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.CheckReturnValue;
import java.util.Optional;
import java.util.function.Function;

/** The result of storing a draft. Closed for ever: no further case will come. */
@CheckReturnValue
public sealed interface DraftResult {

    /** Returns the case, to switch on. */
    Kind kind();

    /** The cases of a draft's result. Closed for ever: no further case will come. */
    enum Kind {
        /** {@link DraftResult.Kept}. */
        KEPT,
        /** {@link DraftResult.Moved}. */
        MOVED
    }

    /** The case of a draft that is stored. */
    record Kept() implements DraftResult {
        @Override
        public Kind kind() {
            return Kind.KEPT;
        }
    }

    /** The case of a stored revision that is not the expected one; empty when the engagement is closed. */
    record Moved(Optional<StoredDraft> present) implements DraftResult {
        public Moved {
            refuseNull("present", present);
        }

        @Override
        public Kind kind() {
            return Kind.MOVED;
        }
    }

    /** Applies the function of this case and returns its value. */
    default <R> R fold(Function<? super Kept, ? extends R> kept, Function<? super Moved, ? extends R> moved) {
        return switch (kind()) {
            case KEPT -> kept.apply((Kept) this);
            case MOVED -> moved.apply((Moved) this);
        };
    }
}
