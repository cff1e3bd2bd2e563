package dev.caredesk.core.codec;

import dev.caredesk.AgentId;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.codec.PayloadDocuments.CommandDoc;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.storage.StoredCommand;
import java.util.Optional;

/** Converts commands to their stored form and back (X5). */
public final class CommandCodec {

    private CommandCodec() {}

    public static StoredCommand store(Command command, ActivityId activity) {
        return new StoredCommand(
                command.id(), command.interaction().channel(), activity, Json.write(command.fold(DOCUMENT)));
    }

    public static Command command(StoredCommand row) {
        CommandDoc doc = Json.read(row.payload(), CommandDoc.class);
        InteractionId interaction = InteractionId.of(ChannelId.of(doc.channel()), doc.interaction());
        AgentId agent = AgentId.of(doc.agent());
        return switch (doc.kind()) {
            case "accept" -> new Command.Accept(row.id(), interaction, agent);
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

    private static final Command.Cases<CommandDoc> DOCUMENT = new Command.Cases<>() {
        @Override
        public CommandDoc accept(Command.Accept accept) {
            return plain("accept", accept.agent(), accept);
        }

        @Override
        public CommandDoc close(Command.Close close) {
            return plain("close", close.agent(), close);
        }

        private static CommandDoc plain(String kind, AgentId agent, Command command) {
            return new CommandDoc(
                    PayloadDocuments.FORMAT,
                    kind,
                    agent.value(),
                    command.interaction().channel().value(),
                    command.interaction().value(),
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
                    reply.interaction().channel().value(),
                    reply.interaction().value(),
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
                    start.interaction().channel().value(),
                    start.interaction().value(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(start.media().name()),
                    Optional.of(start.to().kind().name()),
                    Optional.of(start.to().value()));
        }
    };
}
