package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.CustomerRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.engagement.OpenCustomer;
import dev.caredesk.core.engagement.Records;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.session.Session;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.Profile;
import dev.caredesk.desk.Saved;
import dev.caredesk.event.Event;
import dev.caredesk.request.RequestId;
import dev.caredesk.search.CustomerHit;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Creates the customer of an engagement, with the requests of the draft and all activities, in one commit (C4, A2, E6). Lives for one
 * call.
 */
public final class CreateCustomer extends CommitDraft {

    private final MatchingCustomers matching;

    /**
     * @param revision that the caller has seen; empty for the present one
     * @param language of the names of other customers that match
     */
    public CreateCustomer(DeskContext desk, Session session, Optional<Long> revision, Locale language) {
        super(desk, session, "create", revision);
        this.matching = new MatchingCustomers(desk.scope(), language);
    }

    /** Creates the customer. It reads the other matches before the commit, since nothing may fail after it (E6). */
    @Override
    public Outcome<Saved> run() {
        List<CustomerHit> others = matching.of(session().engagement());
        Outcome<Saved> created = super.run();
        if (created.isDone()) {
            desk().sessions().readJourneyIfPossible(session());
        }
        return created.map(saved -> saved.alsoMatching(others));
    }

    @Override
    public Outcome<CommitPlan<Saved>> decide(Own<Session> own, Instant now) {
        EngagementData engagement = own.engagement().engagement();
        List<Refusal> refusals = refusals(desk().scope(), engagement, now);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Changes changes = changes(engagement, now);
        NextState after =
                NextState.saved(write(desk().scope(), changes, engagement)).rereading();
        return Outcome.done(
                new CommitPlan<>(Optional.of(changes), false, List.of(after), done -> saved(done, changes)));
    }

    /** Returns why the customer cannot be created. */
    static List<Refusal> refusals(TenantScope scope, EngagementData engagement, Instant now) {
        if (engagement.isCreated()) {
            return List.of(Refusals.not(RefusalCode.CUSTOMER_CREATED, engagement.customer()));
        }
        Profile profile = profile(engagement);
        boolean named = Stream.of(
                        List.of(CustomerFields.FIRST_NAME, CustomerFields.LAST_NAME, CustomerFields.EXTERNAL_ID),
                        CustomerFields.EMAILS,
                        CustomerFields.PHONES)
                .flatMap(List::stream)
                .anyMatch(field -> profile.get(field).isPresent());
        return named
                ? new CheckDraft(scope).refusals(engagement, now)
                : List.of(Refusals.not(RefusalCode.CUSTOMER_EMPTY, engagement.customer()));
    }

    private static Profile profile(EngagementData engagement) {
        return new Profile(engagement
                .edits(engagement.customer())
                .on(engagement.openCustomer().profile().values()));
    }

    /** Adds customer, requests and activities to a commit, and returns the engagement after it. */
    static EngagementData write(TenantScope scope, Changes changes, EngagementData engagement) {
        Instant now = changes.at();
        CustomerRecord customer =
                new CustomerRecord(engagement.customer(), Version.FIRST, profile(engagement), now, now);
        changes.create(customer);
        Records created = engagement.records().with(new OpenCustomer.Created(LoadedRecord.of(customer)));
        Records records = new WriteDraft(scope).newRequests(changes, created, engagement);
        for (Map.Entry<ActivityId, RequestId> place :
                engagement.draft().placement().entrySet()) {
            records = place(changes, records, engagement, place.getKey(), place.getValue());
            changes.update(place.getValue());
        }
        return engagement.with(records).with(engagement.draft().saved().at(engagement.revision() + 1));
    }

    private static Records place(
            Changes changes, Records records, EngagementData engagement, ActivityId id, RequestId request) {
        return records.activity(id, known -> {
            ActivityRecord before = known.latest();
            List<Tag> tags =
                    engagement.edits(id).tags().on(known.loaded().activity().tags());
            ActivityRecord after = before.tagged(tags).placed(engagement.customer(), request);
            changes.change(before, after, Event.Kind.MOVED);
            return LoadedRecord.of(after);
        });
    }
}
