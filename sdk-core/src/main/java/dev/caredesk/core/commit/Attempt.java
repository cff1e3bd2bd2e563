package dev.caredesk.core.commit;

import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.CommitResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One attempt of a {@link CommitLoop} to commit a use case.
 *
 * @param number counted from 0
 * @param broken the conditions for which the previous attempt was refused
 */
public record Attempt(int number, List<Broken> broken) {

    static final Attempt FIRST = new Attempt(0, List.of());

    public Attempt {
        broken = List.copyOf(broken);
    }

    /** Returns the next attempt, after that result of this one. */
    public Attempt next(Optional<CommitResult> result) {
        List<Broken> why = result.filter(CommitResult.Refused.class::isInstance)
                .map(CommitResult.Refused.class::cast)
                .map(CommitResult.Refused::conditions)
                .orElse(List.of());
        return new Attempt(number + 1, why);
    }

    /** Returns the conditions of one kind for which the previous attempt was refused. */
    public <B extends Broken> Stream<B> broken(Class<B> kind) {
        return broken.stream().filter(kind::isInstance).map(kind::cast);
    }
}
