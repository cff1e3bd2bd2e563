package dev.caredesk.testkit.channel;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The interactions of a {@link RecordingChannel} that have neither ended nor been withdrawn. Guarded by its owner. */
final class LiveInteractions {

    private final Map<InteractionId, Interaction> live = new LinkedHashMap<>();

    void note(ChannelReport report) {
        if (report instanceof ChannelReport.NewOffers offered) {
            offered.interactions().forEach(each -> live.put(each.id(), each));
        } else if (report instanceof ChannelReport.NewMessage said) {
            live.computeIfPresent(said.interaction(), (id, before) -> with(before, said));
        } else if (report instanceof ChannelReport.InteractionEnd ended) {
            live.remove(ended.interaction());
        } else if (report instanceof ChannelReport.OfferWithdrawn withdrawn) {
            live.remove(withdrawn.interaction());
        }
    }

    List<Interaction> live() {
        return List.copyOf(live.values());
    }

    private static Interaction with(Interaction before, ChannelReport.NewMessage said) {
        List<IncomingMessage> messages = new ArrayList<>(before.messages());
        if (messages.stream().noneMatch(each -> each.id().equals(said.message().id()))) {
            messages.add(said.message());
        }
        return new Interaction(
                before.id(),
                before.media(),
                before.direction(),
                before.contact(),
                before.subject(),
                before.began(),
                messages,
                before.desks());
    }
}
