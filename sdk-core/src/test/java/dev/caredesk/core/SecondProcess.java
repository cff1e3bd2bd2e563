package dev.caredesk.core;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.desk.Desk;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** One more process on the storage of a site, with a channel or settings of its own. */
record SecondProcess(Caredesk sdk, ManualExecutor executor) implements AutoCloseable {

    static SecondProcess of(TestSite site, UnaryOperator<CaredeskBuilder> change) {
        ManualExecutor executor = new ManualExecutor();
        CaredeskBuilder builder = CaredeskBuilder.on(site.storage)
                .clock(site.clock)
                .ids(site.ids)
                .executor(executor)
                .hostExecutor(executor);
        SecondProcess elsewhere = new SecondProcess(change.apply(builder).start(), executor);
        elsewhere.settle();
        return elsewhere;
    }

    static SecondProcess with(TestSite site, RecordingChannel channel) {
        return of(site, builder -> builder.channel(channel));
    }

    /** The process of the site is gone as if killed: nothing of it runs any more, and its channel starts again here. */
    static SecondProcess afterKill(TestSite site) {
        site.channel.stop();
        return with(site, site.channel);
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
