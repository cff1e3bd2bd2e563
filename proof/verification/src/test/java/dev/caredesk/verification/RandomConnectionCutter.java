package dev.caredesk.verification;

import dev.caredesk.proof.postgres.ClientBatch;
import dev.caredesk.proof.postgres.CutPhase;
import dev.caredesk.proof.postgres.CutTrigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Cuts connections one after the other, in each phase, three times under commits of ChangeSets and then once under anything else; and
 * counts those that it hit. Somebody's commit is cut so often, at first and in the end, that the storage gives up to find out what became
 * of it: at first it was committed, in the end it was not. Safe for use by several threads.
 */
public final class RandomConnectionCutter implements CutTrigger {

    /** The number of cuts until a storage says that it does not know: it tries ten times. */
    public static final int VOLLEY = 12;

    private static final int MOST_GAP = 8;
    private static final int COMMIT_BYTES = 60;
    private static final CutPhase[] PHASES = CutPhase.values();

    private final String victim;
    private final Random random;
    private final int planned;
    private final Deque<CutTarget> targets = new ArrayDeque<>();
    private final Map<CutPhase, Integer> commits = new EnumMap<>(CutPhase.class);
    private final Map<CutPhase, Integer> others = new EnumMap<>(CutPhase.class);
    private boolean busy;
    private int gap;

    private RandomConnectionCutter(String victim, long seed, List<CutTarget> targets) {
        this.victim = victim;
        random = new Random(seed);
        planned = targets.size();
        this.targets.addAll(targets);
    }

    private enum CutSubject {
        /** A commit of that one. */
        VICTIM,
        COMMIT,
        OTHER
    }

    private record CutTarget(CutSubject under, CutPhase phase) {}

    /**
     * One who cuts so often.
     *
     * @param victim what the commits say that are to get an unknown outcome
     */
    public static RandomConnectionCutter of(String victim, int cuts, long seed) {
        List<CutTarget> single = new ArrayList<>(IntStream.range(0, Math.max(0, cuts - 2 * VOLLEY))
                .mapToObj(cut ->
                        new CutTarget(cut % 4 == 3 ? CutSubject.OTHER : CutSubject.COMMIT, PHASES[cut % PHASES.length]))
                .toList());
        Collections.shuffle(single, new Random(seed));
        List<CutTarget> all = new ArrayList<>(volley(CutPhase.UNHEARD));
        all.addAll(single);
        all.addAll(volley(CutPhase.BEFORE));
        return new RandomConnectionCutter(victim, seed, all);
    }

    private static List<CutTarget> volley(CutPhase first) {
        List<CutTarget> all =
                new ArrayList<>(Collections.nCopies(VOLLEY, new CutTarget(CutSubject.VICTIM, CutPhase.BEFORE)));
        all.set(0, new CutTarget(CutSubject.VICTIM, first));
        return all;
    }

    @Override
    public synchronized Optional<CutPhase> at(ClientBatch question) {
        CutTarget next = targets.peek();
        if (busy || next == null || !isMeant(next.under(), question) || gap-- > 0) {
            return Optional.empty();
        }
        busy = true;
        return Optional.of(next.phase());
    }

    private boolean isMeant(CutSubject under, ClientBatch question) {
        return switch (under) {
            case VICTIM -> isCommit(question) && question.says(victim);
            case COMMIT -> isCommit(question);
            case OTHER -> !isCommit(question);
        };
    }

    /** Returns whether it is all of a ChangeSet, with its commit. */
    public static boolean isCommit(ClientBatch question) {
        return question.runs("COMMIT") && question.runs("INSERT INTO \"caredesk\".change_set");
    }

    /** Every second time around the COMMIT, which are the last bytes. */
    @Override
    public synchronized int part(int bytes) {
        return random.nextBoolean() && bytes > COMMIT_BYTES
                ? bytes - 1 - random.nextInt(COMMIT_BYTES)
                : 1 + random.nextInt(bytes - 1);
    }

    @Override
    public synchronized void done(ClientBatch question, CutPhase phase, boolean hit) {
        busy = false;
        if (hit) {
            boolean inVolley = targets.remove().under() == CutSubject.VICTIM;
            gap = inVolley ? 0 : random.nextInt(MOST_GAP);
            (isCommit(question) ? commits : others).merge(phase, 1, Integer::sum);
        }
    }

    /** Returns whether it has hit all that it was to. */
    public synchronized boolean isDone() {
        return targets.isEmpty();
    }

    /** Returns how many connections it has cut. */
    public synchronized int cuts() {
        return planned - targets.size();
    }

    /** Returns how often it has cut in the phase where it did so least, under commits. */
    public synchronized int leastOfCommits() {
        return Arrays.stream(PHASES)
                .mapToInt(phase -> commits.getOrDefault(phase, 0))
                .min()
                .orElseThrow();
    }

    /** Returns the number of cut connections, by phase. */
    @Override
    public synchronized String toString() {
        return cuts() + " connections cut, under commits " + text(commits) + ", under others " + text(others);
    }

    private static String text(Map<CutPhase, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
