package dev.caredesk.testkit.channel;

import static dev.caredesk.testkit.channel.ChannelFlaw.pushed;

import java.util.List;

/** Faults in how a channel carries out commands. */
final class CommandFlaws {

    private static final String DONE_ONCE = "X5 · a command that is told again is done once, also after a restart";
    private static final String FAILED =
            "X5 · a failure is an exception that a retry may mend, and the same command is then confirmed";
    private static final String FAILED_THEN_DONE =
            "X5 · what failed is not done, and is done once when it is told again";

    static final ChannelFlaw WORLD_REPEATS = pushed("world repeats", FlawedChannel::new, DONE_ONCE);

    static final List<ChannelFlaw> ALL = List.of(
            pushed(
                    "stop waits for command",
                    WrongChannels.LockHoldingChannel::stopsAndCommands,
                    "X5 · a command that blocks keeps no stop waiting"),
            pushed(
                    "command waits for sink",
                    WrongChannels.LockHoldingChannel::commands,
                    "X2 · a sink that hangs in a report keeps no command waiting"),
            pushed("accept done twice", WrongChannels.DoubleAcceptChannel::new, DONE_ONCE, FAILED_THEN_DONE),
            WORLD_REPEATS,
            pushed(
                    "confirmed once",
                    WrongChannels.ConfirmOnceChannel::new,
                    "X5 · a command that is told again is confirmed each time, also after a restart"),
            pushed(
                    "nothing done",
                    WrongChannels.IdleChannel::new,
                    DONE_ONCE,
                    "X5 · a final refusal is an answer, and stays one"),
            pushed("failure hidden", WrongChannels.FailureHidingChannel::new, FAILED, FAILED_THEN_DONE),
            pushed("failure final", WrongChannels.NeverRetryChannel::new, FAILED),
            pushed(
                    "needs change",
                    WrongChannels.ForgetfulNeedsChannel::new,
                    "X5 · what it has to be told is always the same, and no reply or start"),
            pushed(
                    "reject refused",
                    WrongChannels.UnknownOfferRefusingChannel::new,
                    "D5 · it can be told that an agent does not want an offer, once or again, whether it knows it or not"));

    private CommandFlaws() {}
}
