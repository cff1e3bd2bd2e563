package dev.caredesk.core.desk;

import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.tenant.Ids;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.Stored;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds the use case of an at-once action and runs it (E1). */
final class Performing {

    private static final int ATTEMPTS = 10;

    private final Workspace workspace;
    private final Session session;
    private final Operation operation;

    Performing(Workspace workspace, Session session, OperationId id) {
        this.workspace = workspace;
        this.session = session;
        this.operation = new Operation(workspace.scope(), session.refresher(), workspace.channels(), id);
    }

    @SuppressWarnings("unchecked") // each action's use case gives the id that its type names
    <R extends RecordId> Outcome<R> perform(Action<R> action) {
        if (action instanceof Action.Link link) {
            return (Outcome<R>) link(link);
        }
        if (action instanceof Action.MoveToCustomer move) {
            return (Outcome<R>) move(move);
        }
        if (action instanceof Action.Start start) {
            return (Outcome<R>) start(start);
        }
        Optional<Outcome<RequestId>> inDraft = session.work().isCreated() ? Optional.empty() : inDraft(action);
        if (inDraft.isPresent()) {
            return (Outcome<R>) inDraft.get();
        }
        Plan.Decision<R> decision = (work, now) -> (Outcome<Plan<R>>) (Outcome<?>) decide(action, work, now);
        return session.commit(Deadlines.readAgain(session.refresher(), decision), false);
    }

    private Outcome<? extends Plan<?>> decide(Action<?> action, Work work, Instant now) {
        Requesting requesting = new Requesting(operation);
        Speaking speaking = new Speaking(operation);
        if (action instanceof Action.AddComment comment) {
            return speaking.comment(comment, work, now);
        }
        if (action instanceof Action.Reply reply) {
            return speaking.reply(reply, work, now);
        }
        if (action instanceof Action.AddRequest add) {
            return requesting.add(add, work, now);
        }
        if (action instanceof Action.CloseRequest close) {
            return requesting.close(close, work, now);
        }
        if (action instanceof Action.FollowUp followUp) {
            return requesting.followUp(followUp, work, now);
        }
        return new Moving(operation).decide((Action.Move) action, work, now);
    }

    /** E1: what is a change of the draft before Create; empty for all else, and where the customer is created by now. */
    private Optional<Outcome<RequestId>> inDraft(Action<?> action) {
        if (action instanceof Action.AddRequest add) {
            Requesting requesting = new Requesting(operation);
            return inDraft((work, now) -> requesting.addToDraft(add, work, now), operation.made("request"));
        }
        if (action instanceof Action.Move move) {
            Moving moving = new Moving(operation);
            return inDraft(
                    (work, now) -> moving.moveInDraft(move, work, now),
                    move.to().value());
        }
        return Optional.empty();
    }

    private Optional<Outcome<RequestId>> inDraft(Step step, String request) {
        Outcome<Work> changed = edited(session.change(new BeforeCreate(step)));
        return changed.refusals().contains(BeforeCreate.TOO_LATE)
                ? Optional.empty()
                : Optional.of(changed.map(done -> RequestId.of(request)));
    }

    private <R> Outcome<R> edited(Outcome<R> changed) {
        if (changed.isDone()) {
            workspace.edited(session);
        }
        return changed;
    }

    /** D4: an agent with several slots of a medium takes the first free one. */
    private Outcome<ActivityId> start(Action.Start action) {
        TenantScope scope = workspace.scope();
        OptionalInt slot = OptionalInt.of(0);
        for (int attempt = 0; attempt < ATTEMPTS && slot.isPresent(); attempt++) {
            Starting starting = new Starting(operation, slot.getAsInt());
            Outcome<ActivityId> outcome = session.commit((work, now) -> starting.decide(action, work, now), false);
            boolean full = outcome.refusals().stream()
                    .anyMatch(refusal -> refusal.code().equals(RefusalCode.INTERACTION_TAKEN));
            if (!full) {
                outcome.toOptional().ifPresent(started -> CurrentInJourney.add(session));
                return outcome;
            }
            slot = FreeSlot.find(scope, workspace.agent(), action.media());
        }
        return Outcome.refused(Refusals.tooMany(action.media(), scope.limits()));
    }

    private Outcome<CustomerId> link(Action.Link action) {
        Linking linking = new Linking(workspace.scope());
        Optional<Session> open = workspace.ofCustomer(action.customer());
        if (open.isEmpty()) {
            Outcome<CustomerId> linked = session.commit(
                    (work, now) -> uncreated(work)
                            .then(own -> file(action.customer()))
                            .map(file -> {
                                Changes changes = operation.changes(work, now);
                                var onto = Opening.known(work.id(), work.desk(), file);
                                return Plan.commit(changes, linking.link(changes, work, onto), action.customer())
                                        .moving();
                            }),
                    false);
            workspace.readJourneyIfPossible(session);
            boolean openElsewhere = linked.refusals().stream().anyMatch(this::isOpenElsewhere);
            if (!openElsewhere) {
                return linked;
            }
        }
        return merge(action, linking);
    }

    /** The customer is open on this desk already: its engagement takes everything over, and this one ends (D3). */
    private Outcome<CustomerId> merge(Action.Link action, Linking linking) {
        return new HandOver(workspace.scope(), workspace)
                .run(
                        session,
                        () -> target(action.customer()),
                        (from, to, now) -> uncreated(from).map(own -> {
                            Changes changes = operation.changes(from, now);
                            Work onto = operation.refresher().withOpenRequests(to);
                            return new HandOver.Both(changes, from, true, linking.link(changes, from, onto));
                        }))
                .map(done -> action.customer());
    }

