package dev.caredesk.quickstart.story.setting;

import dev.caredesk.Caredesk;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.search.CustomerHit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The setting of the story: Mara's desk and Luca's, the systems by which customers come in, and the clock. */
public record StoryScene(
        StoryPrinter story,
        Caredesk caredesk,
        Desk mara,
        Desk luca,
        HostSystems lines,
        StoryClock clock,
        SignalLog signals) {

    /** The e-mail address of a customer who is there on every day. */
    public static final String ADA = "ada.bianchi@example.org";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.ENGLISH);

    /** An instant as people read it; the story plays in UTC. */
    public static String time(Instant instant) {
        return DAY.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** The customers that a query finds on Mara's desk; none when the query is refused. */
    public List<CustomerHit> find(String query) {
        return mara.search(query).toOptional().map(hits -> hits.page().items()).orElse(List.of());
    }

    /** The customer with that e-mail address, who is the same one on every day. */
    public Optional<CustomerId> customer(String email) {
        return find(email).stream().map(hit -> hit.customer().id()).findFirst();
    }
}
