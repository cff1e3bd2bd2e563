package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.CheckReturnValue;
import java.util.Optional;
import java.util.function.Function;

/** What became of a draft that was to be stored. Closed for ever: no further case will come. */
@CheckReturnValue
public sealed interface DraftResult {

    /** What became of it, to switch on. */
    Kind kind();

    /** One for each case. Closed for ever: no further case will come. */
    enum Kind {
        /** {@link DraftResult.Kept}. */
        KEPT,
        /** {@link DraftResult.Moved}. */
        MOVED
    }

    /** It is stored. */
    record Kept() implements DraftResult {
        @Override
        public Kind kind() {
            return Kind.KEPT;
        }
    }

    /** The stored revision is not the expected one; empty when the engagement is closed. */
    record Moved(Optional<StoredDraft> present) implements DraftResult {
        public Moved {
            refuseNull("present", present);
        }

        @Override
        public Kind kind() {
            return Kind.MOVED;
        }
    }

    /** One of two values, by what became of it. */
    default <R> R fold(Function<? super Kept, ? extends R> kept, Function<? super Moved, ? extends R> moved) {
        return switch (kind()) {
            case KEPT -> kept.apply((Kept) this);
            case MOVED -> moved.apply((Moved) this);
        };
    }
}
