package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import java.util.List;

/**
 * A snapshot of a desk for a user interface: its offers, Open and Recent.
 *
 * @param offers the first page, oldest first (D5)
 * @param waiting how many offers there are in all, 1,000 at most
 * @param open in the order of opening (D1)
 * @param recent newest first (D2)
 */
public record DeskView(AgentId agent, List<Offer> offers, int waiting, List<OpenEntry> open, List<RecentEntry> recent) {

    public DeskView {
        refuseNull("agent", agent, "offers", offers, "open", open);
        refuseNull("recent", recent);
        offers = List.copyOf(offers);
        open = List.copyOf(open);
        recent = List.copyOf(recent);
    }
}
