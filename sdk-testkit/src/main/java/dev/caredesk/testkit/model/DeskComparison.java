package dev.caredesk.testkit.model;

import dev.caredesk.activity.Content;
import dev.caredesk.desk.DeskView;
import dev.caredesk.desk.Offer;
import dev.caredesk.testkit.model.OfferRules.OfferRow;
import dev.caredesk.testkit.model.OfferRules.ReportedMessage;
import java.time.Instant;
import java.util.List;

/** Compares what a desk shows: Open, Recent and offers (D1, D2, D5). */
final class DeskComparison {

    private final HistoryWorld world;

    DeskComparison(HistoryWorld world) {
        this.world = world;
    }

    void compare(String agent) {
        for (int process : world.running()) {
            DeskView view = world.desk(agent, process).view();
            WorldComparison.same("open (D1)", open(agent), open(view));
            WorldComparison.same("recent (D2)", recent(agent), recent(view));
            order(view);
            WorldComparison.same(
                    "offers (D5)",
                    agent + "@" + process + offers(agent, process),
                    agent + "@" + process + offers(view));
        }
    }

    private List<String> open(String agent) {
        return world.model.open(agent).stream()
                .map(engagement -> String.join(
                        " ",
                        engagement.id,
                        engagement.created ? engagement.customer : "-",
                        engagement.opened.toString(),
                        displayName(engagement)))
                .toList();
    }

    private List<String> open(DeskView view) {
        return view.open().stream()
                .map(entry -> String.join(
                        " ",
                        world.names.of(entry.engagement()),
                        world.names.of(entry.customer()),
                        entry.opened().toString(),
                        entry.displayName()))
                .toList();
    }

    /** As stored; of an uncreated customer that is its draft. */
    private String displayName(ModelEngagement engagement) {
        return DisplayNames.of(
                engagement.created
                        ? world.model.store.customer(engagement.customer).values
                        : engagement.draft(engagement.customer).mine);
    }

    private List<String> recent(String agent) {
        return world.model.recent(agent).stream()
                .map(left -> left.customer() + " " + left.at() + " "
                        + DisplayNames.of(world.model.store.customer(left.customer()).values))
                .toList();
    }

    private List<String> recent(DeskView view) {
        return view.recent().stream()
                .map(entry -> world.names.of(entry.customer()) + " " + entry.closed() + " " + entry.displayName())
                .toList();
    }

    private List<String> offers(String agent, int process) {
        return world.model.offerRules.offers.values().stream()
                .filter(row -> row.isVisible(agent, process))
                .map(row -> String.join(
                        " ",
                        row.of.key(),
                        row.of.media().name(),
                        row.of.contact().toString(),
                        began(row).toString(),
                        row.reports.values().stream()
                                .map(ReportedMessage::text)
                                .sorted()
                                .toList()
                                .toString()))
                .sorted()
                .toList();
    }

    /** With the first report, whichever it was. */
    private static Instant began(OfferRow row) {
        return row.reports.values().iterator().next().at();
    }

    private static List<String> offers(DeskView view) {
        return view.offers().stream()
                .map(offer -> String.join(
                        " ",
                        offer.id().value(),
                        offer.media().name(),
                        offer.contact().toString(),
                        offer.began().toString(),
                        offer.messages().stream()
                                .map(Content::text)
                                .sorted()
                                .toList()
                                .toString()))
                .sorted()
                .toList();
    }

    /** Oldest first; at one instant in any order. */
    private static void order(DeskView view) {
        List<Instant> offered = view.offers().stream().map(Offer::began).toList();
        WorldComparison.same("order of offers", offered.stream().sorted().toList(), offered);
    }
}
