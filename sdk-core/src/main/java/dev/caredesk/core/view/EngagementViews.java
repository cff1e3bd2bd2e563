package dev.caredesk.core.view;

import dev.caredesk.Field;
import dev.caredesk.Page;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.CustomerRecord;
import dev.caredesk.core.engagement.DraftDifferences;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.engagement.RequestRecord;
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

/** Builds the view of an engagement at one instant from data in memory; reads nothing. */
public final class EngagementViews {

    private final EngagementData engagement;
    private final EngagementCache cache;
    private final Instant now;
    private final Locale language;

    public EngagementViews(EngagementData engagement, EngagementCache cache, Instant now, Locale language) {
        this.engagement = engagement;
        this.cache = cache;
        this.now = now;
        this.language = language;
    }

    /** Returns the view of the engagement in that state. */
    public EngagementView in(EngagementState state) {
        return new EngagementView(
                engagement.id(),
                engagement.desk(),
                state,
                engagement.revision(),
                customer(),
                engagement.current(),
                engagement.usualActivity(now),
                engagement.usualRequest(now),
                requests(),
                activities(),
                journey(),
                DraftDifferences.unsaved(engagement, now),
                List.copyOf(engagement.notices().values()),
                DraftDifferences.conflicts(engagement));
    }

    public static CustomerHit hit(CustomerRecord customer, Locale language) {
        return new CustomerHit(customer.view(), DisplayName.of(customer.profile(), language));
    }

    private CustomerView customer() {
        Profile stored = engagement.openCustomer().profile();
        Profile mine = new Profile(engagement.edits(engagement.customer()).on(stored.values()));
        List<CustomerHit> candidates = engagement.isCreated()
                ? List.of()
                : cache.candidates().stream()
                        .map(customer -> hit(customer, language))
                        .toList();
        return new CustomerView(
                engagement.customer(),
                engagement.isCreated(),
                DisplayName.of(mine, language),
                stored,
                mine,
                candidates);
    }

    /** Returns the journey, with requests open or closed as of this instant and by the latest data (R7). */
    private Page<JourneyEntry> journey() {
        Page<JourneyLine> read = cache.journey();
        return new Page<>(read.items().stream().map(line -> known(line).at(now)).toList(), read.next());
    }

    private JourneyLine known(JourneyLine line) {
        return line.request()
                .map(request -> engagement.records().requests().get(request.id()))
                .map(held -> line.knowing(held.latest()))
                .orElse(line);
    }

    /** Returns the requests, last updated first; those of the draft come before, since they are the newest. */
    private List<RequestView> requests() {
        List<RequestView> views = new ArrayList<>();
        for (RequestId id : engagement.draft().newRequests().reverse()) {
            views.add(request(id, Optional.empty(), Map.of()));
        }
        engagement.records().requests().values().stream()
                .sorted(Comparator.comparing((LoadedRecord<RequestRecord> held) ->
                                held.latest().updated())
                        .reversed())
                .filter(this::isShown)
                .forEach(held -> views.add(request(
                        held.loaded().id(), Optional.of(held), held.loaded().values())));
        return views;
    }

    /** Returns whether a request is shown: an open one of the customer, or one that edits or activities here refer to. */
    private boolean isShown(LoadedRecord<RequestRecord> held) {
        RequestId id = held.loaded().id();
        return engagement.isEditable(id, now)
                || !engagement.edits(id).isEmpty()
                || engagement.records().activities().values().stream()
                        .anyMatch(activity ->
                                activity.latest().request().filter(id::equals).isPresent());
    }

    private RequestView request(RequestId id, Optional<LoadedRecord<RequestRecord>> held, Map<Field, String> stored) {
        Map<Field, String> values = engagement.edits(id).on(stored);
        return new RequestView(
                id,
                held.map(it -> it.loaded().factsOf(it.latest()).view(now)),
                values.getOrDefault(Field.TITLE, ""),
                values.getOrDefault(Field.DESCRIPTION, ""),
                engagement.isEditable(id, now));
    }

    private List<ActivityView> activities() {
        return engagement.records().activities().values().stream()
                .map(held -> activity(held.loaded().id(), held))
                .toList();
    }

    private ActivityView activity(ActivityId id, LoadedRecord<ActivityRecord> held) {
        List<Tag> tags = engagement.edits(id).tags().on(held.loaded().activity().tags());
        return new ActivityView(
                held.loaded().placedAs(held.latest()).activity(),
                engagement.requestOf(id),
                tags,
                cache.call(id),
                engagement.isEditable(id, now));
    }
}
