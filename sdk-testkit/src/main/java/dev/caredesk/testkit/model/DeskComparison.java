package dev.caredesk.testkit.model;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskView;
import dev.caredesk.desk.MissedInteraction;
import dev.caredesk.desk.Offer;
import dev.caredesk.testkit.model.OfferRules.OfferRow;
import dev.caredesk.testkit.model.OfferRules.ReportedMessage;
import java.time.Instant;
import java.util.Comparator;
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
                    "offers (D5)", agent + "@" + process + offers(agent), agent + "@" + process + offers(view));
            missed(world.desk(agent, process));
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

    private List<String> offers(String agent) {
        return world.model.offerRules.offers.values().stream()
                .filter(row -> row.isVisible(agent))
                .map(row -> String.join(
                        " ",
                        row.of.key(),
                        row.of.media().name(),
                        row.of.contact().toString(),
                        began(row).toString()))
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
                        offer.began().toString()))
                .sorted()
                .toList();
    }

    /** Missed ones, newest first, with what was said (D8). */
    private void missed(Desk desk) {
        List<MissedInteraction> shown = WorldComparison.paged("missed (D8)", desk::missed);
        WorldComparison.same(
                "missed (D8)",
                world.model.offerRules.offers.values().stream()
                        .filter(OfferRow::isMissed)
                        .map(row -> row.of.key() + " " + row.ended.orElseThrow() + " " + said(row))
                        .sorted()
                        .toList(),
                shown.stream()
                        .map(missed -> missed.id().value() + " " + missed.ended() + " " + said(desk, missed.id()))
                        .sorted()
                        .toList());
        List<Instant> ended = shown.stream().map(MissedInteraction::ended).toList();
        WorldComparison.same(
                "order of missed ones",
                ended.stream().sorted(Comparator.reverseOrder()).toList(),
                ended);
    }

    private static List<String> said(OfferRow row) {
        return row.reports.values().stream().map(ReportedMessage::text).sorted().toList();
    }

    private static List<String> said(Desk desk, InteractionId interaction) {
        return WorldComparison.paged("messages (M3)", (from, size) -> desk.messages(interaction, from, size)).stream()
                .map(message -> message.content().text())
                .sorted()
                .toList();
    }

    /** Oldest first; at one instant in any order. */
    private static void order(DeskView view) {
        List<Instant> offered = view.offers().stream().map(Offer::began).toList();
        WorldComparison.same("order of offers", offered.stream().sorted().toList(), offered);
    }
}
