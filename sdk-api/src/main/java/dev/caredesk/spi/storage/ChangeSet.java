package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.Actor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All changes of one operation, committed whole or not at all. Immutable. What contradicts itself is a wrong call: a record that is created
 * or changed twice, two ends or holds of an activity, two drafts of an engagement, two claims of a key, and so on.
 *
 * <p>The conditions of {@link CommitResult} are checked first, as {@link CommitCheck} does. A comment of an activity, a message of an
 * interaction, a command for an interaction, and a touch, end, hold, failure, index or entry of Recent, needs its record stored, or created by
 * the same ChangeSet; else it is {@link Broken.Missing}. Then
 * the parts take effect in this order, as far as it is visible:
 *
 * <ol>
 *   <li>{@code created}, then {@code changed}, each in its order, which breaks ties of the same instant;
 *   <li>{@code ends}, then {@code holds}, then {@code touches}, which find the activities as those have left them; {@code failures};
 *   <li>{@code drafts} without a document, then those with one;
 *   <li>{@code releases}, then {@code claims};
 *   <li>{@code commands}, in their order, then {@code commandsDone}, then {@code parkings};
 *   <li>{@code indexes}, {@code recents} and {@code journal}, each in its order, {@code settings}, and the id with its answer.
 * </ol>
 *
 * @param id identifies it for good (E7)
 * @param purpose what the id was given for; no condition, only kept with the answer
 * @param tenant the tenant of all its records (Z2)
 * @param actor who makes the change, for the journal
 * @param at the operation's one instant (T1), with microseconds
 * @param created new records, at their first version
 * @param changed changes of stored records
 * @param requires conditions that it relies on without writing them
 * @param touches requests that were updated, or that an activity left; the builder makes one touch of several of the same request
 * @param ends activities that end
 * @param holds activities that an engagement takes or leaves
 * @param failures what channels could not do, for activities and messages
 * @param drafts new states of stored drafts; an engagement that opens or closes is one of them
 * @param releases keys that their holder gives up
 * @param claims keys that are taken; one that the same record holds already stays, with the new agent
 * @param indexes the new search entries of customers
 * @param commands what channels must do; each goes to the end of its interaction's lane, and one that waits there already does nothing
 * @param commandsDone commands that wait no more, since they were refused for good or dropped; a lane without commands is gone
 * @param parkings lanes that are parked, or go on
 * @param recents customers that become the newest of a desk's Recent
 * @param journal the journal entries, in this order
 * @param settings the tenant's settings from now on, if they change
 */
