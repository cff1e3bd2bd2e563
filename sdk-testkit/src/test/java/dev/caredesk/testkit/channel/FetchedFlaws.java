package dev.caredesk.testkit.channel;

import static dev.caredesk.testkit.channel.ChannelFlaw.always;
import static dev.caredesk.testkit.channel.ChannelFlaw.fetched;
import static dev.caredesk.testkit.channel.ChannelFlaw.later;
import static dev.caredesk.testkit.channel.DistortingSinks.givingUp;
import static dev.caredesk.testkit.channel.DistortingSinks.offers;
import static dev.caredesk.testkit.channel.DistortingSinks.without;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.testkit.channel.ChannelReport.InteractionEnd;
import dev.caredesk.testkit.channel.ChannelReport.NewMessage;
import dev.caredesk.testkit.channel.ChannelReport.NewOffers;
import dev.caredesk.testkit.channel.ChannelReport.OfferWithdrawn;
import java.util.List;

/** Faults of a channel that fetches what comes in. */
final class FetchedFlaws {

    private static final String FROM_BEFORE = "X1 · what came in before the start is offered after it";
    private static final String AGAIN = "D5 · what is offered again after a restart has the same id and the same words";
    private static final String STOPPED =
            "after a stop nothing is reported, and what comes in then is offered after the next start";
    private static final String STOPPED_WHILE_FAILING =
            "a stop ends the attempts to report what the sink fails to keep, and the next start begins them again";

    static final List<ChannelFlaw> ALL = List.of(
            fetched("offer lost", always(without(NewOffers.class)), FROM_BEFORE),
            fetched(
                    "what came before lost",
                    WrongChannels.LateChannel::new,
                    FROM_BEFORE,
                    STOPPED,
                    STOPPED_WHILE_FAILING),
            fetched("offer lost later", later(without(NewOffers.class)), AGAIN, STOPPED, STOPPED_WHILE_FAILING),
            fetched("offer changed later", later(offers(ReportFlaws::shortened)), AGAIN),
            fetched("offer renamed later", later(offers(FetchedFlaws::renamed)), AGAIN),
            fetched(
                    "offer not retried",
                    always(givingUp(NewOffers.class)),
                    "X2 · an offer that the sink fails to keep is made again later",
                    STOPPED_WHILE_FAILING),
            fetched(
                    "message not retried",
                    always(givingUp(NewMessage.class)),
                    "X2 · a message that the sink fails to keep is reported again later"),
            fetched(
                    "end not retried",
                    always(givingUp(InteractionEnd.class)),
                    "X2 · an end that the sink fails to keep is reported again later"),
            fetched(
                    "withdrawal not retried",
                    always(givingUp(OfferWithdrawn.class)),
                    "X2 · a withdrawal that the sink fails to keep is reported again later"),
            fetched("reports after stop", WrongChannels.UnstoppableChannel::new, STOPPED, STOPPED_WHILE_FAILING));

    private FetchedFlaws() {}

    /** The first interaction of a test under another id. */
    private static Interaction renamed(Interaction offer) {
        return !offer.id().value().equals("one")
                ? offer
                : new Interaction(
                        InteractionId.of(offer.id().channel(), "one again"),
                        offer.media(),
                        offer.direction(),
                        offer.contact(),
                        offer.subject(),
                        offer.began(),
                        offer.messages(),
                        offer.desks());
    }
}
