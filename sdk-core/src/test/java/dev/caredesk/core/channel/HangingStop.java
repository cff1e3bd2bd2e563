package dev.caredesk.core.channel;

import dev.caredesk.spi.channel.Channel;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.channel.PlainChannel;

/** A channel whose stop hangs until a gate is open. */
public final class HangingStop extends PlainChannel {

    private final Gate gate;

    private HangingStop(String name, Gate gate) {
        super(name);
        this.gate = gate;
    }

    public static Channel of(String name, Gate gate) {
        return new HangingStop(name, gate);
    }

    @Override
    public void stop() {
        gate.pass();
    }
}
