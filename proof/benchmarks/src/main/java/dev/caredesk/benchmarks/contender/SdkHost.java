package dev.caredesk.benchmarks.contender;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.benchmarks.data.FilledRowsCheck;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Desk;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.testkit.ManualExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A Caredesk as a host has it: on PostgreSQL, with one chat channel. */
public final class SdkHost implements AutoCloseable {

    // The sweep is a workload of its own.
    private static final Duration NEVER = Duration.ofDays(1);

    private final PushChannel chat = PushChannel.of(ChannelId.of("chat"));
    private final Optional<ManualExecutor> still;
    private final Caredesk caredesk;

    private SdkHost(String url, JdbcOptions options, Optional<ManualExecutor> still) {
        this.still = still;
        CaredeskBuilder builder = CaredeskBuilder.on(
                        JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD, options))
                .sweepEvery(NEVER)
                .channel(chat);
        still.ifPresent(executor -> builder.executor(executor).hostExecutor(executor));
        caredesk = builder.start();
        still.ifPresent(ManualExecutor::settle);
    }

    public static SdkHost on(String url) {
        return new SdkHost(url, JdbcOptions.DEFAULT, Optional.empty());
    }

    /** With one connection, and all background work and what channels are told standing still. */
    public static SdkHost still(String url) {
        return new SdkHost(url, JdbcOptions.DEFAULT.withPoolSize(1), Optional.of(new ManualExecutor()));
    }

    Caredesk caredesk() {
        return caredesk;
    }

    public Desk desk(int agent) {
        return caredesk.desk(AgentId.of("agent-" + agent));
    }

    /** Has the channel offer a chat to that desk, which looks at its offers, as an agent does before accepting one. */
    public InteractionId offer(Desk desk, String id, String email) {
        InteractionId chatId = report(desk, id, email, 0);
        FilledRowsCheck.require(
                desk.offers().stream().anyMatch(offer -> offer.id().equals(chatId)), "the desk has no offer");
        return chatId;
    }

    /** Has the channel offer a chat to that desk, with that many lines of the customer's; it is stored when this returns. */
    public InteractionId report(Desk desk, String id, String email, int lines) {
        InteractionId chatId = chat.interaction(id);
        Instant now = Instant.now();
        chat.offer(new Interaction(
                chatId,
                MediaType.CHAT,
                Direction.INBOUND,
                Contact.at(ContactAddress.email(email)),
                "",
                now,
                IntStream.range(0, lines)
                        .mapToObj(line -> IncomingMessage.inbound("line-" + line, now, "It dropped again."))
                        .toList(),
                Set.of(desk.agent())));
        return chatId;
    }

    /** Waits until the channel was told everything. */
    void settle() {
        still.ifPresent(ManualExecutor::settle);
    }

    @Override
    public void close() {
        caredesk.close();
    }
}
