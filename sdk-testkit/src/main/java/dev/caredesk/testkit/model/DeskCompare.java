package dev.caredesk.testkit.model;

import dev.caredesk.desk.DeskView;
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
            Compare.same("offers (D5)", agent + "@" + place + offers(agent, place), agent + "@" + place + offers(view));
        }
    }

    private List<String> open(String agent) {
        return world.model.open(agent).stream()
                .map(eng -> eng.id + " " + (eng.created ? eng.customer : "-"))
                .toList();
    }

    private List<String> open(DeskView view) {
        return view.open().stream()
                .map(entry -> world.names.of(entry.engagement()) + " " + world.names.of(entry.customer()))
                .toList();
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
                .map(row -> row.of.key())
                .sorted()
                .toList();
    }

    private static List<String> offers(DeskView view) {
        return view.offers().stream().map(offer -> offer.id().value()).sorted().toList();
    }
}
