package dev.caredesk.core.channel;

import dev.caredesk.Actor;
import dev.caredesk.Outcome;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitLoop;
import dev.caredesk.core.commit.CommitParticipant;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.EndActivity;
import dev.caredesk.core.commit.IncomingMessages;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores what channels answer to commands (X5). If the activity moved meanwhile, the commit is tried again. */
final class StoreReceipts {

    private final TenantScope scope;
    private final CommitLoop loop;

    StoreReceipts(TenantScope scope) {
        this.scope = scope;
        this.loop = new CommitLoop(scope);
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
        if (!loop.run(new Refused(stored, command)).isDone()) {
            throw StorageException.unavailable("an activity changed during each try to store a refusal about it");
        }
    }

    /** The present state of an activity. */
    private record OfActivity(StoredActivity row) implements UseCase.Subject {
        @Override
        public List<CommitParticipant> participants() {
            return List.of();
        }
    }

    private final class Refused implements UseCase<OfActivity, Boolean> {

        private final StoredCommand stored;
        private final Command command;

        Refused(StoredCommand stored, Command command) {
            this.stored = stored;
            this.command = command;
        }

        @Override
        public Outcome<OfActivity> load(Attempt attempt) {
            return Outcome.done(new OfActivity(row(stored.activity())));
        }

        @Override
        public Outcome<CommitPlan<Boolean>> decide(OfActivity activity, Instant now) {
            String id = DerivedIds.derived("command", stored.id().value());
            Changes changes = new Changes(scope, id, Actor.of(stored.channel()), now);
            changes.builder().commandDone(new CommandDone(stored.id(), false));
            command.fold(new AfterRefusal(scope, changes, activity.row())).run();
            return Outcome.done(CommitPlan.commit(changes, true));
        }

        private StoredActivity row(ActivityId id) {
            for (Stored record : scope.storage().records().load(scope.id(), List.of(id))) {
                if (record instanceof StoredActivity row) {
                    return row;
                }
            }
            throw StorageException.broken("the activity of a command is not there");
        }
    }

    /** The consequence of a refusal for the activity. */
    private record AfterRefusal(TenantScope scope, Changes changes, StoredActivity row)
            implements Command.Cases<Runnable> {

        @Override
        public Runnable accept(Command.Accept accept) {
            return this::end;
        }

        @Override
        public Runnable start(Command.Start start) {
            return this::end;
        }

        /** Adds a message that the reply was not delivered; the reply itself stays (M3). It is no update of the request (R8). */
        @Override
        public Runnable reply(Command.Reply reply) {
            Content content = Content.text(reply.text()).noted(ContentNote.NOT_DELIVERED);
            String id = "caredesk:refused:" + reply.messageId();
            return () -> {
                changes.require(new Require.AtVersion(row.id(), row.version()));
                IncomingMessages.add(
                        changes.builder(),
                        reply.interaction(),
                        Optional.of(row),
                        new IncomingMessage(id, changes.at(), Direction.OUTBOUND, content),
                        scope.limits());
            };
        }

        @Override
        public Runnable close(Command.Close close) {
            return () -> {};
        }

        private void end() {
            if (row.end().isEmpty()) {
                changes.require(new Require.AtVersion(row.id(), row.version()));
                End end = new End(changes.at(), EndReason.REFUSED_BY_CHANNEL);
                EndActivity.add(changes.builder(), scope, row, end);
            }
        }
    }
}