    /** C6: only before Create, which another thread or process may have been faster with. */
    private static Outcome<CustomerId> uncreated(Work work) {
        return work.isCreated()
                ? Outcome.refused(Refusals.not(RefusalCode.CUSTOMER_CREATED, work.customer()))
                : Outcome.done(work.customer());
    }

    /** A5. */
    private Outcome<CustomerId> move(Action.MoveToCustomer action) {
        if (action.to().equals(session.work().customer())) {
            return Outcome.refused(Refusals.not(RefusalCode.ACTIVITY_LINKED, action.activity()));
        }
        Joining joining = new Joining(workspace.scope());
        return new HandOver(workspace.scope(), workspace)
                .run(
                        session,
                        () -> target(action.to()),
                        (from, to, now) -> operation
                                .targets()
                                .movable(from, action.activity(), now)
                                .map(activity -> {
                                    Changes changes = operation.changes(from, now);
                                    Work onto = operation.refresher().withOpenRequests(to);
                                    Work joined = joining.move(changes, onto, activity);
                                    activity.request().ifPresent(changes::left);
                                    var draft = joined.draft().with(activity.id(), from.edits(activity.id()));
                                    return new HandOver.Both(
                                            changes,
                                            Linking.emptied(from, activity.id()),
                                            false,
                                            joined.with(draft.at(to.revision() + 1)));
                                }))
                .map(done -> action.to());
    }

    private Outcome<Session> target(CustomerId customer) {
        Optional<Session> open = workspace.ofCustomer(customer);
        if (open.isPresent()) {
            return Outcome.done(open.get());
        }
        EngagementId id = EngagementId.of(operation.made("engagement"));
        return file(customer)
                .map(file -> workspace.begun(Opening.known(id, workspace.agent(), file), Optional.of(file)));
    }

    private Outcome<CustomerFile> file(CustomerId customer) {
        TenantScope scope = workspace.scope();
        return scope.storage()
                .records()
                .file(scope.id(), customer, scope.now(), scope.limits().pageEntries())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusals.unknown(customer)));
    }

    private boolean isOpenElsewhere(Refusal refusal) {
        return refusal.code().equals(RefusalCode.CUSTOMER_OPEN);
    }

    /** E7: a known id is answered first, even where the engagement has moved on so far that it would refuse now. */
    @SuppressWarnings("unchecked") // as above
    <R extends RecordId> Optional<Outcome<R>> knownBefore(Action<R> action) {
        return before(() -> isCreated(action), () -> Outcome.done((R) result(action)));
    }

    /** E7: as {@link #knownBefore}, of a comment whose activity is not named. */
    Optional<Outcome<CommentId>> commentedBefore() {
        return before(() -> false, () -> Outcome.done(CommentId.of(operation.made("comment"))));
    }

    /**
     * E7: as {@link #knownBefore}, of a reply whose activity is not named: it is looked for in all activities that are here, since
     * another one may be the usual one by now.
     */
    Optional<Outcome<MessageId>> repliedBefore() {
        return before(() -> false, () -> {
            Set<RecordId> possible = session.work().records().activities().keySet().stream()
                    .map(this::reply)
                    .collect(Collectors.toSet());
            TenantScope scope = workspace.scope();
            return scope.storage().records().load(scope.id(), possible).stream()
                    .map(Stored::id)
                    .map(MessageId.class::cast)
                    .findFirst()
                    .map(Outcome::done)
                    .orElseGet(() -> Outcome.refused(new Refusal.Unknown(RefusalCode.RECORD_UNKNOWN, "activity")));
        });
    }

    private <R> Optional<Outcome<R>> before(BooleanSupplier otherwise, Supplier<Outcome<R>> result) {
        TenantScope scope = workspace.scope();
        boolean known = scope.storage()
                .committed(scope.id(), ChangeSetId.of(operation.changeSet()))
                .isPresent();
        if (!known && !otherwise.getAsBoolean()) {
            return Optional.empty();
        }
        session.catchUp();
        workspace.readJourneyIfPossible(session);
        return Optional.of(result.get());
    }

    /** E1: what was added to the draft is committed by Create, under another id than the operation's. */
    private boolean isCreated(Action<?> action) {
        RequestId request = RequestId.of(operation.made("request"));
        return action instanceof Action.AddRequest
                && session.refresher().request(request).isPresent();
    }

    private MessageId reply(ActivityId activity) {
        return MessageId.of(Ids.derived("message", activity.value(), operation.made("reply")));
    }

    private RecordId result(Action<?> action) {
        if (action instanceof Action.AddComment) {
            return CommentId.of(operation.made("comment"));
        }
        if (action instanceof Action.Reply reply) {
            return reply(reply.activity());
        }
        if (action instanceof Action.Move move) {
            return move.to();
        }
        if (action instanceof Action.MoveToCustomer move) {
            return move.to();
        }
        if (action instanceof Action.CloseRequest close) {
            return close.request();
        }
        if (action instanceof Action.Link link) {
            return link.customer();
        }
        return action instanceof Action.Start
                ? ActivityId.of(operation.made("activity"))
                : RequestId.of(operation.made("request"));
    }
}
