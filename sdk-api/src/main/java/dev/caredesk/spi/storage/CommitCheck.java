package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether a ChangeSet can be committed over a present state, in the order of {@link CommitResult}: drafts, versions, everything
 * else. A storage calls it under the lock, or in the transaction, in which it commits. A pure function.
 */
public final class CommitCheck {

    private final ChangeSet changes;
    private final PresentState present;

    private CommitCheck(ChangeSet changes, PresentState present) {
        this.changes = changes;
        this.present = present;
    }

    /** Returns why a ChangeSet, whose id is not known yet, can't be committed; empty if it can. */
    public static Optional<CommitResult> refusal(ChangeSet changes, PresentState present) {
        refuseNull("changes", changes, "present", present);
        CommitCheck check = new CommitCheck(changes, present);
        List<Broken> moved = check.movedDrafts();
        if (!moved.isEmpty()) {
            return Optional.of(new CommitResult.Refused(moved));
        }
        List<Stored> stale = check.stale();
        if (!stale.isEmpty()) {
            return Optional.of(new CommitResult.Stale(stale));
        }
        List<Broken> broken = new ArrayList<>(new RecordConditions(changes, present).broken());
        broken.addAll(check.heldClaims());
        return broken.isEmpty() ? Optional.empty() : Optional.of(new CommitResult.Refused(broken));
    }

    /** Returns the ids of the records that the check of a ChangeSet asks for, so that a storage can read them together. */
    public static Set<RecordId> records(ChangeSet changes) {
        refuseNull("changes", changes);
        Set<RecordId> ids = new HashSet<>();
        changes.created().forEach(record -> ids.add(record.id()));
        changes.created().forEach(record -> RecordConditions.addedTo(record).ifPresent(ids::add));
        changes.changed().forEach(change -> ids.add(change.id()));
        changes.requires().forEach(require -> ids.add(require.record()));
        changes.touches().forEach(touch -> ids.add(touch.request()));
        changes.ends().forEach(end -> ids.add(end.activity()));
        changes.holds().forEach(hold -> ids.add(hold.activity()));
        changes.failures().forEach(failure -> ids.add(failure.record()));
        changes.commands().forEach(command -> ids.add(command.interaction()));
        changes.indexes().forEach(index -> ids.add(index.customer()));
        changes.recents().forEach(recent -> ids.add(recent.customer()));
        return ids;
    }

    /** A customer on a desk, which only one engagement can have (D3). */
    private record CustomerOnDesk(AgentId desk, CustomerId customer) {}

    /** Finds drafts that moved (D7), and customers that another engagement of the desk has, unless the ChangeSet closes it (D3). */
    private List<Broken> movedDrafts() {
        List<Broken> broken = new ArrayList<>();
        Map<CustomerOnDesk, EngagementId> taken = new HashMap<>();
        for (DraftWrite draft : changes.drafts()) {
            Optional<StoredDraft> stored = present.draft(draft.engagement());
            if (!draft.isBasedOn(stored)) {
                broken.add(new Broken.DraftMoved(draft.engagement(), stored));
            }
            if (draft.document().isPresent() && draft.customer().isPresent()) {
                CustomerOnDesk place =
                        new CustomerOnDesk(draft.desk(), draft.customer().get());
                EngagementId first = taken.putIfAbsent(place, draft.engagement());
                Optional.ofNullable(first)
                        .or(() -> staying(place))
                        .filter(other -> !other.equals(draft.engagement()))
                        .ifPresent(other -> broken.add(new Broken.CustomerOpen(draft.engagement(), other)));
            }
        }
        return broken;
    }

    private Optional<EngagementId> staying(CustomerOnDesk place) {
        return present.engagementOf(place.desk(), place.customer())
                .filter(open -> changes.drafts().stream()
                        .noneMatch(draft -> draft.engagement().equals(open)
                                && draft.document().isEmpty()));
    }

    /** Finds the records that have another version than the ChangeSet is based on (N2). */
    private List<Stored> stale() {
        Map<RecordId, Stored> stale = new LinkedHashMap<>();
        changes.changed().forEach(change -> compare(change.id(), change.base(), stale));
        for (Require require : changes.requires()) {
            if (require instanceof Require.AtVersion at) {
                compare(at.record(), at.version(), stale);
            }
        }
        return List.copyOf(stale.values());
    }

    private void compare(RecordId id, Version expected, Map<RecordId, Stored> stale) {
        present.record(id)
                .filter(record -> !record.versionIfAny().equals(Optional.of(expected)))
                .ifPresent(record -> stale.put(id, record));
    }

    /** Finds the claims whose key another record holds (C7, D4, X2). Releases take effect first. */
    private List<Broken> heldClaims() {
        List<Broken> broken = new ArrayList<>();
        for (Claim wanted : changes.claims()) {
            present.claim(wanted.key())
                    .filter(claim -> !claim.holder().equals(wanted.holder()))
                    .filter(claim -> !changes.releases().contains(new Release(claim.key(), claim.holder())))
                    .ifPresent(claim -> broken.add(new Broken.Held(wanted, claim)));
        }
        return broken;
    }
}
