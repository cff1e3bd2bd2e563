package dev.caredesk.jdbc.commit;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.jdbc.read.KeyLookup;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.Release;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredDraft;
import dev.caredesk.spi.storage.Write;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The present state of all that a refused ChangeSet refers to, and the refusal that follows from it, in the order of {@link
 * CommitResult}: drafts, versions, everything else.
 *
 * @param seated the drafts on the desks and with the customers of its drafts
 * @param open an open request of each customer that must have none
 */
record PresentState(
        ChangeSet changes,
        Map<RecordId, Stored> records,
        Map<EngagementId, StoredDraft> drafts,
        List<StoredDraft> seated,
        Map<Claim.Key, Claim> claims,
        Map<CustomerId, RequestId> open) {

    static PresentState read(KeyLookup loads, ChangeSet changes) throws SQLException {
        Map<RecordId, Stored> records = new HashMap<>();
        loads.records(ids(changes)).forEach(record -> records.put(record.id(), record));
        Set<EngagementId> engagements =
                changes.drafts().stream().map(DraftWrite::engagement).collect(Collectors.toSet());
        Map<EngagementId, StoredDraft> drafts = new HashMap<>();
        loads.drafts(engagements).forEach(draft -> drafts.put(draft.engagement(), draft));
        Map<Claim.Key, Claim> claims = new HashMap<>();
        loads.claims(changes.claims().stream().map(Claim::key).toList())
                .forEach(claim -> claims.put(claim.key(), claim));
        return new PresentState(
                changes, records, drafts, draftsOnDesks(loads, changes.drafts()), claims, open(loads, changes));
    }

    private static Map<CustomerId, RequestId> open(KeyLookup loads, ChangeSet changes) throws SQLException {
        Map<CustomerId, RequestId> open = new HashMap<>();
        for (Require require : changes.requires()) {
            if (require instanceof Require.NoOpenRequest none) {
                loads.openRequest(none.customer(), changes.at())
                        .ifPresent(request -> open.put(none.customer(), request));
            }
        }
        return open;
    }

    private static List<StoredDraft> draftsOnDesks(KeyLookup loads, List<DraftWrite> drafts) throws SQLException {
        List<StoredDraft> seated = new ArrayList<>();
        for (DraftWrite draft : drafts) {
            Set<String> customer =
                    draft.customer().map(id -> id.value()).stream().collect(Collectors.toSet());
            seated.addAll(loads.draftsOf(draft.desk().value(), customer));
        }
        return seated;
    }

    private static Set<RecordId> ids(ChangeSet changes) {
        Set<RecordId> ids = new HashSet<>();
        changes.writes().forEach(write -> ids.add(write.record().id()));
        changes.writes().forEach(write -> activityOf(write.record()).ifPresent(ids::add));
        changes.requires().forEach(require -> ids.add(require.record()));
        changes.touches().forEach(touch -> ids.add(touch.request()));
        changes.ends().forEach(end -> ids.add(end.activity()));
        changes.holds().forEach(hold -> ids.add(hold.activity()));
        changes.indexes().forEach(index -> ids.add(index.customer()));
        changes.recents().forEach(recent -> ids.add(recent.customer()));
        return ids;
    }

    /** The activity of a comment or message, which alone are in one. */
    static Optional<? extends RecordId> activityOf(Stored record) {
        return record.parent().filter(ActivityId.class::isInstance);
    }

    Optional<CommitResult> refusal() {
        Collection<Broken> moved = movedDrafts();
        if (!moved.isEmpty()) {
            return Optional.of(new CommitResult.Refused(List.copyOf(moved)));
        }
        Collection<Stored> stale = stale();
        if (!stale.isEmpty()) {
            return Optional.of(new CommitResult.Stale(List.copyOf(stale)));
        }
        List<Broken> broken = new ArrayList<>(new BrokenConditions(this).broken());
        broken.addAll(claimsOfOthers());
        return broken.isEmpty() ? Optional.empty() : Optional.of(new CommitResult.Refused(broken));
    }

    /** D7, D3. An engagement that the ChangeSet writes too counts as it will be. */
    private List<Broken> movedDrafts() {
        Set<EngagementId> written =
                changes.drafts().stream().map(DraftWrite::engagement).collect(Collectors.toSet());
        List<Broken> broken = new ArrayList<>();
        List<DraftWrite> before = new ArrayList<>();
        for (DraftWrite draft : changes.drafts()) {
            Optional<StoredDraft> present = Optional.ofNullable(drafts.get(draft.engagement()));
            if (present.map(StoredDraft::revision).orElse(0L) != draft.expected()) {
                broken.add(new Broken.DraftMoved(draft.engagement(), present));
            }
            if (draft.document().isPresent() && draft.customer().isPresent()) {
                Stream<EngagementId> stays = seated.stream()
                        .filter(other -> !written.contains(other.engagement()))
                        .filter(other -> other.desk().equals(draft.desk())
                                && other.customer().equals(draft.customer()))
                        .map(StoredDraft::engagement);
                Stream<EngagementId> comes = before.stream()
                        .filter(other -> other.desk().equals(draft.desk())
                                && other.customer().equals(draft.customer()))
                        .map(DraftWrite::engagement);
                Stream.concat(stays, comes)
                        .findFirst()
                        .ifPresent(other -> broken.add(new Broken.CustomerOpen(draft.engagement(), other)));
                before.add(draft);
            }
        }
        return broken;
    }

    /** N2. */
    private Collection<Stored> stale() {
        Map<RecordId, Stored> stale = new LinkedHashMap<>();
        for (Write write : changes.writes()) {
            write.base().ifPresent(base -> compare(write.record().id(), base, stale));
        }
        for (Require require : changes.requires()) {
            if (require instanceof Require.AtVersion at) {
                compare(at.record(), at.version(), stale);
            }
        }
        return stale.values();
    }

    private void compare(RecordId id, Version expected, Map<RecordId, Stored> stale) {
        Stored present = records.get(id);
        if (present != null && !present.versionIfAny().equals(Optional.of(expected))) {
            stale.put(id, present);
        }
    }

    /** C7, D4, X2. Releases take effect first. */
    private List<Broken> claimsOfOthers() {
        Set<Release> releases = Set.copyOf(changes.releases());
        Map<Claim.Key, Claim> taken = new HashMap<>();
        List<Broken> broken = new ArrayList<>();
        for (Claim wanted : changes.claims()) {
            Claim present = claims.get(wanted.key());
            if (present == null || releases.contains(new Release(present.key(), present.holder()))) {
                present = taken.get(wanted.key());
            }
            if (present != null && !present.holder().equals(wanted.holder())) {
                broken.add(new Broken.Held(wanted, present));
            }
            taken.putIfAbsent(wanted.key(), wanted);
        }
        return broken;
    }
}
