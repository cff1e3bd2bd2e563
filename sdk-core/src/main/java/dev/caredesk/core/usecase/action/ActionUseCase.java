package dev.caredesk.core.usecase.action;

import dev.caredesk.Outcome;
import dev.caredesk.RecordId;

/** The use case of an action, with the result for a repetition of its operation id (E1). */
interface ActionUseCase<R extends RecordId> {

    Outcome<R> run();

    /** Returns the id of the record that the operation makes or acts on, even if it was done before (E7). */
    R result();

    /** Returns whether the action names no record of its engagement, so that in another engagement it is another action (E7). */
    default boolean isPossibleAnywhere() {
        return false;
    }

    /** Returns whether it was done without its own commit: as a change of the draft that Create has committed since (E1). */
    default boolean isDoneByCreate() {
        return false;
    }
}
