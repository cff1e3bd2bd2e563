package dev.caredesk.core.desk;

import dev.caredesk.Field;
import dev.caredesk.Page;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.CustomerRecord;
import dev.caredesk.core.draft.Differences;
import dev.caredesk.core.draft.Held;
import dev.caredesk.core.draft.RequestRecord;
import dev.caredesk.core.draft.Work;
import dev.caredesk.customer.DisplayName;
import dev.caredesk.customer.Profile;
import dev.caredesk.desk.ActivityView;
import dev.caredesk.desk.CustomerView;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.RequestView;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.RequestId;
import dev.caredesk.search.CustomerHit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a user interface shows of an engagement at one instant; reads nothing. */
final class Views {

    private final Session session;
    private final Work work;
    private final Instant now;
    private final Locale language;

    Views(Session session, Instant now, Locale language) {
        this.session = session;
        this.work = session.work();
        this.now = now;
        this.language = language;
    }

    EngagementView engagement() {
        EngagementState state = session.isOver()
                ? EngagementState.CLOSED
                : session.isAsking() ? EngagementState.ASKING : EngagementState.OPEN;
        return new EngagementView(
                work.id(),
                work.desk(),
                state,
                work.revision(),
                customer(),
                work.current(),
                work.usualActivity(now),
                work.usualRequest(now),
                requests(),
                activities(),
                journey(),
                Differences.unsaved(work, now),
                List.copyOf(work.notices().values()),
                Differences.conflicts(work));
    }

    static CustomerHit hit(CustomerRecord customer, Locale language) {
        return new CustomerHit(customer.view(), DisplayName.of(customer.profile(), language));
    }

    private CustomerView customer() {
        Profile stored = work.person().profile();
        Profile mine = new Profile(work.edits(work.customer()).on(stored.values()));
        List<CustomerHit> candidates = work.isCreated()
                ? List.of()
                : session.shown().candidates().stream()
                        .map(customer -> hit(customer, language))
                        .toList();
        return new CustomerView(
                work.customer(), work.isCreated(), DisplayName.of(mine, language), stored, mine, candidates);
    }

    /** R7: judged at this instant, by what is known of the requests by now. */
    private Page<JourneyEntry> journey() {
        Page<JourneyLine> read = session.shown().journey();
        return new Page<>(read.items().stream().map(line -> known(line).at(now)).toList(), read.next());
    }

    private JourneyLine known(JourneyLine line) {
        return line.request()
                .map(request -> work.records().requests().get(request.id()))
                .map(held -> line.knowing(held.fresh()))
                .orElse(line);
    }

    /** Last updated first; those of the draft in front, since they are the newest. */
    private List<RequestView> requests() {
        List<RequestView> views = new ArrayList<>();
        for (RequestId id : work.draft().newRequests().reverse()) {
            views.add(request(id, Optional.empty(), Map.of()));
        }
        work.records().requests().values().stream()
                .sorted(Comparator.comparing(
                                (Held<RequestRecord> held) -> held.fresh().updated())
                        .reversed())
                .filter(this::isShown)
                .forEach(held -> views.add(request(
                        held.loaded().id(), Optional.of(held), held.loaded().values())));
        return views;
    }

    /** Open ones of the customer, and those that edits or activities here refer to. */
    private boolean isShown(Held<RequestRecord> held) {
        RequestId id = held.loaded().id();
        return work.isEditable(id, now)
                || !work.edits(id).isEmpty()
                || work.records().activities().values().stream()
                        .anyMatch(activity ->
                                activity.fresh().request().filter(id::equals).isPresent());
    }

    private RequestView request(RequestId id, Optional<Held<RequestRecord>> held, Map<Field, String> stored) {
        Map<Field, String> values = work.edits(id).on(stored);
        return new RequestView(
                id,
                held.map(it -> it.loaded().factsOf(it.fresh()).view(now)),
                values.getOrDefault(Field.TITLE, ""),
                values.getOrDefault(Field.DESCRIPTION, ""),
                work.isEditable(id, now));
    }

    private List<ActivityView> activities() {
        return work.records().activities().values().stream()
                .map(held -> activity(held.loaded().id(), held))
                .toList();
    }

    private ActivityView activity(ActivityId id, Held<ActivityRecord> held) {
        List<Tag> tags = work.edits(id).tags().on(held.loaded().activity().tags());
        return new ActivityView(
                held.loaded().placedAs(held.fresh()).activity(),
                work.requestOf(id),
                tags,
                Optional.ofNullable(session.shown().calls().get(id)),
                work.isEditable(id, now));
    }
}
