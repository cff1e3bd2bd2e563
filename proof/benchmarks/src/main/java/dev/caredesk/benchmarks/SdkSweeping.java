package dev.caredesk.benchmarks;

/** The sweep of the SDK. */
record SdkSweeping(Sdk sdk) implements Sweeping {

    @Override
    public long sweep() {
        return sdk.caredesk().tenant().sweep();
    }

    @Override
    public void close() {
        sdk.close();
    }
}
