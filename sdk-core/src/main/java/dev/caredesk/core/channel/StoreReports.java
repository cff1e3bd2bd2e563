package dev.caredesk.core.channel;

import dev.caredesk.Actor;
import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitLoop;
import dev.caredesk.core.commit.CommitParticipant;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.EndActivity;
import dev.caredesk.core.commit.IncomingMessages;
import dev.caredesk.core.commit.InteractionKeys;
import dev.caredesk.core.commit.RepairReport;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCommand;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stores what channels report of accepted interactions (A6, M3, X2, X5). Ids are derived from interaction and message, so repetition is
 * harmless. If the activity moved meanwhile, the commit is tried again.
 */
final class StoreReports {

    private final TenantScope scope;
    private final CommitLoop loop;

    StoreReports(TenantScope scope) {
        this.scope = scope;
        this.loop = new CommitLoop(scope);
    }

    /** Returns the accepted ones of those interactions, each with the claim that says by whom; one read. */
    Map<InteractionId, Claim> accepted(Collection<InteractionId> interactions) {
        Map<Claim.Key, InteractionId> keys = new HashMap<>();
        interactions.forEach(id -> keys.put(InteractionKeys.key(id), id));
        Map<InteractionId, Claim> accepted = new HashMap<>();
        for (Claim claim : scope.storage().records().claims(scope.id(), keys.keySet())) {
            Optional.ofNullable(keys.get(claim.key())).ifPresent(id -> accepted.put(id, claim));
        }
        return accepted;
    }

    /** Returns the activity that a claim of an interaction names. */
    static ActivityId activity(Claim claim) {
        if (claim.holder() instanceof ActivityId activity) {
            return activity;
        }
        throw StorageException.broken("an interaction is not held by an activity");
    }

    /** Stores a message (M3). */
    void message(InteractionId interaction, ActivityId activity, IncomingMessage message) {
        commit(id("message", interaction, message.id()), interaction.channel(), activity, (changes, row) -> {
            changes.require(new Require.AtVersion(row.id(), row.version()));
            row.request().ifPresent(changes::updateIfOpen);
            IncomingMessages.add(changes.builder(), activity, row.customer(), message, scope.limits());
            return true;
        });
    }

    /** Stores the end of an interaction (A6). */
    void ended(InteractionId interaction, ActivityId activity, Instant at) {
        End end = new End(RepairReport.fitting(at), EndReason.ENDED_BY_CHANNEL);
        commit(id("end", interaction, ""), interaction.channel(), activity, (changes, row) -> end(changes, row, end));
    }

    /** Stores late reports whose activities are known; one read finds what is stored already. */
    void late(Collection<LateReport> reports) {
        Set<RecordId> stored = stored(reports);
        for (LateReport report : reports) {
            report.activity().ifPresent(activity -> late(report, activity, stored));
        }
    }

    private void late(LateReport report, ActivityId activity, Set<RecordId> stored) {
        report.messages().stream()
                .filter(message -> !stored.contains(IncomingMessages.id(activity, message.id())))
                .forEach(message -> message(report.interaction(), activity, message));
        report.ended().ifPresent(at -> ended(report.interaction(), activity, at));
    }

    private Set<RecordId> stored(Collection<LateReport> reports) {
        List<RecordId> messages = reports.stream()
                .flatMap(report -> report.activity().stream()
                        .flatMap(activity -> report.messages().stream()
                                .<RecordId>map(message -> IncomingMessages.id(activity, message.id()))))
                .toList();
        return messages.isEmpty()
                ? Set.of()
                : scope.storage().records().load(scope.id(), messages).stream()
                        .map(Stored::id)
                        .collect(Collectors.toSet());
    }

    /** Stores that commands are done. Idempotent. */
    void confirmed(ChannelId channel, List<CommandId> commands) {
        ChangeSet.Builder changes =
                ChangeSet.builder(ChangeSetId.of(scope.newId()), scope.id(), Actor.of(channel), scope.now());
        commands.forEach(command -> changes.commandDone(new CommandDone(command, true)));
        if (!(scope.storage().commit(changes.build()) instanceof CommitResult.Committed)) {
            throw new IllegalStateException("confirmation of commands must not be refused, it has no condition");
        }
    }

