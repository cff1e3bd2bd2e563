package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitParticipant;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.view.PageReader;
import dev.caredesk.event.Event;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hides an offer on a desk for good, and tells the channel (D5). Lives for one call. */
public record RejectOffer(DeskContext desk, InteractionId id)
        implements UseCase<RejectOffer.ShownOffer, InteractionId> {

    /** An offer that the desk shows. */
    public record ShownOffer(StoredInteraction row) implements UseCase.Subject {
        @Override
        public List<CommitParticipant> participants() {
            return List.of();
        }
    }

    @Override
    public Outcome<ShownOffer> load(Attempt attempt) {
        Optional<StoredInteraction> row = new PageReader(desk.scope()).interaction(id);
        return row.filter(it -> it.isOfferedOn(desk.agent()))
                .map(offer -> Outcome.done(new ShownOffer(offer)))
                .orElseGet(() -> Outcome.refused(Refusals.lost(row)));
    }

    @Override
    public Outcome<CommitPlan<InteractionId>> decide(ShownOffer offered, Instant now) {
        Changes changes = new Changes(desk.scope(), desk.scope().newId(), desk.agent(), now);
        StoredInteraction row = offered.row();
        changes.change(row, row.rejectedBy(desk.agent()), Optional.of(Event.Kind.REJECTED));
        String command = DerivedIds.derived("reject", id.key(), desk.agent().value());
        changes.command(new Command.Reject(CommandId.of(command), id, desk.agent()));
        return Outcome.done(CommitPlan.commit(changes, id));
    }
}
