package dev.caredesk.testkit.model;

import dev.caredesk.activity.Content;
import dev.caredesk.desk.DeskView;
import dev.caredesk.desk.Offer;
import dev.caredesk.testkit.model.Offering.OfferRow;
import dev.caredesk.testkit.model.Offering.Report;
import java.time.Instant;
import java.util.List;

/** Compares what a desk shows: Open, Recent and offers (D1, D2, D5). */
final class DeskCompare {

    private final World world;

    DeskCompare(World world) {
        this.world = world;
    }

    void compare(String agent) {
        for (int place : world.running()) {
            DeskView view = world.desk(agent, place).view();
            Compare.same("open (D1)", open(agent), open(view));
            Compare.same("recent (D2)", recent(agent), recent(view));
            order(view);
            Compare.same("offers (D5)", agent + "@" + place + offers(agent, place), agent + "@" + place + offers(view));
        }
    }

    private List<String> open(String agent) {
        return world.model.open(agent).stream()
                .map(eng -> String.join(
                        " ", eng.id, eng.created ? eng.customer : "-", eng.opened.toString(), displayName(eng)))
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
    private String displayName(Eng eng) {
        return DisplayNames.of(
                eng.created ? world.model.store.customer(eng.customer).values : eng.draft(eng.customer).mine);
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

    private List<String> offers(String agent, int place) {
        return world.model.offering.offers.values().stream()
                .filter(row -> row.isVisible(agent, place))
                .map(row -> String.join(
                        " ",
                        row.of.key(),
                        row.of.media().name(),
                        row.of.contact().toString(),
                        began(row).toString(),
                        row.reports.values().stream()
                                .map(Report::text)
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
        Compare.same("order of offers", offered.stream().sorted().toList(), offered);
    }
}
