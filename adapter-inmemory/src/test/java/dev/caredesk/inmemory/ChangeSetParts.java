package dev.caredesk.inmemory;

import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.EndWrite;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.Hold;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Purpose;
import dev.caredesk.spi.storage.RecentWrite;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Release;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.Touch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of a ChangeSet, for a flaw to change. */
final class ChangeSetParts {

    final ChangeSet told;
    final List<Stored> created;
    final List<RecordChange> changed;
    final List<Require> requires;
    final List<Touch> touches;
    final List<EndWrite> ends;
    final List<Hold> holds;
    final List<FailureWrite> failures;
    final List<DraftWrite> drafts;
    final List<Release> releases;
    final List<Claim> claims;
    final List<Index> indexes;
    final List<StoredCommand> commands;
    final List<CommandDone> commandsDone;
    final List<LaneParking> parkings;
    final List<RecentWrite> recents;
    final List<JournalEntry> journal;
    ChangeSetId id;
    TenantId tenant;
    Purpose purpose;
    Optional<Payload> settings;

    ChangeSetParts(ChangeSet told) {
        this.told = told;
        id = told.id();
        tenant = told.tenant();
        purpose = told.purpose();
        created = new ArrayList<>(told.created());
        changed = new ArrayList<>(told.changed());
        requires = new ArrayList<>(told.requires());
        touches = new ArrayList<>(told.touches());
        ends = new ArrayList<>(told.ends());
        holds = new ArrayList<>(told.holds());
        failures = new ArrayList<>(told.failures());
        drafts = new ArrayList<>(told.drafts());
        releases = new ArrayList<>(told.releases());
        claims = new ArrayList<>(told.claims());
        indexes = new ArrayList<>(told.indexes());
        commands = new ArrayList<>(told.commands());
        commandsDone = new ArrayList<>(told.commandsDone());
        parkings = new ArrayList<>(told.parkings());
        recents = new ArrayList<>(told.recents());
        journal = new ArrayList<>(told.journal());
        settings = told.settings();
    }

    /** Returns whether a record is created or changed. */
    boolean writes(RecordId id) {
        return created.stream().anyMatch(record -> record.id().equals(id))
                || changed.stream().anyMatch(change -> change.id().equals(id));
    }

    /** Returns the interactions that messages come for. */
    List<InteractionId> spokenIn() {
        return created.stream()
                .flatMap(record ->
                        record instanceof StoredMessage message ? Stream.of(message.interaction()) : Stream.empty())
                .distinct()
                .toList();
    }

    ChangeSet changes() {
        return new ChangeSet(
                id,
                purpose,
                tenant,
                told.actor(),
                told.at(),
                created,
                changed,
                requires,
                touches,
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
