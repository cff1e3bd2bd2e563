package dev.caredesk.testkit.model;

import dev.caredesk.desk.Action;

/** Tells whether the result of an action is the id of a new record. */
final class ActionCreatesRecord implements Action.Cases<Boolean> {

    static final ActionCreatesRecord CASES = new ActionCreatesRecord();

    private ActionCreatesRecord() {}

    @Override
    public Boolean addComment(Action.AddComment action) {
        return true;
    }

    @Override
    public Boolean reply(Action.Reply action) {
        return true;
    }

    @Override
    public Boolean addRequest(Action.AddRequest action) {
        return true;
    }

    @Override
    public Boolean move(Action.Move action) {
        return false;
    }

    @Override
    public Boolean moveToCustomer(Action.MoveToCustomer action) {
        return false;
    }

    @Override
    public Boolean closeRequest(Action.CloseRequest action) {
        return false;
    }

    @Override
    public Boolean followUp(Action.FollowUp action) {
        return true;
    }

    @Override
    public Boolean link(Action.Link action) {
        return false;
    }

    @Override
    public Boolean start(Action.Start action) {
        return true;
    }
}
