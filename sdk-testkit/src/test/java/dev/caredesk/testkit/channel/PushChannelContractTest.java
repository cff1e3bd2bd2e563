package dev.caredesk.testkit.channel;

/** The contract of channels, over a push channel whose host is a chat server. */
class PushChannelContractTest extends ChannelContract {

    @Override
    protected ChannelDriver newDriver() {
        return new ChatServerDriver();
    }
}
