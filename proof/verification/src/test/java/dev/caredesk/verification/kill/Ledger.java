package dev.caredesk.verification.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * What victims on one file said: all that began, and all that was acknowledged, with the time at which the line came.
 *
 * @param lines in the order in which they came
 */
record Ledger(List<Line> lines) {

    /** A line with its time, in nanoseconds of {@link System#nanoTime()}. */
    record Line(Words words, long at) {}

    /** A time, both ends in it. */
    record Span(long from, long to) {

        static final Span ALWAYS = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

        boolean contains(long at) {
            return from <= at && at <= to;
        }

        Span until(long earlier) {
            return new Span(from, earlier);
        }
    }

    Ledger {
        lines = List.copyOf(lines);
    }

    Ledger and(List<Line> more) {
        List<Line> all = new ArrayList<>(lines);
        all.addAll(more);
        return new Ledger(all);
    }

    /** The numbers of a worker's steps that were acknowledged. */
    LongStream acknowledged(int worker, Step step) {
        return numbers(worker, step, true, Span.ALWAYS);
    }

    /** The last one that was acknowledged; 0 for none. */
    long last(int worker, Step step) {
        return acknowledged(worker, step).max().orElse(0);
    }

    /** The last one that was acknowledged in a time; 0 for none. */
    long lastIn(Span span, int worker, Step step) {
        return numbers(worker, step, true, span).max().orElse(0);
    }

    /** The last one that began; 0 for none. */
    long begun(int worker, Step step) {
        return numbers(worker, step, false, Span.ALWAYS).max().orElse(0);
    }

    /** The place of the last line of that kind. */
    OptionalLong lastLineOf(int worker, Step step, boolean acknowledged) {
        return LongStream.range(0, lines.size())
                .filter(index -> is(lines.get((int) index).words(), worker, step, acknowledged))
                .max();
    }

    private LongStream numbers(int worker, Step step, boolean acknowledged, Span span) {
        return lines.stream()
                .filter(line -> is(line.words(), worker, step, acknowledged) && span.contains(line.at()))
                .mapToLong(line -> line.words().number());
    }

    private static boolean is(Words words, int worker, Step step, boolean acknowledged) {
        return words.worker() == worker && words.step() == step && words.acknowledged() == acknowledged;
    }
}