    /**
     * Stores that a command is refused for good, and the consequence: the end of an activity that cannot go on without it, or a message
     * that says what was not delivered (X5).
     */
    void refused(StoredCommand stored, Command command) {
        String id = DerivedIds.derived("command", stored.id().value());
        commit(id, stored.channel(), stored.activity(), (changes, row) -> {
            changes.builder().commandDone(new CommandDone(stored.id(), false));
            command.fold(new AfterRefusal(changes, row));
            return true;
        });
    }

    /** Adds the consequence of a refusal for the activity; true if it changes the activity. */
    private final class AfterRefusal implements Command.Cases<Boolean> {

        private final Changes changes;
        private final StoredActivity row;

        AfterRefusal(Changes changes, StoredActivity row) {
            this.changes = changes;
            this.row = row;
        }

        @Override
        public Boolean accept(Command.Accept accept) {
            return end(changes, row, new End(changes.at(), EndReason.REFUSED_BY_CHANNEL));
        }

        @Override
        public Boolean start(Command.Start start) {
            return end(changes, row, new End(changes.at(), EndReason.REFUSED_BY_CHANNEL));
        }

        /** Adds a message that the reply was not delivered; the reply itself stays (M3). It is no update of the request (R8). */
        @Override
        public Boolean reply(Command.Reply reply) {
            changes.require(new Require.AtVersion(row.id(), row.version()));
            Content content = Content.text(reply.text()).noted(ContentNote.NOT_DELIVERED);
            String id = "caredesk:refused:" + reply.messageId();
            IncomingMessages.add(
                    changes.builder(),
                    row.id(),
                    row.customer(),
                    new IncomingMessage(id, changes.at(), Direction.OUTBOUND, content),
                    scope.limits());
            return true;
        }

        @Override
        public Boolean close(Command.Close close) {
            return false;
        }
    }

    private boolean end(Changes changes, StoredActivity row, End end) {
        if (row.end().isPresent()) {
            return false;
        }
        changes.require(new Require.AtVersion(row.id(), row.version()));
        EndActivity.add(changes.builder(), scope, row, end);
        return true;
    }

    private void commit(String id, ChannelId channel, ActivityId activity, Change change) {
        Outcome<Boolean> stored = loop.run(new Report(id, channel, activity, change));
        if (!stored.isDone()) {
            throw StorageException.unavailable("an activity changed during each try to store a report about it");
        }
    }

    /** A change that a report makes to an activity; false for none. */
    @FunctionalInterface
    private interface Change {
        boolean add(Changes changes, StoredActivity activity);
    }

    /** The present state of an activity; empty if the report is stored already. */
    private record Reported(Optional<StoredActivity> row) implements UseCase.Subject {
        @Override
        public List<CommitParticipant> participants() {
            return List.of();
        }
    }

    private final class Report implements UseCase<Reported, Boolean> {

        private final String id;
        private final ChannelId channel;
        private final ActivityId activity;
        private final Change change;

        Report(String id, ChannelId channel, ActivityId activity, Change change) {
            this.id = id;
            this.channel = channel;
            this.activity = activity;
            this.change = change;
        }

        /** Loads the activity. A message that exists was reported before; any other refusal leads to another try. */
        @Override
        public Outcome<Reported> load(Attempt attempt) {
            boolean before = attempt.broken(Broken.Exists.class).findAny().isPresent();
            return Outcome.done(new Reported(before ? Optional.empty() : Optional.of(row())));
        }

        private StoredActivity row() {
            for (Stored record : scope.storage().records().load(scope.id(), List.of(activity))) {
                if (record instanceof StoredActivity row) {
                    return row;
                }
            }
            throw StorageException.broken("the activity of an accepted interaction is not there");
        }

        @Override
        public Outcome<CommitPlan<Boolean>> decide(Reported reported, Instant now) {
            Changes changes = new Changes(scope, id, Actor.of(channel), now);
            boolean changed = reported.row().isPresent()
                    && change.add(changes, reported.row().get());
            return Outcome.done(changed ? CommitPlan.commit(changes, true) : CommitPlan.nothing(false));
        }
    }

    private static String id(String what, InteractionId interaction, String message) {
        return DerivedIds.derived("report", what, interaction.channel().value(), interaction.value(), message);
    }
}
