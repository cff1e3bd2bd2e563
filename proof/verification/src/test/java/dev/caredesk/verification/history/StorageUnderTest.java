package dev.caredesk.verification.history;

import dev.caredesk.Caredesk;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.model.SystemUnderTest;
import dev.caredesk.testkit.storage.DelegatingStorage;

/** SDKs over one storage, which is thrown away in the end. */
record StorageUnderTest(Storage storage) implements SystemUnderTest {

    @Override
    public Caredesk open(Wiring wiring) {
        CaredeskBuilder builder = CaredeskBuilder.on(DelegatingStorage.lent(storage))
                .clock(wiring.clock())
                .ids(wiring.ids())
                .executor(wiring.executor())
                .hostExecutor(wiring.executor());
        for (Channel channel : wiring.channels()) {
            builder = builder.channel(channel);
        }
        return builder.start();
    }

    @Override
    public void close() {
        storage.close();
    }
}
