package dev.caredesk.core.usecase.action;

import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.commit.Operation;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.session.Session;
import dev.caredesk.core.usecase.DeskContext;
import dev.caredesk.desk.Action;
import dev.caredesk.spi.storage.Stored;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Performs an at-once action under its operation id. A repeated id has the result of the first time (E1, E7). */
public final class PerformAction {

    private final DeskContext desk;
    private final Session session;
    private final OperationId id;

    public PerformAction(DeskContext desk, Session session, OperationId id) {
        this.desk = desk;
        this.session = session;
        this.id = id;
    }

    /** Performs an action under a new id that nobody can have used. */
    public <R extends RecordId> Outcome<R> first(Action<R> action) {
        return useCase(action, context(action.toString())).run();
    }

    /** Adds a comment under a new id, to the activity that is meant when none is named. */
    public Outcome<CommentId> firstComment(String text) {
        return usualActivity().then(activity -> first(new Action.AddComment(activity, text)));
    }

    /** Sends a reply under a new id, in the activity that is meant when none is named. */
    public Outcome<MessageId> firstReply(String text) {
        return usualActivity().then(activity -> first(new Action.Reply(activity, text)));
    }

    /** Performs an action, or returns the result of the first time. */
    public <R extends RecordId> Outcome<R> perform(Action<R> action) {
        boolean anywhere = useCase(action, context(action.toString())).isPossibleAnywhere();
        ActionContext context = context(anywhere ? here(action.toString()) : action.toString());
        ActionUseCase<R> useCase = useCase(action, context);
        return context.operation()
                .committed()
                .or(() -> Optional.of(useCase.isDoneByCreate()).filter(done -> done))
                .map(same -> answer(same, () -> Outcome.done(useCase.result())))
                .orElseGet(useCase::run);
    }

    /** Adds a comment as {@link #perform} does, to the activity that is meant when none is named. */
    public Outcome<CommentId> comment(String text) {
        ActionContext context = context(here("comment " + text));
        return context.operation()
                .committed()
                .map(same -> answer(same, () -> Outcome.done(CommentId.of(context.made("comment")))))
                .orElseGet(() -> usualActivity()
                        .then(activity -> useCase(new Action.AddComment(activity, text), context)
                                .run()));
    }

    /** Sends a reply as {@link #perform} does, in the activity that is meant when none is named. */
    public Outcome<MessageId> reply(String text) {
        ActionContext context = context(here("reply " + text));
        return context.operation()
                .committed()
                .map(same -> answer(same, () -> sentReply(context)))
                .orElseGet(() -> usualActivity()
                        .then(activity -> useCase(new Action.Reply(activity, text), context)
                                .run()));
    }

    /** Names what is another action in another engagement. */
    private String here(String what) {
        return what + " in " + session.id();
    }

    private ActionContext context(String what) {
        return new ActionContext(desk, session, new Operation(desk.scope(), desk.agent(), id, what));
    }

    /** Returns the result for a repeated id; refused if the id belongs to another desk or action (E7). */
    private <R> Outcome<R> answer(boolean same, Supplier<Outcome<R>> result) {
        return same ? before(result) : Outcome.refused(Refusals.reused());
    }

    /** Finds the reply of the operation in all activities that are here, since another one may be the usual one by now. */
    private Outcome<MessageId> sentReply(ActionContext context) {
        Set<RecordId> possible = session.engagement().records().activities().keySet().stream()
                .map(activity -> SendReply.resultIn(context, activity))
                .collect(Collectors.toSet());
        TenantScope scope = desk.scope();
        return scope.storage().records().load(scope.id(), possible).stream()
                .map(Stored::id)
                .map(MessageId.class::cast)
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(noActivity()));
    }

    private Outcome<ActivityId> usualActivity() {
        if (session.isClosed()) {
            return Outcome.refused(Refusals.engagementClosed());
        }
        return session.engagement()
                .usualActivity(desk.scope().now())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(noActivity()));
    }

    private static Refusal noActivity() {
        return new Refusal.Unknown(RefusalCode.RECORD_UNKNOWN, "activity");
    }

    private <R> Outcome<R> before(Supplier<Outcome<R>> result) {
        session.catchUp();
        desk.sessions().all().forEach(Session::catchUp);
        desk.sessions().readJourneyIfPossible(session);
        return result.get();
    }

    @SuppressWarnings("unchecked") // The use case of each action returns the type of id that the action names.
    private static <R extends RecordId> ActionUseCase<R> useCase(Action<R> action, ActionContext context) {
        return (ActionUseCase<R>) action.fold(new UseCases(context));
    }

    private record UseCases(ActionContext context) implements Action.Cases<ActionUseCase<?>> {

        @Override
        public ActionUseCase<?> addComment(Action.AddComment action) {
            return new AddComment(context, action);
        }

        @Override
        public ActionUseCase<?> reply(Action.Reply action) {
            return new SendReply(context, action);
        }

        @Override
        public ActionUseCase<?> addRequest(Action.AddRequest action) {
            return new AddRequest(context, action);
        }

        @Override
        public ActionUseCase<?> move(Action.Move action) {
            return new MoveActivity(context, action);
        }

        @Override
        public ActionUseCase<?> moveToCustomer(Action.MoveToCustomer action) {
            return new MoveToCustomer(context, action);
        }

        @Override
        public ActionUseCase<?> closeRequest(Action.CloseRequest action) {
            return new CloseRequest(context, action);
        }

        @Override
        public ActionUseCase<?> followUp(Action.FollowUp action) {
            return new StartFollowUp(context, action);
        }

        @Override
        public ActionUseCase<?> link(Action.Link action) {
            return new LinkCustomer(context, action);
        }

        @Override
        public ActionUseCase<?> start(Action.Start action) {
            return new StartOutbound(context, action);
        }
    }
}
