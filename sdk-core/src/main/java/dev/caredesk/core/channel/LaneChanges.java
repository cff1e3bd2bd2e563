package dev.caredesk.core.channel;

import dev.caredesk.RecordId;
import dev.caredesk.activity.ChannelFailure;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.codec.CommandCodec;
import dev.caredesk.core.commit.AdditionJournalEntry;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.EndActivity;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.event.Event;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Adds to a commit what becomes of a lane, and what its interaction's activity shows of it (M4, X5). Lives for one decision. */
final class LaneChanges {

    private final TenantScope scope;
    private final Changes changes;
    private final InteractionId interaction;
    private final Optional<StoredActivity> activity;
    private Optional<Optional<ChannelFailure>> shown = Optional.empty();
    private boolean ends;

    /** Whether the journal names the activity's customer, who must then be the present one. */
    private boolean namesCustomer;

    LaneChanges(TenantScope scope, Changes changes, InteractionId interaction, Optional<StoredActivity> activity) {
        this.scope = scope;
        this.changes = changes;
        this.interaction = interaction;
        this.activity = activity;
    }

    Instant at() {
        return changes.at();
    }

    /** Parks the lane. */
    void park(ChannelFailure failure) {
        changes.builder().parking(new LaneParking(interaction, Optional.of(CommandCodec.store(failure))));
        shown = Optional.of(Optional.of(failure));
        journal(Event.Kind.PARKED);
    }

    /** Has the lane told again. */
    void resume() {
        changes.builder().parking(new LaneParking(interaction, Optional.empty()));
        clear();
    }

    /** Shows no longer that the lane is parked. */
    void clear() {
        shown = Optional.of(Optional.empty());
        journal(Event.Kind.RESUMED);
    }

    /** Ends a command that is refused for good; one that can't be read has no other effect. */
    void refuse(StoredCommand stored, String reason) {
        changes.builder().commandDone(new CommandDone(interaction, stored.id()));
        ChannelFailure failure = new ChannelFailure(changes.at(), reason);
        activity.ifPresent(row -> CommandCodec.readable(stored)
                .ifPresent(command -> command.fold(new Refused(row, failure)).run()));
    }

    /** Adds what the activity shows in the end, once for all commands. */
    void finish() {
        activity.ifPresent(row -> {
            if (namesCustomer) {
                changes.require(new Require.AtVersion(row.id(), row.version()));
            }
            shown.ifPresent(
                    failure -> changes.builder().failure(new FailureWrite(row.id(), failure.map(CommandCodec::store))));
            if (ends) {
                End end = new End(changes.at(), EndReason.REFUSED_BY_CHANNEL);
                EndActivity.add(changes.builder(), scope, row, end);
            }
        });
    }

    private void journal(Event.Kind kind) {
        namesCustomer = true;
        JournalEntry entry = new JournalEntry(
                activity.<RecordId>map(StoredActivity::id).orElse(interaction),
                Optional.empty(),
                activity.flatMap(StoredActivity::customer),
                kind,
                List.of(),
                Payload.EMPTY);
        changes.builder().journal(entry);
    }

    /** What follows from a refused command. */
    private final class Refused implements Command.Cases<Runnable> {

        private final StoredActivity row;
        private final ChannelFailure failure;

        Refused(StoredActivity row, ChannelFailure failure) {
            this.row = row;
            this.failure = failure;
        }

        @Override
        public Runnable accept(Command.Accept accept) {
            return this::end;
        }

        @Override
        public Runnable start(Command.Start start) {
            return this::end;
        }

        /** The reply shows it. It is no update of the request (R8). */
        @Override
        public Runnable reply(Command.Reply reply) {
            MessageId message = DerivedIds.message(interaction, reply.messageId());
            return () -> {
                namesCustomer = true;
                changes.builder()
                        .failure(new FailureWrite(message, Optional.of(CommandCodec.store(failure))))
                        .journal(AdditionJournalEntry.failed(message, row.id(), row.customer()));
            };
        }

        @Override
        public Runnable reject(Command.Reject reject) {
            return () -> {};
        }

        @Override
        public Runnable close(Command.Close close) {
            return () -> {};
        }

        private void end() {
            if (row.end().isEmpty()) {
                shown = Optional.of(Optional.of(failure));
                namesCustomer = true;
                ends = true;
            }
        }
    }
}
