package dev.caredesk.core;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.desk.Desk;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** One more process on the storage of a house, with a channel or settings of its own. */
record Elsewhere(Caredesk sdk, ManualExecutor executor) implements AutoCloseable {

    static Elsewhere of(House house, UnaryOperator<CaredeskBuilder> change) {
        ManualExecutor executor = new ManualExecutor();
        CaredeskBuilder builder = CaredeskBuilder.on(house.storage)
                .clock(house.clock)
                .ids(house.ids)
                .executor(executor)
                .hostExecutor(executor);
        Elsewhere elsewhere = new Elsewhere(change.apply(builder).start(), executor);
        elsewhere.settle();
        return elsewhere;
    }

    static Elsewhere with(House house, RecordingChannel channel) {
        return of(house, builder -> builder.channel(channel));
    }

    /** The process of the house is gone as if killed: nothing of it runs any more, and its channel starts again here. */
    static Elsewhere afterKill(House house) {
        house.channel.stop();
        return with(house, house.channel);
    }

    Desk desk(AgentId agent) {
        return sdk.desk(agent, Locale.ENGLISH);
    }

    void settle() {
        for (int round = 0; round < 3; round++) {
            executor.pass(Duration.ofSeconds(1));
        }
    }

    @Override
    public void close() {
        sdk.close();
    }
}
