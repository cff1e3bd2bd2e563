package dev.caredesk.verification.migration;

import dev.caredesk.jdbc.JdbcStorage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The process that is killed: it starts a storage, and stands still after one step of that. */
public final class StartingProcess {

    static final String STANDS = "stands";

    private StartingProcess() {}

    /** Takes the URL and the number of the step. */
    public static void main(String[] arguments) {
        int last = Integer.parseInt(arguments[1]);
        AtomicInteger steps = new AtomicInteger();
        JdbcStorage.of(StepReportingDataSources.source(new SchemaDatabase(arguments[0]), () -> {
                    if (steps.incrementAndGet() == last) {
                        System.out.println(STANDS);
                        standStill();
                    }
                }))
                .close();
    }

    private static void standStill() {
        while (true) {
            LockSupport.park();
        }
    }
}
