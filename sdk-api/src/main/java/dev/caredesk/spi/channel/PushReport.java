package dev.caredesk.spi.channel;

import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One thing that a {@link PushChannel} tells the sink. */
record PushReport(Consumer<ChannelSink> what) {

    private static final int BATCH = 200;

    /** Those offers, in batches of a size that a storage can be asked about at once. */
    static List<PushReport> offers(List<Interaction> offers) {
        List<PushReport> batches = new ArrayList<>();
        for (int from = 0; from < offers.size(); from += BATCH) {
            List<Interaction> batch = offers.subList(from, Math.min(from + BATCH, offers.size()));
            batches.add(new PushReport(sink -> sink.offer(batch)));
        }
        return batches;
    }

    /** What became of a report: after a failure of the storage it stays first, after any other the next ones have their turn. */
    enum Attempt {
        KEPT,
        STORAGE_FAILED,
        FAILED
    }

    /** A report on its way to a sink. */
    record Sending(PushReport report, ChannelSink to) {

        /** Tells the sink; a wrong call is not tried again but thrown. */
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
