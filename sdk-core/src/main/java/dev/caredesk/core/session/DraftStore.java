package dev.caredesk.core.session;

import dev.caredesk.Outcome;
import dev.caredesk.StorageException;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.CommitLoop;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.runtime.CoalescingQueue;
import dev.caredesk.core.runtime.CoalescingQueue.Result;
import dev.caredesk.core.runtime.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stores the drafts of engagements within a delay (D6, D7). Only callers wait for a turn: the background stores the draft of a busy
 * engagement when its turn ends. Thread-safe.
 */
public final class DraftStore {

    /** Fewer threads than the background has, so that a storage that hangs on drafts does not hold up the feed. */
    private static final int WRITERS = 3;

    private static final String STORING = "storing a draft";

    private final TenantScope scope;
    private final CommitLoop loop;
    private final Duration delay;
    private final CoalescingQueue<Session, Boolean> due;
    private final Set<Session> planned = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** @param delay how far a stored draft may lag behind; zero to store each edit before it is acknowledged */
    public DraftStore(TenantScope scope, CommitLoop loop, Duration delay) {
        this.scope = scope;
        this.loop = loop;
        this.delay = delay;
        this.due = new CoalescingQueue<>(
                scope.background(), STORING, WRITERS, Boolean::logicalOr, (session, now) -> storeIfFree(session));
    }

    /** Stores a draft, unless it is stored. On return all of it is stored, or the engagement is closed. */
    public void store(Session session) {
        // Only a closed engagement refuses, and it has nothing to store.
        loop.run(new StoreDraft(session));
    }

    private record StoreDraft(Session session) implements UseCase<UseCase.Own<Session>, Boolean> {

        @Override
        public Outcome<Own<Session>> load(Attempt attempt) {
            return Outcome.done(new Own<>(session));
        }

        @Override
        public Outcome<CommitPlan<Boolean>> decide(Own<Session> own, Instant now) {
            return Outcome.done(
                    session.state().isUnstored() ? CommitPlan.storingDraft(true) : CommitPlan.nothing(false));
        }
    }

    /** Stores all those drafts; one that fails does not stop the others. Throws the first failure. */
    void storeAll(Collection<Session> sessions) {
        List<StorageException> failures = new ArrayList<>();
        for (Session session : freeFirst(sessions)) {
            try {
                store(session);
            } catch (StorageException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** Returns the sessions with the busy ones last, so that they hold up no other. */
    private static List<Session> freeFirst(Collection<Session> sessions) {
        Map<Boolean, List<Session>> byBusy = sessions.stream().collect(Collectors.partitioningBy(Session::isBusy));
        return Stream.of(false, true)
                .flatMap(busy -> byBusy.getOrDefault(busy, List.of()).stream())
                .toList();
    }

    /** Stores a draft within the delay, or before returning if the delay is zero. */
    public void storeInTime(Session session) {
        if (delay.isZero()) {
            store(session);
        } else {
            storeLater(session);
        }
    }

    /** Plans to store a draft, once for all edits until then. */
    private void storeLater(Session session) {
        if (!stopped && session.state().isUnstored() && planned.add(session)) {
            scope.background().later(STORING, delay, () -> {
                planned.remove(session);
                due.note(session, true);
            });
        }
    }

    /** Notes that nobody operates on an engagement any more. */
    void turnEnded(Session session) {
        due.ready(session);
    }

    /** Stores a draft if its engagement is free. The queue retries a failure, with growing rests, until it is stored. */
    private Result storeIfFree(Session session) {
        if (stopped) {
            return Result.DONE;
        }
        if (!session.tryTurn()) {
            return Result.BUSY;
        }
        try {
            store(session);
        } finally {
            session.endTurn().run();
        }
        storeLater(session);
        return Result.DONE;
    }

    /** Ends storing in time, and returns what is to be stored for the last time. */
    public List<UnstoredDraft> end(Collection<Session> sessions) {
        stopped = true;
        return sessions.stream()
                .map(session -> new UnstoredDraft(session, this))
                .filter(UnstoredDraft::isUnstored)
                .toList();
    }
}
