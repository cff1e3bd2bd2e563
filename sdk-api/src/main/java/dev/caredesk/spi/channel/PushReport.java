package dev.caredesk.spi.channel;

import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One report from a {@link PushChannel} to the sink. */
record PushReport(Consumer<ChannelSink> what) {

    private static final int BATCH = 200;

    /** Returns reports of the given offers, in batches small enough for one query to the storage. */
    static List<PushReport> offers(List<Interaction> offers) {
        List<PushReport> batches = new ArrayList<>();
        for (int from = 0; from < offers.size(); from += BATCH) {
            List<Interaction> batch = offers.subList(from, Math.min(from + BATCH, offers.size()));
            batches.add(new PushReport(sink -> sink.offer(batch)));
        }
        return batches;
    }

    /**
     * The result of sending a report: after a storage failure it stays first, after any other failure the next ones have their
     * turn.
     */
    enum Attempt {
        KEPT,
        STORAGE_FAILED,
        FAILED
    }

    /** A report on its way to a sink. */
    record Sending(PushReport report, ChannelSink to) {

        /** Sends the report; a wrong call is thrown and not retried. */
        Attempt attempt() {
            try {
                report.what.accept(to);
                return Attempt.KEPT;
            } catch (WrongCallException e) {
                throw e;
            } catch (StorageException e) {
                return Attempt.STORAGE_FAILED;
            } catch (RuntimeException e) {
                return Attempt.FAILED;
            }
        }
    }
}
