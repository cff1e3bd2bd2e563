package dev.caredesk.core.usecase.action;

import dev.caredesk.Outcome;
import dev.caredesk.RecordId;

/** The use case of an action (E1): how it is done, and beside it the result of its operation id, by which asking again is answered. */
interface ActionUseCase<R extends RecordId> {

    Outcome<R> run();

    /** The id of the record that the operation makes or acts on, also when it was done before (E7). */
    R result();

    /** Whether it was done without a commit of its own: as a draft edit that Create has committed since (E1). */
    default boolean isDoneByCreate() {
        return false;
    }
}
