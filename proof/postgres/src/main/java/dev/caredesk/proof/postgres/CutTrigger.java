package dev.caredesk.proof.postgres;

import java.util.Optional;

/** Decides under which batches a wire is cut. Called by several threads at the same time. */
public interface CutTrigger {

    /** Returns when the connection of that question is to be cut; empty where it is not. */
    Optional<CutPhase> at(ClientBatch question);

    /** Returns how many of so many bytes come to the server where it is cut {@link CutPhase#DURING}: at least one, and not all. */
    int part(int bytes);

    /**
     * Takes the result of a cut that was asked for.
     *
     * @param hit whether the connection was cut then; not where the server refused what it was asked, or the connection had ended
     */
    void done(ClientBatch question, CutPhase phase, boolean hit);
}
