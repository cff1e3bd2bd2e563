package dev.caredesk.core.channel;

import dev.caredesk.Actor;
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
import dev.caredesk.core.commit.EndActivity;
import dev.caredesk.core.commit.IncomingMessages;
import dev.caredesk.core.commit.InteractionKeys;
import dev.caredesk.core.commit.RepairReport;
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
import dev.caredesk.spi.storage.Touch;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The commits of what channels report of accepted interactions (A6, M3, X2, X5). DerivedIds derive from the interaction and the message,
 * so that repetition is harmless. What is based on an activity that moved meanwhile is tried again.
 */
final class Reports {

    private static final int TRIES = 20;

    private final TenantScope scope;

    Reports(TenantScope scope) {
        this.scope = scope;
    }

    /** Which of them are accepted, with the claims that say by whom; one read. */
    Map<InteractionId, Claim> accepted(Collection<InteractionId> interactions) {
        Map<Claim.Key, InteractionId> keys = new HashMap<>();
        interactions.forEach(id -> keys.put(InteractionKeys.key(id), id));
        Map<InteractionId, Claim> accepted = new HashMap<>();
        for (Claim claim : scope.storage().records().claims(scope.id(), keys.keySet())) {
            Optional.ofNullable(keys.get(claim.key())).ifPresent(id -> accepted.put(id, claim));
        }
        return accepted;
    }

    /** The activity that a claim of an interaction names. */
    static ActivityId activity(Claim claim) {
        if (claim.holder() instanceof ActivityId activity) {
            return activity;
        }
        throw StorageException.broken("an interaction is not held by an activity");
    }

    /** Stores what was said (M3). */
    void message(InteractionId interaction, ActivityId activity, IncomingMessage message) {
        commit(id("message", interaction, message.id()), interaction.channel(), activity, (changes, row) -> {
            changes.require(new Require.AtVersion(row.id(), row.version()));
            row.request()
                    .ifPresent(request -> changes.touch(
                            new Touch(request, changes.at(), scope.settings().closeAfter(), true, true)));
            IncomingMessages.add(changes, activity, row.customer(), message, scope.limits());
            return true;
        });
    }

    /** Stores the end (A6). */
    void ended(InteractionId interaction, ActivityId activity, Instant at) {
        End end = new End(RepairReport.fitting(at), EndReason.ENDED_BY_CHANNEL);
        commit(
                id("end", interaction, ""),
                interaction.channel(),
                activity,
                (changes, row) -> addEnd(changes, row, end));
    }

    /** Stores what is left over of interactions whose activities are known; one read finds out what is stored already. */
    void leftovers(Collection<Leftover> leftovers) {
        Set<RecordId> stored = stored(leftovers);
        for (Leftover leftover : leftovers) {
            leftover.activity().ifPresent(activity -> leftover(leftover, activity, stored));
        }
    }

    private void leftover(Leftover leftover, ActivityId activity, Set<RecordId> stored) {
        leftover.messages().stream()
                .filter(message -> !stored.contains(IncomingMessages.id(activity, message.id())))
                .forEach(message -> message(leftover.interaction(), activity, message));
        leftover.ended().ifPresent(at -> ended(leftover.interaction(), activity, at));
    }

    private Set<RecordId> stored(Collection<Leftover> leftovers) {
        List<RecordId> messages = leftovers.stream()
                .flatMap(leftover -> leftover.activity().stream()
                        .flatMap(activity -> leftover.messages().stream()
                                .<RecordId>map(message -> IncomingMessages.id(activity, message.id()))))
                .toList();
        return messages.isEmpty()
                ? Set.of()
                : scope.storage().records().load(scope.id(), messages).stream()
                        .map(Stored::id)
                        .collect(Collectors.toSet());
    }

    /** Stores that commands are done. Doing it again is harmless. */
    void confirmed(ChannelId channel, List<CommandId> commands) {
        ChangeSet.Builder changes = changes(ChangeSetId.of(scope.newId()), channel);
        commands.forEach(command -> changes.commandDone(new CommandDone(command, true)));
        CommitResult unused = scope.storage().commit(changes.build());
    }

    /**
     * Stores that a command is refused for good, and what follows: the end of an activity that can't be without it, or a message that
     * says what was not delivered (X5).
     */
    void refused(StoredCommand stored, Command command) {
        commit(id(stored), stored.channel(), stored.activity(), (changes, row) -> {
            changes.commandDone(new CommandDone(stored.id(), false));
            if (command instanceof Command.Reply reply) {
                notDelivered(changes, row, reply);
            } else if (Told.isVital(command)) {
                boolean unused = addEnd(changes, row, new End(changes.at(), EndReason.REFUSED_BY_CHANNEL));
            }
            return true;
        });
    }

    /** The reply itself stays as it was said (M3). What failed to reach the customer is no update of the request (R8). */
    private void notDelivered(ChangeSet.Builder changes, StoredActivity row, Command.Reply reply) {
        changes.require(new Require.AtVersion(row.id(), row.version()));
        Content content = Content.text(reply.text()).noted(ContentNote.NOT_DELIVERED);
        IncomingMessage message =
                new IncomingMessage("caredesk:refused:" + reply.messageId(), changes.at(), Direction.OUTBOUND, content);
        IncomingMessages.add(changes, row.id(), row.customer(), message, scope.limits());
    }

    private boolean addEnd(ChangeSet.Builder changes, StoredActivity row, End end) {
        if (row.end().isPresent()) {
            return false;
        }
        changes.require(new Require.AtVersion(row.id(), row.version()));
        EndActivity.add(changes, scope, row, end);
        return true;
    }

    private void commit(ChangeSetId id, ChannelId channel, ActivityId activity, Change change) {
        for (int tries = 0; tries < TRIES; tries++) {
            ChangeSet.Builder changes = changes(id, channel);
            if (!change.add(changes, load(activity)) || isSettled(commit(changes.build()))) {
                return;
            }
        }
        throw StorageException.unavailable("an activity changed at each try to report to it");
    }

    private CommitResult commit(ChangeSet changes) {
        CommitResult result = scope.storage().commit(changes);
        if (result instanceof CommitResult.Committed) {
            scope.announce(changes);
        }
        return result;
    }

    /** A message that exists was reported before; all else is tried again with the activity as it is then. */
    private static boolean isSettled(CommitResult result) {
        return result instanceof CommitResult.Committed
                || (result instanceof CommitResult.Refused refused
                        && refused.conditions().stream().anyMatch(Broken.Exists.class::isInstance));
    }

    private StoredActivity load(ActivityId activity) {
        for (Stored record : scope.storage().records().load(scope.id(), List.of(activity))) {
            if (record instanceof StoredActivity row) {
                return row;
            }
        }
        throw StorageException.broken("the activity of an accepted interaction is not there");
    }

    private ChangeSet.Builder changes(ChangeSetId id, ChannelId channel) {
        return ChangeSet.builder(id, scope.id(), Actor.of(channel), scope.now());
    }

    private static ChangeSetId id(String what, InteractionId interaction, String message) {
        return ChangeSetId.of(DerivedIds.derived("report", what, interaction.channel().value(), interaction.value(), message));
    }

    private static ChangeSetId id(StoredCommand command) {
        return ChangeSetId.of(DerivedIds.derived("command", command.id().value()));
    }

    /** What a report changes; false for nothing. */
    @FunctionalInterface
    private interface Change {
        boolean add(ChangeSet.Builder changes, StoredActivity activity);
    }
}
