package dev.caredesk.proof.postgres;

import java.util.Optional;

/** Who says under which questions a wire is cut. Asked by several threads at the same time. */
public interface CutTrigger {

    /** When the connection of that question is to be cut; empty where it is not. */
    Optional<CutPhase> at(ClientBatch question);

    /** How many of so many bytes come to the server where it is cut {@link CutPhase#DURING}: at least one, and not all. */
    int part(int bytes);

    /**
     * What became of a cut that was asked for.
     *
     * @param hit whether the connection was cut then; not where the server refused what it was asked, or the connection had ended
     */
    void done(ClientBatch question, CutPhase phase, boolean hit);
}
