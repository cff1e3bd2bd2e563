package dev.caredesk.verification.news;

import dev.caredesk.AgentId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A process with a desk that says when it hears that its customer changed, and loads that. It ends with its input. */
final class ListeningProcess {

    static final String READY = "ready";
    static final String HEARD = "heard";

    private ListeningProcess() {}

    /** The arguments are the URL of the database and a customer. */
    public static void main(String[] arguments) throws IOException {
        JdbcStorage storage = JdbcStorage.postgresql(arguments[0], TestPostgres.USER, TestPostgres.PASSWORD);
        try (SharedDatabaseSdk sdk = new SharedDatabaseSdk(storage, SharedDatabaseSdk.NEVER)) {
            Engagement work = sdk.open("mara", new CustomerId(arguments[1]));
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            sdk.sdk().desk(AgentId.of("mara")).listen(signal -> {
                if (signal instanceof DeskSignal.RecordStale) {
                    System.out.println(HEARD);
                    heard.add(HEARD);
                }
            });
            Thread loading = new Thread(() -> load(work, heard));
            loading.setDaemon(true);
            loading.start();
            System.out.println(READY);
            while (System.in.read() >= 0) {
                // Until whoever started it goes away.
            }
        }
    }

    private static void load(Engagement work, BlockingQueue<String> heard) {
        try {
            while (heard.take().equals(HEARD)) {
                work.load().orElseThrow();
                System.out.println(READY);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
