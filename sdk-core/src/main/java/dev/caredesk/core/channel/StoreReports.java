package dev.caredesk.core.channel;

import dev.caredesk.Actor;
import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.StorageException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitParticipant;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stores reports in one commit (D5, X2). Lives for one call. Ids are derived from interaction and message, so that repetition is
 * harmless; what others change meanwhile is read again.
 *
 * @param actor the channel, or the system for a host that withdraws offers
 * @param reports in their order
 */
record StoreReports(TenantScope scope, Actor actor, List<InboxReport> reports)
        implements UseCase<StoreReports.Present, Boolean> {

    /** The stored records that the reports concern. */
    record Present(Map<RecordId, Stored> records) implements UseCase.Subject {
        @Override
        public List<CommitParticipant> participants() {
            return List.of();
        }

        Optional<StoredInteraction> interaction(InteractionId id) {
            return Optional.ofNullable(records.get(id))
                    .filter(StoredInteraction.class::isInstance)
                    .map(StoredInteraction.class::cast);
        }

        StoredActivity activity(StoredInteraction.Taken taken) {
            if (records.get(taken.activity()) instanceof StoredActivity activity) {
                return activity;
            }
            throw StorageException.broken("the activity of an accepted interaction is not there");
        }

        Set<MessageId> messages() {
            return records.keySet().stream()
                    .filter(MessageId.class::isInstance)
                    .map(MessageId.class::cast)
                    .collect(Collectors.toSet());
        }
    }

    @Override
    public Outcome<Present> load(Attempt attempt) {
        Set<RecordId> ids = new LinkedHashSet<>();
        for (InboxReport report : reports) {
            ids.add(report.interaction());
            ids.add(DerivedIds.activity(report.interaction()));
            report.messageIds().forEach(id -> ids.add(DerivedIds.message(report.interaction(), id)));
        }
        return Outcome.done(new Present(scope.storage().records().load(scope.id(), ids).stream()
                .collect(Collectors.toMap(Stored::id, record -> record))));
    }

    @Override
    public Outcome<CommitPlan<Boolean>> decide(Present present, Instant now) {
        Changes changes = new Changes(scope, scope.newId(), actor, now);
        boolean changed = false;
        for (ReportedInteraction reported : applied(present)) {
            changed |= reported.addTo(changes, scope);
        }
        return Outcome.done(changed ? CommitPlan.commit(changes, true) : CommitPlan.nothing(false));
    }

    private Collection<ReportedInteraction> applied(Present present) {
        Set<MessageId> messages = present.messages();
        Map<InteractionId, ReportedInteraction> all = new LinkedHashMap<>();
        for (InboxReport report : reports) {
            report.applyTo(all.computeIfAbsent(report.interaction(), id -> reported(id, present, messages)));
        }
        return all.values();
    }

    private static ReportedInteraction reported(InteractionId id, Present present, Set<MessageId> messages) {
        Optional<StoredInteraction> stored = present.interaction(id);
        return new ReportedInteraction(
                id, stored, stored.flatMap(StoredInteraction::taken).map(present::activity), messages);
    }
}
