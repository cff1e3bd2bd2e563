package dev.caredesk.core.commit;

import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.CommitResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the attempts of a {@link CommitLoop}.
 *
 * @param number counted from 0
 * @param broken the conditions for which the attempt before was refused
 */
public record Attempt(int number, List<Broken> broken) {

    static final Attempt FIRST = new Attempt(0, List.of());

    public Attempt {
        broken = List.copyOf(broken);
    }

    /** The attempt after that result. */
    public Attempt next(Optional<CommitResult> result) {
        List<Broken> why = result.filter(CommitResult.Refused.class::isInstance)
                .map(CommitResult.Refused.class::cast)
                .map(CommitResult.Refused::conditions)
                .orElse(List.of());
        return new Attempt(number + 1, why);
    }

    /** The conditions of one kind that were broken before. */
    public <B extends Broken> Stream<B> broken(Class<B> kind) {
        return broken.stream().filter(kind::isInstance).map(kind::cast);
    }
}
