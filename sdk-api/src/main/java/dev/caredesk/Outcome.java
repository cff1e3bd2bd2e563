package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The result of an operation: done, with a value, or refused by a rule, with every reason. A refusal changed nothing. Closed for
 * ever: there will be no third case.
 */
@CheckReturnValue
@Stable
public sealed interface Outcome<T> {

    /** The case of an operation that was done. */
    record Done<T>(T value) implements Outcome<T> {
        public Done {
            refuseNull("value", value);
        }
    }

    /** The case of an operation that was refused, with all reasons that were found together, at least one. */
    record Refused<T>(List<Refusal> refusals) implements Outcome<T> {
        public Refused {
            refuseNull("refusals", refusals);
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new WrongCallException("refused outcome must have at least 1 refusal, had none");
            }
        }
    }

    /** Returns a done outcome with the given result. */
    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    /** Returns a refused outcome with the given reasons. */
    static <T> Outcome<T> refused(List<Refusal> refusals) {
        refuseNull("refusals", refusals);
        return new Refused<>(refusals);
    }

    /** Returns a refused outcome with the given reason. */
    static <T> Outcome<T> refused(Refusal refusal) {
        refuseNull("refusal", refusal);
        return new Refused<>(List.of(refusal));
    }

    /** Applies one of two functions, to the result or to the reasons, and returns its value. */
    default <R> R fold(Function<? super T, ? extends R> done, Function<? super List<Refusal>, ? extends R> refused) {
        if (this instanceof Done<T> is) {
            return done.apply(is.value());
        }
        return refused.apply(refusals());
    }

    /** Returns whether it was done. */
    default boolean isDone() {
        return this instanceof Done<T>;
    }

    /** Returns the reasons; empty when it was done. */
    default List<Refusal> refusals() {
        return this instanceof Refused<T> is ? is.refusals() : List.of();
    }

    /** Returns the result, if it was done. */
    default Optional<T> toOptional() {
        return this instanceof Done<T> is ? Optional.of(is.value()) : Optional.empty();
    }

    /**
     * Returns the result, for a caller that expects no refusal.
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

    /** Returns the outcome with its result mapped to another one. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return this instanceof Done<T> is ? done(change.apply(is.value())) : refused(refusals());
    }

    /** Runs a further operation on the result, if it was done, and returns its outcome. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return this instanceof Done<T> is ? next.apply(is.value()) : refused(refusals());
    }
}
