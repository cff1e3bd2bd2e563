package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of an operation: done, with its result, or refused by a rule, with every reason. A refusal changed nothing.
 * Closed for ever: there will be no third case.
 */
@CheckReturnValue
@Stable
public sealed interface Outcome<T> {

    /** The operation was done. */
    record Done<T>(T value) implements Outcome<T> {
        public Done {
            refuseNull("value", value);
        }
    }

    /** The operation was refused, for one reason at least; all reasons that were found together are listed. */
    record Refused<T>(List<Refusal> refusals) implements Outcome<T> {
        public Refused {
            refuseNull("refusals", refusals);
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new WrongCallException("refused outcome must have at least 1 refusal, had none");
            }
        }
    }

    /** Done with that result. */
    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    /** Refused for those reasons. */
    static <T> Outcome<T> refused(List<Refusal> refusals) {
        refuseNull("refusals", refusals);
        return new Refused<>(refusals);
    }

    /** Refused for that reason. */
    static <T> Outcome<T> refused(Refusal refusal) {
        refuseNull("refusal", refusal);
        return new Refused<>(List.of(refusal));
    }

    /** One of two values: of the result, or of the reasons. */
    default <R> R fold(Function<? super T, ? extends R> done, Function<? super List<Refusal>, ? extends R> refused) {
        if (this instanceof Done<T> is) {
            return done.apply(is.value());
        }
        return refused.apply(refusals());
    }

    /** Whether it was done. */
    default boolean isDone() {
        return this instanceof Done<T>;
    }

    /** The reasons; none when it was done. */
    default List<Refusal> refusals() {
        return this instanceof Refused<T> is ? is.refusals() : List.of();
    }

    /** The result, if it was done. */
    default Optional<T> toOptional() {
        return this instanceof Done<T> is ? Optional.of(is.value()) : Optional.empty();
    }

    /**
     * The result, for a caller that expects no refusal.
     *
     * @throws RefusedException if it was refused
     */
    @CanIgnoreReturnValue
    default T orElseThrow() {
        if (this instanceof Done<T> is) {
            return is.value();
        }
        throw new RefusedException(refusals());
    }

    /** The same outcome with another result. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return this instanceof Done<T> is ? done(change.apply(is.value())) : refused(refusals());
    }

    /** The outcome of a further operation on the result. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return this instanceof Done<T> is ? next.apply(is.value()) : refused(refusals());
    }
}
