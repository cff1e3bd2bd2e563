package dev.caredesk.email;

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
final class FolderPoll {

    private static final Logger LOG = LoggerFactory.getLogger(FolderPoll.class);
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final ChannelId channel;
    private final MailFolder folder;
    private final MailReader reader;
    private final OfferedMails memory;
    private final InstantSource clock;
    private final Troubles troubles;
    private Map<Path, MailFile> unsettled = Map.of();
    private int others;
    private boolean reachable = true;

    FolderPoll(ChannelId channel, MailFolder folder, MailReader reader, OfferedMails memory, InstantSource clock) {
        this.channel = channel;
        this.folder = folder;
        this.reader = reader;
        this.memory = memory;
        this.clock = clock;
        this.troubles = new Troubles(clock);
    }

    /**
     * How a look went.
     *
     * @param failed whether the folder or the storage behind the sink was out of reach, so that a pause is due
     * @param unsettled whether there are files that may still be written
     * @param looking how long listing the folder took
     */
    record Result(boolean failed, boolean unsettled, Duration looking) {}

    /** Looks once, and offers what is new; reports nothing once it is stopped. */
    Result now(ChannelSink sink, BooleanSupplier stopped) {
        long begun = System.nanoTime();
        Optional<List<MailFile>> files = look();
        List<MailFile> ready = settled(files.orElse(List.of()));
        Duration looking = Duration.ofNanos(System.nanoTime() - begun);
        boolean done = files.isPresent() && offerAll(ready, sink, stopped);
        if (done) {
            memory.complete();
        }
        return new Result(!done, !unsettled.isEmpty(), looking);
    }

    private Optional<List<MailFile>> look() {
        try {
            MailFolder.Look look = folder.look();
            reachable = true;
            if (look.others().size() > others) {
                LOG.warn(
                        "channel {}: {} entries of the mail folder can't be read as files",
                        channel,
                        look.others().size());
            }
            others = look.others().size();
            memory.keep(look.files());
            troubles.keep(look.files());
            return Optional.of(look.files());
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
            if (memory.has(file) || troubles.holds(file)) {
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

    /** Empty where the file can't be read, changed meanwhile, or is another copy of what was offered. */
    private Optional<Interaction> read(MailFile file) {
        try {
            Interaction offer = reader.read(file);
            if (!folder.look(file.path()).equals(Optional.of(file))) {
                unsettled.put(file.path(), file);
                return Optional.empty();
            }
            if (memory.has(offer.id().value())) {
                memory.add(file, offer.id().value());
                return Optional.empty();
            }
            return Optional.of(offer);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            trouble(file, e);
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
            return !e.isRetryable() && apart(batch, e, sink, stopped);
        } catch (RuntimeException e) {
            return apart(batch, e, sink, stopped);
        }
        batch.kept(memory);
        batch.files().forEach(troubles::remove);
        return true;
    }

    /** One offer that the sink can't take must not keep the others away. */
    private boolean apart(OfferBatch batch, RuntimeException e, ChannelSink sink, BooleanSupplier stopped) {
        if (batch.offers().size() == 1) {
            batch.files().forEach(file -> trouble(file, e));
            return true;
        }
        for (OfferBatch one : batch.single()) {
            if (!offer(one, sink, stopped)) {
                return false;
            }
        }
        return true;
    }

    /** File names may tell what a mail is about, so they are not logged. */
    private void trouble(MailFile file, Throwable e) {
        if (troubles.add(file)) {
            LOG.warn("channel {}: a mail can't be offered ({}); it is tried again", channel, kind(e));
        }
    }

    private static String kind(Throwable e) {
        return e.getClass().getSimpleName();
    }
}
