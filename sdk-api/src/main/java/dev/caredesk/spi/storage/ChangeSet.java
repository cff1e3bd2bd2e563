package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.Actor;
import dev.caredesk.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All changes of one operation, committed whole or not at all. Immutable. The conditions of {@link CommitResult} are checked
 * first; then its parts take effect in this order, as far as it is visible:
 *
 * <ol>
 *   <li>{@code writes}, in their order, which breaks ties of the same instant;
 *   <li>{@code ends}, then {@code holds}, then {@code touches}, which find the activities as those have left them;
 *   <li>{@code drafts} without a document, then those with one;
 *   <li>{@code releases}, then {@code claims};
 *   <li>{@code commands}, in their order, then {@code commandsDone};
 *   <li>{@code indexes}, {@code recents} and {@code journal}, each in its order, {@code settings}, and the id with its answer.
 * </ol>
 *
 * @param id identifies it for good (E7)
 * @param purpose what the id was given for; no condition, only kept with the answer
 * @param tenant the tenant of all its records (Z2)
 * @param actor who makes the change, for the journal
 * @param at the operation's one instant (T1), with microseconds
 * @param writes new and changed records, each once
 * @param requires conditions that it relies on without writing them
 * @param touches requests that were updated, or that an activity left
 * @param ends activities that end
 * @param holds activities that an engagement takes or leaves
 * @param drafts new states of stored drafts; an engagement that opens or closes is one of them
 * @param releases keys that their holder gives up
 * @param claims keys that are taken; one that the same record holds already stays, with the new agent
 * @param indexes the new search entries of customers
 * @param commands what channels must do; one whose id is there already does nothing
 * @param commandsDone commands that are confirmed or refused for good
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
        List<Write> writes,
        List<Require> requires,
        List<Touch> touches,
        List<EndWrite> ends,
        List<Hold> holds,
        List<DraftWrite> drafts,
        List<Release> releases,
        List<Claim> claims,
        List<Index> indexes,
        List<StoredCommand> commands,
        List<CommandDone> commandsDone,
        List<RecentWrite> recents,
        List<JournalEntry> journal,
        Optional<Payload> settings) {

    public ChangeSet {
        refuseNull("id", id, "purpose", purpose, "tenant", tenant);
        refuseNull("actor", actor, "at", at, "writes", writes);
        refuseNull("requires", requires, "touches", touches, "ends", ends);
        refuseNull("holds", holds, "drafts", drafts, "releases", releases);
        refuseNull("claims", claims, "indexes", indexes, "commands", commands);
        refuseNull("commandsDone", commandsDone, "recents", recents, "journal", journal);
        refuseNull("settings", settings);
        refuseUnknown("actor.kind", actor.kind());
        writes = List.copyOf(writes);
        requires = List.copyOf(requires);
        touches = List.copyOf(touches);
        ends = List.copyOf(ends);
        holds = List.copyOf(holds);
        drafts = List.copyOf(drafts);
        releases = List.copyOf(releases);
        claims = List.copyOf(claims);
        indexes = List.copyOf(indexes);
        commands = List.copyOf(commands);
        commandsDone = List.copyOf(commandsDone);
        recents = List.copyOf(recents);
        journal = List.copyOf(journal);
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
        private final List<Write> writes = new ArrayList<>();
        private final List<Require> requires = new ArrayList<>();
        private final List<Touch> touches = new ArrayList<>();
        private final List<EndWrite> ends = new ArrayList<>();
        private final List<Hold> holds = new ArrayList<>();
        private final List<DraftWrite> drafts = new ArrayList<>();
        private final List<Release> releases = new ArrayList<>();
        private final List<Claim> claims = new ArrayList<>();
        private final List<Index> indexes = new ArrayList<>();
        private final List<StoredCommand> commands = new ArrayList<>();
        private final List<CommandDone> commandsDone = new ArrayList<>();
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

        public Builder write(Write write) {
            writes.add(write);
            return this;
        }

        public Builder require(Require require) {
            requires.add(require);
            return this;
        }

        public Builder touch(Touch touch) {
            touches.add(touch);
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
                    writes,
                    requires,
                    touches,
                    ends,
                    holds,
                    drafts,
                    releases,
                    claims,
                    indexes,
                    commands,
                    commandsDone,
                    recents,
                    journal,
                    settings);
        }
    }
}
