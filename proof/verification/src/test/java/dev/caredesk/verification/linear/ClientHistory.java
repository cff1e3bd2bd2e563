package dev.caredesk.verification.linear;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The operations of clients on some records at the same time. It is linearizable when the operations can be put in one order in which each
 * does what its client was told, and in which none that was answered comes after one that was asked for later.
 *
 * <p>The search is that of Wing and Gong, with Lowe's memory: what was done already, with the state that it led to, is tried once.
 *
 * @param operations 63 at most
 */
record ClientHistory(RegisterState start, List<ClientOperation> operations) {

    private static final int MOST = 63;

    ClientHistory {
        operations = List.copyOf(operations);
        if (operations.size() > MOST) {
            throw new IllegalArgumentException("a history is too long");
        }
    }

    /** A set of operations that were done, one bit for each, and the state after them. */
    private record SearchPoint(long done, RegisterState state) {}

    boolean isLinearizable() {
        return canEnd(new SearchPoint(0, start), new HashSet<>());
    }

    private boolean canEnd(SearchPoint point, Set<SearchPoint> tried) {
        if (!tried.add(point)) {
            return false;
        }
        List<Integer> left = left(point);
        if (left.stream().allMatch(index -> operations.get(index).effect().isUncertain())) {
            return true;
        }
        long firstAnswer = left.stream()
                .mapToLong(index -> operations.get(index).answered())
                .min()
                .orElseThrow();
        return left.stream()
                .filter(index -> operations.get(index).asked() < firstAnswer)
                .anyMatch(index ->
                        after(point, index).filter(next -> canEnd(next, tried)).isPresent());
    }

    private List<Integer> left(SearchPoint point) {
        return IntStream.range(0, operations.size())
                .filter(index -> (point.done() & 1L << index) == 0)
                .boxed()
                .toList();
    }

    private Optional<SearchPoint> after(SearchPoint point, int index) {
        return operations
                .get(index)
                .effect()
                .on(point.state())
                .map(state -> new SearchPoint(point.done() | 1L << index, state));
    }

    /** Returns how many operations had that effect. */
    long count(Class<? extends OperationEffect> effect) {
        return operations.stream()
                .filter(one -> effect.isInstance(one.effect()))
                .count();
    }

    /** Returns how many pairs of operations of different clients overlap. */
    long overlaps() {
        return operations.stream()
                        .mapToLong(one -> operations.stream()
                                .filter(other -> !one.client().equals(other.client()) && one.overlaps(other))
                                .count())
                        .sum()
                / 2;
    }

    @Override
    public String toString() {
        return operations.stream()
                .sorted(Comparator.comparingLong(ClientOperation::asked))
                .map(ClientOperation::toString)
                .collect(Collectors.joining("\n", "from " + start + "\n", ""));
    }
}
