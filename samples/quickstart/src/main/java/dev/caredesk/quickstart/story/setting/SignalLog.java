package dev.caredesk.quickstart.story.setting;

import dev.caredesk.desk.DeskListener;
import dev.caredesk.desk.DeskSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The signals of Mara's desk, in order, for a story that tells one thing after the other. */
public final class SignalLog implements DeskListener {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(50);

    private static final int LOOKS = 1_200;

    private final BlockingQueue<DeskSignal> heard = new LinkedBlockingQueue<>();

    @Override
    public void on(DeskSignal signal) {
        heard.add(signal);
    }

    /** Forgets what was heard. */
    public void forget() {
        heard.clear();
    }

    /** The next signal of that kind; empty when none comes within a minute. */
    public <T extends DeskSignal> Optional<T> next(Class<T> kind) {
        for (DeskSignal signal = poll(PATIENCE); signal != null; signal = poll(PATIENCE)) {
            if (kind.isInstance(signal)) {
                return Optional.of(kind.cast(signal));
            }
        }
        return Optional.empty();
    }

    /** Waits until something is so, a minute at most; each signal is a reason to look again. */
    public void await(BooleanSupplier something) {
        for (int looks = 0; looks < LOOKS && !something.getAsBoolean(); looks++) {
            poll(LOOK);
        }
    }

    private @Nullable DeskSignal poll(Duration patience) {
        try {
            return heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
