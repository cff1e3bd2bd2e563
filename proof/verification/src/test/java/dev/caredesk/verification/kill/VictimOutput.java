package dev.caredesk.verification.kill;

import java.io.PrintStream;
import java.util.function.Supplier;

/** Prints what a victim does. A line is in the pipe when a call returns, so that a kill can't take it back. */
final class VictimOutput {

    private final PrintStream out;

    VictimOutput(PrintStream out) {
        this.out = out;
    }

    <R> R around(int worker, RoundStep step, long number, Supplier<R> work) {
        say(new VictimLine(false, worker, step, number));
        R result = work.get();
        say(new VictimLine(true, worker, step, number));
        return result;
    }

    void say(VictimLine words) {
        out.println(words.line());
        out.flush();
    }
}
