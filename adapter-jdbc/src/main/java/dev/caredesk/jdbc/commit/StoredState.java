package dev.caredesk.jdbc.commit;

import dev.caredesk.AgentId;
import dev.caredesk.RecordId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.jdbc.read.KeyLookup;
import dev.caredesk.jdbc.table.LaneHolder;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.CommitCheck;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.PresentState;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredDraft;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stored state of all that a refused ChangeSet refers to, read at one instant.
 *
 * @param onDesks the drafts on the desks and with the customers of the ChangeSet's drafts
 * @param open an open request of each customer that must have none
 * @param lanes the lanes that must be leased or parked
 */
record StoredState(
        Map<RecordId, Stored> records,
        Map<EngagementId, StoredDraft> drafts,
        List<StoredDraft> onDesks,
        Map<Claim.Key, Claim> claims,
        Map<CustomerId, RequestId> open,
        Map<InteractionId, LaneHolder> lanes)
        implements PresentState {

    static StoredState read(KeyLookup lookup, ChangeSet changes) throws SQLException {
        Map<RecordId, Stored> records = new HashMap<>();
        lookup.records(CommitCheck.records(changes)).forEach(record -> records.put(record.id(), record));
        Set<EngagementId> engagements =
                changes.drafts().stream().map(DraftWrite::engagement).collect(Collectors.toSet());
        Map<EngagementId, StoredDraft> drafts = new HashMap<>();
        lookup.drafts(engagements).forEach(draft -> drafts.put(draft.engagement(), draft));
        Map<Claim.Key, Claim> claims = new HashMap<>();
        lookup.claims(changes.claims().stream().map(Claim::key).toList())
                .forEach(claim -> claims.put(claim.key(), claim));
        Map<InteractionId, LaneHolder> lanes = new HashMap<>();
        lookup.lanes(LaneStatements.required(changes).collect(Collectors.toSet()))
                .forEach(lane -> lanes.put(lane.interaction(), lane));
        return new StoredState(records, drafts, onDesks(lookup, changes), claims, open(lookup, changes), lanes);
    }

    private static List<StoredDraft> onDesks(KeyLookup lookup, ChangeSet changes) throws SQLException {
        List<StoredDraft> onDesks = new ArrayList<>();
        for (DraftWrite draft : changes.drafts()) {
            Set<String> customer =
                    draft.customer().map(CustomerId::value).stream().collect(Collectors.toSet());
            onDesks.addAll(lookup.draftsOf(draft.desk().value(), customer));
        }
        return onDesks;
    }

    private static Map<CustomerId, RequestId> open(KeyLookup lookup, ChangeSet changes) throws SQLException {
        Map<CustomerId, RequestId> open = new HashMap<>();
        for (Require require : changes.requires()) {
            if (require instanceof Require.NoOpenRequest none) {
                lookup.openRequest(none.customer(), changes.at())
                        .ifPresent(request -> open.put(none.customer(), request));
            }
        }
        return open;
    }

    @Override
    public Optional<Stored> record(RecordId id) {
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public Optional<StoredDraft> draft(EngagementId engagement) {
        return Optional.ofNullable(drafts.get(engagement));
    }

    @Override
    public Optional<EngagementId> engagementOf(AgentId desk, CustomerId customer) {
        return onDesks.stream()
                .filter(draft -> draft.desk().equals(desk)
                        && draft.customer().filter(customer::equals).isPresent())
                .map(StoredDraft::engagement)
                .findFirst();
    }

    @Override
    public Optional<Claim> claim(Claim.Key key) {
        return Optional.ofNullable(claims.get(key));
    }

    @Override
    public Optional<ProcessId> leaseOf(InteractionId interaction) {
        return Optional.ofNullable(lanes.get(interaction)).flatMap(LaneHolder::owner);
    }

    @Override
    public boolean isParked(InteractionId interaction) {
        return Optional.ofNullable(lanes.get(interaction))
                .filter(LaneHolder::parked)
                .isPresent();
    }

    @Override
    public Optional<RequestId> openRequest(CustomerId customer, Instant now) {
        return Optional.ofNullable(open.get(customer));
    }
}
