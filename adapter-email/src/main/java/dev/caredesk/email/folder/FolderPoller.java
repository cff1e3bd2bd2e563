package dev.caredesk.email.folder;

import dev.caredesk.StorageException;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Interaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at the folder after the other, each offering what is new. A file is read when it has not changed for a second, or
 * between two looks, so that none is read while it is written; whatever goes wrong with one file is no matter of the others.
 * Used by one thread.
 */
public final class FolderPoller {

    private static final Logger LOG = LoggerFactory.getLogger(FolderPoller.class);
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final ChannelId channel;
    private final MailFolder folder;
    private final MailFileReader reader;
    private final OfferedMails memory;
    private final InstantSource clock;
    private final FailedFiles failures;
    private Map<Path, MailFile> unsettled = Map.of();
    private int others;
    private boolean reachable = true;

    public FolderPoller(
            ChannelId channel, MailFolder folder, MailFileReader reader, OfferedMails memory, InstantSource clock) {
        this.channel = channel;
        this.folder = folder;
        this.reader = reader;
        this.memory = memory;
        this.clock = clock;
        this.failures = new FailedFiles(clock);
    }

    /**
     * The result of one poll of the folder.
     *
     * @param failed whether the folder or the storage behind the sink was out of reach, so that a pause is due
     * @param unsettled whether there are files that may still be written
     * @param listing how long listing the folder took
     */
    public record PollResult(boolean failed, boolean unsettled, Duration listing) {}

    /** Looks once, and offers what is new; reports nothing once it is stopped. */
    public PollResult pollOnce(ChannelSink sink, BooleanSupplier stopped) {
        long begun = System.nanoTime();
        Optional<List<MailFile>> files = list();
        List<MailFile> ready = settled(files.orElse(List.of()));
        Duration listing = Duration.ofNanos(System.nanoTime() - begun);
        boolean done = files.isPresent() && offerAll(ready, sink, stopped);
        if (done) {
            memory.markComplete();
        }
        return new PollResult(!done, !unsettled.isEmpty(), listing);
    }

    private Optional<List<MailFile>> list() {
        try {
            MailFolder.FolderListing found = folder.list();
            reachable = true;
            if (found.others().size() > others) {
                LOG.warn(
                        "channel {}: {} entries of the mail folder can't be read as files",
                        channel,
                        found.others().size());
            }
            others = found.others().size();
            memory.retainAll(found.files());
            failures.retainAll(found.files());
            return Optional.of(found.files());
        } catch (IOException e) {
            if (reachable) {
                LOG.warn("channel {}: the mail folder can't be read ({}); it is tried again", channel, kind(e));
            }
            reachable = false;
            return Optional.empty();
        }
    }

    private List<MailFile> settled(List<MailFile> files) {
        Instant limit = clock.instant().minus(SETTLED);
        List<MailFile> ready = new ArrayList<>();
        Map<Path, MailFile> wait = new HashMap<>();
        for (MailFile file : files) {
            if (memory.has(file) || failures.isPaused(file)) {
                continue;
            }
            if (!file.modified().isAfter(limit) || file.equals(unsettled.get(file.path()))) {
                ready.add(file);
            } else {
                wait.put(file.path(), file);
            }
        }
        unsettled = wait;
        return ready;
    }

    private boolean offerAll(List<MailFile> files, ChannelSink sink, BooleanSupplier stopped) {
        OfferBatch batch = new OfferBatch();
        for (MailFile file : files) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            Optional<Interaction> offer = read(file);
            if (offer.isPresent()) {
                batch.add(file, offer.get());
            }
            if (batch.isFull()) {
                if (!offer(batch, sink, stopped)) {
                    return false;
                }
                batch = new OfferBatch();
            }
        }
        return offer(batch, sink, stopped);
    }

    /** Reads a file into its offer; empty where it can't be read, changed meanwhile, or is another copy of what was offered. */
    private Optional<Interaction> read(MailFile file) {
        try {
            Interaction offer = reader.read(file);
            if (!folder.find(file.path()).equals(Optional.of(file))) {
                unsettled.put(file.path(), file);
                return Optional.empty();
            }
            if (memory.has(offer.id().value())) {
                memory.add(file, offer.id().value());
                return Optional.empty();
            }
            return Optional.of(offer);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            noteFailure(file, e);
            return Optional.empty();
        }
    }

    private boolean offer(OfferBatch batch, ChannelSink sink, BooleanSupplier stopped) {
        if (batch.files().isEmpty()) {
            return true;
        }
        if (stopped.getAsBoolean()) {
            return false;
        }
        try {
            sink.offer(batch.offers());
        } catch (StorageException e) {
            return !e.isRetryable() && offerSeparately(batch, e, sink, stopped);
        } catch (RuntimeException e) {
            return offerSeparately(batch, e, sink, stopped);
        }
        batch.rememberIn(memory);
        batch.files().forEach(failures::remove);
        return true;
    }

    /** One offer that the sink can't take must not keep the others away. */
    private boolean offerSeparately(OfferBatch batch, RuntimeException e, ChannelSink sink, BooleanSupplier stopped) {
        if (batch.offers().size() == 1) {
            batch.files().forEach(file -> noteFailure(file, e));
            return true;
        }
        for (OfferBatch one : batch.split()) {
            if (!offer(one, sink, stopped)) {
                return false;
            }
        }
        return true;
    }

    /** File names may tell what a mail is about, so they are not logged. */
    private void noteFailure(MailFile file, Throwable e) {
        if (failures.add(file)) {
            LOG.warn("channel {}: a mail can't be offered ({}); it is tried again", channel, kind(e));
        }
    }

    private static String kind(Throwable e) {
        return e.getClass().getSimpleName();
    }
}
