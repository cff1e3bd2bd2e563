package dev.caredesk.verification.cut;

import dev.caredesk.proof.postgres.ClientBatch;
import dev.caredesk.proof.postgres.CutPhase;
import dev.caredesk.proof.postgres.CutTrigger;
import dev.caredesk.verification.RandomConnectionCutter;
import java.util.Optional;

/**
 * Cuts the connection under the first commit that says something, at a given phase, and under each repetition of it before the server
 * gets it. It ends when the storage has given up to find out what became of the commit, and not after a time or a number of cuts. Safe for
 * use by several threads.
 */
final class FirstCommitCutter implements CutTrigger {

    private final String victim;
    private final CutPhase first;
    private boolean begun;
    private boolean over;

    /** @param first says whether the commit happens */
    FirstCommitCutter(String victim, CutPhase first) {
        this.victim = victim;
        this.first = first;
    }

    @Override
    public synchronized Optional<CutPhase> at(ClientBatch question) {
        boolean meant = !over && RandomConnectionCutter.isCommit(question) && question.says(victim);
        return Optional.of(begun ? CutPhase.BEFORE : first).filter(phase -> meant);
    }

    @Override
    public int part(int bytes) {
        throw new IllegalStateException("an ambush cuts no question in two");
    }

    @Override
    public synchronized void done(ClientBatch question, CutPhase phase, boolean hit) {
        begun = begun || hit;
    }

    synchronized void end() {
        over = true;
    }

    synchronized boolean isOver() {
        return over;
    }
}
