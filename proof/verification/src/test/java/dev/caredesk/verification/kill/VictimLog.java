package dev.caredesk.verification.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The lines that victims on one database printed: all that began, and all that was acknowledged.
 *
 * @param lines in the order in which they came
 */
record VictimLog(List<VictimLine> lines) {

    VictimLog {
        lines = List.copyOf(lines);
    }

    VictimLog and(List<VictimLine> more) {
        List<VictimLine> all = new ArrayList<>(lines);
        all.addAll(more);
        return new VictimLog(all);
    }

    /** The numbers of a worker's steps that were acknowledged. */
    LongStream acknowledged(int worker, RoundStep step) {
        return numbers(worker, step, true);
    }

    /** The last one that was acknowledged; 0 for none. */
    long last(int worker, RoundStep step) {
        return acknowledged(worker, step).max().orElse(0);
    }

    /** The last one that began; 0 for none. */
    long begun(int worker, RoundStep step) {
        return numbers(worker, step, false).max().orElse(0);
    }

    /** The place of the last line of that kind. */
    OptionalLong lastLineOf(int worker, RoundStep step, boolean acknowledged) {
        return LongStream.range(0, lines.size())
                .filter(index -> is(lines.get((int) index), worker, step, acknowledged))
                .max();
    }

    private LongStream numbers(int worker, RoundStep step, boolean acknowledged) {
        return lines.stream()
                .filter(words -> is(words, worker, step, acknowledged))
                .mapToLong(VictimLine::number);
    }

    private static boolean is(VictimLine words, int worker, RoundStep step, boolean acknowledged) {
        return words.worker() == worker && words.step() == step && words.acknowledged() == acknowledged;
    }
}
