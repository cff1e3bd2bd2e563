package dev.caredesk.verification.cut;

import dev.caredesk.proof.postgres.Aim;
import dev.caredesk.proof.postgres.Phase;
import dev.caredesk.proof.postgres.Question;
import dev.caredesk.verification.Marksman;
import java.util.Optional;

/**
 * Cuts the connection under the first commit that says something, at a given phase, and under each repetition of it before the server
 * gets it. It ends when the storage has given up to find out what became of the commit, and not after a time or a number of cuts. Safe for
 * use by several threads.
 */
final class Ambush implements Aim {

    private final String victim;
    private final Phase first;
    private boolean begun;
    private boolean over;

    /** @param first says whether the commit happens */
    Ambush(String victim, Phase first) {
        this.victim = victim;
        this.first = first;
    }

    @Override
    public synchronized Optional<Phase> at(Question question) {
        boolean meant = !over && Marksman.isCommit(question) && question.says(victim);
        return Optional.of(begun ? Phase.BEFORE : first).filter(phase -> meant);
    }

    @Override
    public int part(int bytes) {
        throw new IllegalStateException("an ambush cuts no question in two");
    }

    @Override
    public synchronized void done(Question question, Phase phase, boolean hit) {
        begun = begun || hit;
    }

    synchronized void end() {
        over = true;
    }

    synchronized boolean isOver() {
        return over;
    }
}
