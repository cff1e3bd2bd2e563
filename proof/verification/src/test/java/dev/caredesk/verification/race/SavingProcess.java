package dev.caredesk.verification.race;

import dev.caredesk.Caredesk;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.testkit.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A process that saves, and ends well when every save of its threads was acknowledged. */
final class SavingProcess {

    private SavingProcess() {}

    /** The arguments are the URL of the database, a customer, the first thread, the one behind the last, and the saves of each. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        CustomerId customer = new CustomerId(arguments[1]);
        int saves = Integer.parseInt(arguments[4]);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Caredesk sdk = CaredeskBuilder.on(
                        JdbcStorage.postgresql(arguments[0], TestPostgres.USER, TestPostgres.PASSWORD))
                .clock(TestClock.standing())
                .start()) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = Integer.parseInt(arguments[2]); thread < Integer.parseInt(arguments[3]); thread++) {
                int number = thread;
                all.add(threads.submit(
                        () -> SavingThread.of(sdk, customer, number).run(saves)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
