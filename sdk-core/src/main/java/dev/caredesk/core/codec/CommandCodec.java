package dev.caredesk.core.codec;

import dev.caredesk.AgentId;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ChannelFailure;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.codec.PayloadDocuments.CommandDoc;
import dev.caredesk.core.codec.PayloadDocuments.FailureDoc;
import dev.caredesk.desk.ParkedLane;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredLane;
import java.time.Instant;
import java.util.Optional;

/** Converts commands, and what becomes of those that fail, to their stored form and back (M4, X5). */
public final class CommandCodec {

    private CommandCodec() {}

    public static StoredCommand store(Command command) {
        return new StoredCommand(command.id(), command.interaction(), Json.write(command.fold(DOCUMENT)));
    }

    public static Command command(StoredCommand row) {
        CommandDoc doc = Json.read(row.payload(), CommandDoc.class);
        InteractionId interaction = row.interaction();
        AgentId agent = AgentId.of(doc.agent());
        return switch (doc.kind()) {
            case "accept" -> new Command.Accept(row.id(), interaction, agent);
            case "reject" -> new Command.Reject(row.id(), interaction, agent);
            case "close" -> new Command.Close(row.id(), interaction, agent);
            case "reply" ->
                new Command.Reply(
                        row.id(),
                        interaction,
                        agent,
                        doc.messageId().orElseThrow(),
                        doc.text().orElseThrow());
            case "start" ->
                new Command.Start(
                        row.id(),
                        interaction,
                        agent,
                        MediaType.valueOf(doc.media().orElseThrow()),
                        new ContactAddress(
                                ContactAddress.Kind.valueOf(doc.contactKind().orElseThrow()),
                                doc.contact().orElseThrow()));
            default -> throw StorageException.broken("a stored command is of an unknown kind");
        };
    }

    public static Payload store(ChannelFailure failure) {
        return Json.write(new FailureDoc(PayloadDocuments.FORMAT, failure.at().toString(), failure.reason()));
    }

    public static ChannelFailure failure(Payload payload) {
        FailureDoc doc = Json.read(payload, FailureDoc.class);
        return new ChannelFailure(Instant.parse(doc.at()), doc.reason());
    }

    /** Returns a parked lane. */
    public static ParkedLane parked(StoredLane lane) {
        return new ParkedLane(
                lane.interaction(),
                failure(lane.parked().orElseThrow()),
                lane.commands().stream()
                        .map(command -> readable(command).map(Command::kind).orElse(CommandKind.UNKNOWN))
                        .toList());
    }

    /** Returns a command; empty if it can't be read, since a newer version of the SDK wrote it. */
    public static Optional<Command> readable(StoredCommand stored) {
        try {
            return Optional.of(command(stored));
        } catch (StorageException unreadable) {
            return Optional.empty();
        }
    }

    private static final Command.Cases<CommandDoc> DOCUMENT = new Command.Cases<>() {
        @Override
        public CommandDoc accept(Command.Accept accept) {
            return plain("accept", accept.agent());
        }

        @Override
        public CommandDoc reject(Command.Reject reject) {
            return plain("reject", reject.agent());
        }

        @Override
        public CommandDoc close(Command.Close close) {
            return plain("close", close.agent());
        }

        private static CommandDoc plain(String kind, AgentId agent) {
            return new CommandDoc(
                    PayloadDocuments.FORMAT,
                    kind,
                    agent.value(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public CommandDoc reply(Command.Reply reply) {
            return new CommandDoc(
                    PayloadDocuments.FORMAT,
                    "reply",
                    reply.agent().value(),
                    Optional.of(reply.messageId()),
                    Optional.of(reply.text()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public CommandDoc start(Command.Start start) {
            return new CommandDoc(
                    PayloadDocuments.FORMAT,
                    "start",
                    start.agent().value(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(start.media().name()),
                    Optional.of(start.to().kind().name()),
                    Optional.of(start.to().value()));
        }
    };
}
