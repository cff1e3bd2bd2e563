package dev.caredesk.testkit.channel;

import static dev.caredesk.testkit.channel.ChannelFlaw.always;
import static dev.caredesk.testkit.channel.ChannelFlaw.fetched;
import static dev.caredesk.testkit.channel.ChannelFlaw.later;
import static dev.caredesk.testkit.channel.ChannelFlaw.pushed;
import static dev.caredesk.testkit.channel.DistortingSinks.changed;
import static dev.caredesk.testkit.channel.DistortingSinks.messages;
import static dev.caredesk.testkit.channel.DistortingSinks.offers;
import static dev.caredesk.testkit.channel.DistortingSinks.without;

import dev.caredesk.activity.Content;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.testkit.channel.ChannelReport.InteractionEnd;
import dev.caredesk.testkit.channel.ChannelReport.NewMessage;
import dev.caredesk.testkit.channel.ChannelReport.NewOffers;
import dev.caredesk.testkit.channel.ChannelReport.OfferWithdrawn;
import java.time.Duration;
import java.util.List;

/** Faults in what any channel reports, in its name, its threads and its attachments. */
final class ReportFlaws {

    private static final String OFFERED = "X1 · what comes in is offered as an interaction of the channel, whole";
    private static final String SAID = "X3 · what is said is reported as it was said, also after a restart";
    private static final String ENDED = "D5 · one that ended is reported as ended, and not offered after a restart";
    private static final String TAKEN =
            "D5 · one that somebody outside took is reported as withdrawn, not as ended, and not offered after a restart";

    static final ChannelFlaw STOP_WAITS_FOR_SINK = pushed(
            "stop waits for sink",
            WrongChannels.LockHoldingChannel::stops,
            "X2 · a sink that hangs in a report does not keep a stop waiting for ever");

    static final List<ChannelFlaw> ALL = List.of(
            pushed("offer lost", always(without(NewOffers.class)), OFFERED),
            pushed("offer changed", always(offers(ReportFlaws::shortened)), OFFERED),
            pushed("message lost", always(without(NewMessage.class)), SAID),
            pushed("message lost later", later(without(NewMessage.class)), SAID),
            pushed("message changed", always(messages(ReportFlaws::shouted)), SAID),
            pushed("message dated later", always(messages(ReportFlaws::delayed)), SAID),
            fetched(
                    "old message changed later",
                    later(messages(message -> message.id().equals("m1") ? shouted(message) : message)),
                    SAID),
            pushed("end lost", always(without(InteractionEnd.class)), ENDED),
            pushed(
                    "end is withdrawal",
                    always(changed(InteractionEnd.class, end -> new OfferWithdrawn(end.interaction(), end.at()))),
                    ENDED),
            pushed("withdrawal lost", always(without(OfferWithdrawn.class)), TAKEN),
            pushed(
                    "withdrawal is end",
                    always(changed(OfferWithdrawn.class, gone -> new InteractionEnd(gone.interaction(), gone.at()))),
                    TAKEN),
            fetched("all offered again", WrongChannels.ReofferingChannel::new, ENDED, TAKEN),
            pushed("name changes", WrongChannels.RenamedChannel::new, "its name is the same after a restart"),
            pushed("thread left", WrongChannels.ThreadLeakingChannel::new, "a stop ends the threads of the channel"),
            STOP_WAITS_FOR_SINK,
            pushed(
                    "attachment read once",
                    WrongChannels.ReadOnceChannel::new,
                    "X3 · an attachment's content is read on demand, as often as asked for, and is empty when it is gone"));

    private ReportFlaws() {}

    static Interaction shortened(Interaction offer) {
        return new Interaction(
                offer.id(),
                offer.media(),
                offer.direction(),
                offer.contact(),
                offer.subject(),
                offer.began(),
                List.of(),
                offer.desks());
    }

    private static IncomingMessage shouted(IncomingMessage message) {
        return new IncomingMessage(message.id(), message.at(), message.direction(), Content.text("STILL BROKEN"));
    }

    private static IncomingMessage delayed(IncomingMessage message) {
        return new IncomingMessage(
                message.id(), message.at().plus(Duration.ofSeconds(1)), message.direction(), message.content());
    }
}
