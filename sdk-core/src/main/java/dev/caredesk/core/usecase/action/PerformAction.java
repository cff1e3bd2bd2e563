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

/** Performs an at-once action under its operation id: an id that is known is answered first, with the result of then (E1, E7). */
public final class PerformAction {

    private final DeskContext desk;
    private final Session session;
    private final OperationId id;

    public PerformAction(DeskContext desk, Session session, OperationId id) {
        this.desk = desk;
        this.session = session;
        this.id = id;
    }

    /** Performs an action under an id that nobody can have asked with before. */
    public <R extends RecordId> Outcome<R> first(Action<R> action) {
        return useCase(action, context(action.toString())).run();
    }

    /** As {@link #first}, a comment on the activity that is meant when none is named. */
    public Outcome<CommentId> firstComment(String text) {
        return usualActivity().then(activity -> first(new Action.AddComment(activity, text)));
    }

    /** As {@link #first}, a reply in the activity that is meant when none is named. */
    public Outcome<MessageId> firstReply(String text) {
        return usualActivity().then(activity -> first(new Action.Reply(activity, text)));
    }

    /** Performs an action, or answers as when it was performed. */
    public <R extends RecordId> Outcome<R> perform(Action<R> action) {
        ActionContext context = context(action.toString());
        ActionUseCase<R> useCase = useCase(action, context);
        Optional<Boolean> committed = context.operation().committed();
        boolean same = committed.orElse(false) || useCase.isDoneByCreate();
        return committed.isPresent() || same ? answer(same, () -> Outcome.done(useCase.result())) : useCase.run();
    }

    /** As {@link #perform}, a comment on the activity that is meant when none is named. */
    public Outcome<CommentId> comment(String text) {
        ActionContext context = context("comment " + text);
        return context.operation()
                .committed()
                .map(same -> answer(same, () -> Outcome.done(CommentId.of(context.made("comment")))))
                .orElseGet(() -> usualActivity()
                        .then(activity -> useCase(new Action.AddComment(activity, text), context)
                                .run()));
    }

    /** As {@link #perform}, a reply in the activity that is meant when none is named. */
    public Outcome<MessageId> reply(String text) {
        ActionContext context = context("reply " + text);
        return context.operation()
                .committed()
                .map(same -> answer(same, () -> sentReply(context)))
                .orElseGet(() -> usualActivity()
                        .then(activity -> useCase(new Action.Reply(activity, text), context)
                                .run()));
    }

    private ActionContext context(String what) {
        return new ActionContext(desk, session, new Operation(desk.scope(), desk.agent(), id, what));
    }

    /** E7: the answer of an operation whose id is known; a refusal where it belongs to another desk or action. */
    private <R> Outcome<R> answer(boolean same, Supplier<Outcome<R>> result) {
        return same ? before(result) : Outcome.refused(Refusals.reused());
    }

    /** Another activity may be the usual one by now, so the message is looked for in all that are here. */
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
        desk.sessions().readJourneyIfPossible(session);
        return result.get();
    }

    @SuppressWarnings("unchecked") // each action's use case gives the id that its type names
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
