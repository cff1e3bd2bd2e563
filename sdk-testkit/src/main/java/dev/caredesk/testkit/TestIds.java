package dev.caredesk.testkit;

import static dev.caredesk.WrongCallException.refuseNull;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A source of ids that gives the same ones in each run: {@code id-1}, {@code id-2} and so on. No two are the same. Safe for use by
 * several threads.
 */
public final class TestIds implements Supplier<String> {

    private final String prefix;
    private final AtomicLong last = new AtomicLong();

    private TestIds(String prefix) {
        this.prefix = prefix;
    }

    /** Ids that begin with {@code id-}. */
    public static TestIds sequence() {
        return named("id");
    }

    /** Ids that begin with that name, for tests in which several sources, such as two processes, meet in one storage. */
    public static TestIds named(String name) {
        refuseNull("name", name);
        return new TestIds(name + "-");
    }

    @Override
    public String get() {
        return prefix + last.incrementAndGet();
    }
}
