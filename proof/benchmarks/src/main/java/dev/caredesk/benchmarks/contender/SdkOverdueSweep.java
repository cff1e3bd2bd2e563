package dev.caredesk.benchmarks.contender;

/** The sweep of the SDK. */
public record SdkOverdueSweep(SdkHost sdk) implements OverdueSweep {

    @Override
    public long sweep() {
        return sdk.caredesk().tenant().sweep();
    }

    @Override
    public void close() {
        sdk.close();
    }
}
