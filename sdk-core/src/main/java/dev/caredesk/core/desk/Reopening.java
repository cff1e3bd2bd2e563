package dev.caredesk.core.desk;

import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.tenant.Ids;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.CustomerFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opening a customer without an interaction: from Recent or Search (D3, A4), or to link an activity that has none (A7). */
final class Reopening {

    private static final int ATTEMPTS = 10;

    private final TenantScope scope;
    private final Workspace workspace;

    Reopening(TenantScope scope, Workspace workspace) {
        this.scope = scope;
        this.workspace = workspace;
    }

    Outcome<Session> reopen(CustomerId customer) {
        String fresh = scope.newId();
        return run(
                customer,
                fresh,
                (work, now) -> {
                    Changes changes = new Changes(scope, Ids.derived("reopen", fresh), work.desk(), now);
                    return Outcome.done(Plan.commit(changes, work, customer));
                },
                false);
    }

    /** A7. */
    Outcome<Session> link(ActivityId activity, CustomerId customer, OperationId operation) {
        String id = Ids.derived("operation", operation.value());
        boolean known =
                scope.storage().committed(scope.id(), ChangeSetId.of(id)).isPresent();
        if (known) {
            return reopen(customer);
        }
        Joining joining = new Joining(scope);
        Plan.Decision<CustomerId> decision = (work, now) -> free(activity).map(found -> {
            Changes changes = new Changes(scope, id, work.desk(), now);
            Work after = joining.move(changes, work, found).current(work.current());
            return Plan.commit(changes, after, customer).moving();
        });
        return run(customer, operation.value(), decision, true);
    }

    private Outcome<ActivityRecord> free(ActivityId id) {
        Optional<ActivityRecord> found = new Refresher(scope).activity(id);
        if (found.isEmpty()) {
            return Outcome.refused(Refusals.unknown(id));
        }
        if (found.get().customer().isPresent()) {
            return Outcome.refused(Refusals.not(RefusalCode.ACTIVITY_LINKED, id));
        }
        return found.get().engagement().isPresent()
                ? Outcome.refused(Refusals.not(RefusalCode.ACTIVITY_LIVE_ELSEWHERE, id))
                : Outcome.done(found.get());
    }

    /** Opens a new engagement of the customer by that decision, or comes back to the one that has it open, where a link joins. */
    private Outcome<Session> run(CustomerId customer, String seed, Plan.Decision<CustomerId> decision, boolean links) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Session> open = workspace.ofCustomer(customer).filter(Session::catchUp);
            if (open.isPresent()) {
                Session back = open.get();
                return links ? back.commit(decision, false).map(done -> back) : Outcome.done(back);
            }
            Optional<CustomerFile> file = scope.storage()
                    .records()
                    .file(scope.id(), customer, scope.now(), scope.limits().pageEntries());
            if (file.isEmpty()) {
                return Outcome.refused(Refusals.unknown(customer));
            }
            EngagementId id = EngagementId.of(Ids.derived("engagement", seed));
            Work work = links
                    ? Opening.known(id, workspace.agent(), file.get())
                    : Opening.reopened(id, workspace.agent(), file.get());
            Outcome<Optional<Session>> begun = begin(workspace.begun(work, file), decision);
            if (!begun.isDone() || begun.orElseThrow().isPresent()) {
                return begun.map(Optional::orElseThrow);
            }
        }
        throw StorageException.unavailable("others changed the same records " + ATTEMPTS + " times in a row");
    }

    private Outcome<Optional<Session>> begin(Session session, Plan.Decision<CustomerId> decision) {
        Instant now = scope.now();
        Outcome<Plan<CustomerId>> decided = decision.decide(session.work(), now);
        if (!decided.isDone()) {
            return Outcome.refused(decided.refusals());
        }
        CommitResult result =
                session.alone(() -> session.send(decided.orElseThrow()).result());
        if (result instanceof CommitResult.Committed) {
            return Outcome.done(Optional.of(workspace.register(session)));
        }
        List<Broken> broken = result instanceof CommitResult.Refused refused ? refused.conditions() : List.of();
        broken.stream()
                .filter(Broken.CustomerOpen.class::isInstance)
                .forEach(open -> workspace.takeUp(((Broken.CustomerOpen) open).present()));
        return Outcome.done(Optional.empty());
    }
}