public record ChangeSet(
        ChangeSetId id,
        Purpose purpose,
        TenantId tenant,
        Actor actor,
        Instant at,
        List<Stored> created,
        List<RecordChange> changed,
        List<Require> requires,
        List<Touch> touches,
        List<EndWrite> ends,
        List<Hold> holds,
        List<FailureWrite> failures,
        List<DraftWrite> drafts,
        List<Release> releases,
        List<Claim> claims,
        List<Index> indexes,
        List<StoredCommand> commands,
        List<CommandDone> commandsDone,
        List<LaneParking> parkings,
        List<RecentWrite> recents,
        List<JournalEntry> journal,
        Optional<Payload> settings) {

    public ChangeSet {
        refuseNull("id", id, "purpose", purpose, "tenant", tenant);
        refuseNull("actor", actor, "at", at, "created", created);
        refuseNull("changed", changed, "requires", requires);
        refuseNull("touches", touches, "ends", ends);
        refuseNull("holds", holds, "failures", failures, "drafts", drafts);
        refuseNull("releases", releases);
        refuseNull("claims", claims, "indexes", indexes, "commands", commands);
        refuseNull("commandsDone", commandsDone, "parkings", parkings, "recents", recents);
        refuseNull("journal", journal);
        refuseNull("settings", settings);
        refuseUnknown("actor.kind", actor.kind());
        created = List.copyOf(created);
        changed = List.copyOf(changed);
        requires = List.copyOf(requires);
        touches = List.copyOf(touches);
        ends = List.copyOf(ends);
        holds = List.copyOf(holds);
        failures = List.copyOf(failures);
        drafts = List.copyOf(drafts);
        releases = List.copyOf(releases);
        claims = List.copyOf(claims);
        indexes = List.copyOf(indexes);
        commands = List.copyOf(commands);
        commandsDone = List.copyOf(commandsDone);
        parkings = List.copyOf(parkings);
        recents = List.copyOf(recents);
        journal = List.copyOf(journal);
        created.forEach(ChangeSet::refuseLaterVersion);
        refuseRecordsTwice(created, changed);
        refuseTwice("touch", touches, Touch::request);
        refuseTwice("end", ends, EndWrite::activity);
        refuseTwice("hold", holds, Hold::activity);
        refuseTwice("failure", failures, FailureWrite::record);
        refuseTwice("draft", drafts, DraftWrite::engagement);
        refuseTwice("release", releases, release -> release);
        refuseTwice("claim", claims, Claim::key);
        refuseTwice("index", indexes, Index::customer);
        refuseTwice("command", commands, command -> new CommandDone(command.interaction(), command.id()));
        refuseTwice("end of a command", commandsDone, done -> done);
        refuseTwice("parking of a lane", parkings, LaneParking::interaction);
        refuseTwice("entry of Recent", recents, entry -> entry);
    }

    private static void refuseLaterVersion(Stored record) {
        record.versionIfAny().filter(version -> !version.equals(Version.FIRST)).ifPresent(version -> {
            throw new WrongCallException("version of a created record must be 1, was " + version.number());
        });
    }

    private static void refuseRecordsTwice(List<Stored> created, List<RecordChange> changed) {
        List<RecordId> ids = new ArrayList<>(created.size() + changed.size());
        created.forEach(record -> ids.add(record.id()));
        changed.forEach(change -> ids.add(change.id()));
        refuseTwice("record", ids, id -> id);
    }

    private static <T> void refuseTwice(String part, List<T> all, Function<T, Object> key) {
        if (all.size() > 1 && all.stream().map(key).distinct().count() < all.size()) {
            throw new WrongCallException("ChangeSet must have each " + part + " once, had one of them twice");
        }
    }

    /** Returns a builder of a ChangeSet. */
    public static Builder builder(ChangeSetId id, TenantId tenant, Actor actor, Instant at) {
        refuseNull("id", id, "tenant", tenant, "actor", actor);
        refuseNull("at", at);
        refuseUnknown("actor.kind", actor.kind());
        return new Builder(id, tenant, actor, at);
    }

    /** A builder of a ChangeSet. Not safe for use by several threads. */
    public static final class Builder {
        private final ChangeSetId id;
        private final TenantId tenant;
        private final Actor actor;
        private final Instant at;
        private final List<Stored> created = new ArrayList<>();
        private final List<RecordChange> changed = new ArrayList<>();
        private final List<Require> requires = new ArrayList<>();
        private final Map<RequestId, Touch> touches = new LinkedHashMap<>();
        private final List<EndWrite> ends = new ArrayList<>();
        private final List<Hold> holds = new ArrayList<>();
        private final List<FailureWrite> failures = new ArrayList<>();
        private final List<DraftWrite> drafts = new ArrayList<>();
        private final List<Release> releases = new ArrayList<>();
        private final List<Claim> claims = new ArrayList<>();
        private final List<Index> indexes = new ArrayList<>();
        private final List<StoredCommand> commands = new ArrayList<>();
        private final List<CommandDone> commandsDone = new ArrayList<>();
        private final List<LaneParking> parkings = new ArrayList<>();
        private final List<RecentWrite> recents = new ArrayList<>();
        private final List<JournalEntry> journal = new ArrayList<>();
        private Purpose purpose = Purpose.ONLY;
        private Optional<Payload> settings = Optional.empty();

        private Builder(ChangeSetId id, TenantId tenant, Actor actor, Instant at) {
            this.id = id;
            this.tenant = tenant;
            this.actor = actor;
            this.at = at;
        }

        /** Returns the operation's instant. */
        public Instant at() {
            return at;
        }

        public Builder purpose(Purpose other) {
            purpose = other;
            return this;
        }

        public Builder create(Stored record) {
            created.add(record);
            return this;
        }

        public Builder change(RecordChange change) {
            changed.add(change);
            return this;
        }

        public Builder require(Require require) {
            requires.add(require);
            return this;
        }

        public Builder touch(Touch touch) {
            refuseNull("touch", touch);
            touches.merge(touch.request(), touch, Touch::and);
            return this;
        }

        public Builder end(EndWrite end) {
            ends.add(end);
            return this;
        }

        public Builder hold(Hold hold) {
            holds.add(hold);
            return this;
        }

        public Builder failure(FailureWrite failure) {
            failures.add(failure);
            return this;
        }

        public Builder draft(DraftWrite draft) {
            drafts.add(draft);
            return this;
        }

        public Builder release(Release release) {
            releases.add(release);
            return this;
        }

        public Builder claim(Claim claim) {
            claims.add(claim);
            return this;
        }

        public Builder index(Index index) {
            indexes.add(index);
            return this;
        }

        public Builder command(StoredCommand command) {
            commands.add(command);
            return this;
        }

        public Builder commandDone(CommandDone done) {
            commandsDone.add(done);
            return this;
        }

        public Builder parking(LaneParking parking) {
            parkings.add(parking);
            return this;
        }

        public Builder recent(RecentWrite entry) {
            recents.add(entry);
            return this;
        }

        public Builder journal(JournalEntry entry) {
            journal.add(entry);
            return this;
        }

        public Builder settings(Payload payload) {
            settings = Optional.of(payload);
            return this;
        }

        /** Returns the finished ChangeSet. */
        public ChangeSet build() {
            return new ChangeSet(
                    id,
                    purpose,
                    tenant,
                    actor,
                    at,
                    created,
                    changed,
                    requires,
                    List.copyOf(touches.values()),
                    ends,
                    holds,
                    failures,
                    drafts,
                    releases,
                    claims,
                    indexes,
                    commands,
                    commandsDone,
                    parkings,
                    recents,
                    journal,
                    settings);
        }
    }
}
