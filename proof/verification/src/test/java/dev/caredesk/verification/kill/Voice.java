package dev.caredesk.verification.kill;

import java.io.PrintStream;
import java.util.function.Supplier;

/** How a victim says what it does. A line is in the pipe when a call returns, so that a kill can't take it back. */
final class Voice {

    private final PrintStream out;

    Voice(PrintStream out) {
        this.out = out;
    }

    <R> R around(int worker, Step step, long number, Supplier<R> work) {
        say(new Words(false, worker, step, number));
        R result = work.get();
        say(new Words(true, worker, step, number));
        return result;
    }

    void say(Words words) {
        out.println(words.line());
        out.flush();
    }
}
