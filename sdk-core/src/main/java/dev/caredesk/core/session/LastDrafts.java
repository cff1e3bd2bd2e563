package dev.caredesk.core.session;

import dev.caredesk.core.runtime.BackgroundExecutor;
import dev.caredesk.desk.EngagementId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Stores drafts for the last time (D6): side by side on threads of its own, and those first whose engagement nobody operates on, so that
 * some that hang keep no other from being stored.
 */
public final class LastDrafts {

    private static final int SIDE_BY_SIDE = 16;

    private final BackgroundExecutor background;

    /** @param background which keeps what goes wrong */
    public LastDrafts(BackgroundExecutor background) {
        this.background = background;
    }

    /** Stores them, and returns the engagements whose newest edits are not stored when the time is over. */
    public List<EngagementId> storeWithin(Duration time, Collection<UnstoredDraft> drafts) {
        Queue<UnstoredDraft> left = new ConcurrentLinkedQueue<>(freeFirst(drafts));
        List<Thread> threads = IntStream.range(0, Math.min(SIDE_BY_SIDE, left.size()))
                .mapToObj(number -> new Thread(() -> storeEach(left), "caredesk-last-drafts-" + number))
                .toList();
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
        await(threads, time);
        return drafts.stream()
                .filter(UnstoredDraft::isUnstored)
                .map(UnstoredDraft::id)
                .toList();
    }

    private static List<UnstoredDraft> freeFirst(Collection<UnstoredDraft> drafts) {
        Map<Boolean, List<UnstoredDraft>> byBusy = drafts.stream()
                .filter(UnstoredDraft::isUnstored)
                .collect(Collectors.partitioningBy(UnstoredDraft::isBusy));
        return Stream.of(false, true)
                .flatMap(busy -> byBusy.getOrDefault(busy, List.of()).stream())
                .toList();
    }

    private void storeEach(Queue<UnstoredDraft> left) {
        for (UnstoredDraft next = left.poll(); next != null; next = left.poll()) {
            try {
                next.save();
            } catch (Throwable failure) {
                background.problem("storing a draft", failure);
            }
        }
    }

    private static void await(List<Thread> threads, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (Thread thread : threads) {
                long millis = Math.max(1, (end - System.nanoTime()) / 1_000_000);
                thread.join(millis);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
