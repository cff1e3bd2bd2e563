package dev.caredesk.benchmarks.contender;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Desk;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.testkit.ManualExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        still.ifPresent(builder::executor);
        caredesk = builder.start();
        still.ifPresent(ManualExecutor::settle);
    }

    public static SdkHost on(String url) {
        return new SdkHost(url, JdbcOptions.DEFAULT, Optional.empty());
    }

    /** With one connection, and all background work standing still. */
    public static SdkHost still(String url) {
        return new SdkHost(url, JdbcOptions.DEFAULT.withPoolSize(1), Optional.of(new ManualExecutor()));
    }

    Caredesk caredesk() {
        return caredesk;
    }

    public Desk desk(int agent) {
        return caredesk.desk(AgentId.of("agent-" + agent));
    }

    /** Has the channel offer a chat to that desk, and waits until it is there. */
    public InteractionId offer(Desk desk, String id, String email) {
        InteractionId chatId = chat.interaction(id);
        chat.offer(new Interaction(
                chatId,
                MediaType.CHAT,
                Direction.INBOUND,
                Contact.at(ContactAddress.email(email)),
                "",
                Instant.now(),
                List.of(),
                Set.of(desk.agent())));
        while (desk.offers().stream().noneMatch(offer -> offer.id().equals(chatId))) {
            still.ifPresent(ManualExecutor::settle);
            Thread.onSpinWait();
        }
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
