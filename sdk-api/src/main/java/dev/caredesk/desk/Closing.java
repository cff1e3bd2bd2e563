package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.CanIgnoreReturnValue;
import dev.caredesk.CheckReturnValue;
import dev.caredesk.Refusal;
import dev.caredesk.RefusedException;
import dev.caredesk.Stable;
import dev.caredesk.WrongCallException;
import dev.caredesk.text.Bundle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The result of closing an engagement: closed, a question, still open, or refused. Closed for ever: no further case will come. */
@CheckReturnValue
@Stable
public sealed interface Closing {

    /** Returns the case, to switch on. */
    Kind kind();

    /** The cases of closing. Closed for ever: no further case will come. */
    enum Kind {
        /** {@link Closing.Closed}. */
        CLOSED,
        /** {@link Closing.Unsaved}. */
        UNSAVED,
        /** {@link Closing.Uncreated}. */
        UNCREATED,
        /** {@link Closing.StillOpen}. */
        STILL_OPEN,
        /** {@link Closing.Refused}. */
        REFUSED
    }

    /**
     * The case of an engagement that is closed.
     *
     * @param saved what was saved in the same commit, if anything
     */
    record Closed(Optional<Saved> saved) implements Closing {
        public Closed {
            refuseNull("saved", saved);
        }

        @Override
        public Kind kind() {
            return Kind.CLOSED;
        }
    }

    /** The question whether to save or discard unsaved changes (E3). Nothing was closed. */
    record Unsaved(EngagementId engagement, long revision, List<UnsavedChange> unsaved) implements Closing, Question {
        public Unsaved {
            refuseNull("engagement", engagement, "unsaved", unsaved);
            unsaved = List.copyOf(unsaved);
        }

        /** Returns the answer that saves and closes. */
        public Answer save() {
            return new Answer(engagement, revision, Answer.Choice.SAVE);
        }

        @Override
        public Kind kind() {
            return Kind.UNSAVED;
        }

        @Override
        public String message(Locale language) {
            return Bundle.text("question.unsaved", language, unsaved.size());
        }
    }

    /** The question whether to create the customer, or to discard the changes (E4). Nothing was closed. */
    record Uncreated(EngagementId engagement, long revision, List<UnsavedChange> unsaved) implements Closing, Question {
        public Uncreated {
            refuseNull("engagement", engagement, "unsaved", unsaved);
            unsaved = List.copyOf(unsaved);
        }

        /** Returns the answer that creates the customer, saves all, and closes. */
        public Answer create() {
            return new Answer(engagement, revision, Answer.Choice.CREATE);
        }

        @Override
        public Kind kind() {
            return Kind.UNCREATED;
        }

        @Override
        public String message(Locale language) {
            return Bundle.text("question.uncreated", language, unsaved.size());
        }
    }

    /** The case of a cancelled question; the engagement is unchanged (E5). */
    record StillOpen() implements Closing {
        @Override
        public Kind kind() {
            return Kind.STILL_OPEN;
        }
    }

    /**
     * The case of a refused answer or save; nothing was closed or written.
     *
     * @param again the question as it stands now, where it is asked again (E5)
     */
    record Refused(List<Refusal> refusals, Optional<Question> again) implements Closing {
        public Refused {
            refuseNull("refusals", refusals, "again", again);
            refusals = List.copyOf(refusals);
        }

        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }

    /** Applies the function of this case and returns its value. */
    default <R> R fold(
            Function<? super Closed, ? extends R> closed,
            Function<? super Unsaved, ? extends R> unsaved,
            Function<? super Uncreated, ? extends R> uncreated,
            Function<? super StillOpen, ? extends R> stillOpen,
            Function<? super Refused, ? extends R> refused) {
        return switch (kind()) {
            case CLOSED -> closed.apply((Closed) this);
            case UNSAVED -> unsaved.apply((Unsaved) this);
            case UNCREATED -> uncreated.apply((Uncreated) this);
            case STILL_OPEN -> stillOpen.apply((StillOpen) this);
            case REFUSED -> refused.apply((Refused) this);
        };
    }

    /** Returns whether the engagement is closed. */
    default boolean isClosed() {
        return this instanceof Closed;
    }

    /** Returns the open question, if there is one. */
    default Optional<Question> question() {
        if (this instanceof Question question) {
            return Optional.of(question);
        }
        return this instanceof Refused refused ? refused.again() : Optional.empty();
    }

    /**
     * Returns the closed result, for a caller that expects no question and no refusal.
     *
     * @throws RefusedException if it was refused
     * @throws WrongCallException if a question stands, or the engagement stays open
     */
    @CanIgnoreReturnValue
    default Closed orElseThrow() {
        if (this instanceof Closed closed) {
            return closed;
        }
        if (this instanceof Refused refused) {
            throw new RefusedException(refused.refusals());
        }
        throw new WrongCallException(
                "engagement must be closed, was " + getClass().getSimpleName());
    }
}
