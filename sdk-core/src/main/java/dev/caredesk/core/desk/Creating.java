package dev.caredesk.core.desk;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.CustomerRecord;
import dev.caredesk.core.draft.Held;
import dev.caredesk.core.draft.Person;
import dev.caredesk.core.draft.Records;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.Profile;
import dev.caredesk.desk.Saved;
import dev.caredesk.event.Event;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides Create: a new customer with the requests of the draft and all activities, in one commit (C4, A2, E6). */
final class Creating {

    private final TenantScope scope;
    private final Saving saving;

    Creating(TenantScope scope) {
        this.scope = scope;
        this.saving = new Saving(scope);
    }

    /** Why the customer can't be created. */
    List<Refusal> refusals(Work work, Instant now) {
        if (work.isCreated()) {
            return List.of(Refusals.not(RefusalCode.CUSTOMER_CREATED, work.customer()));
        }
        boolean named = Stream.of(
                        List.of(CustomerFields.FIRST_NAME, CustomerFields.LAST_NAME, CustomerFields.EXTERNAL_ID),
                        CustomerFields.EMAILS,
                        CustomerFields.PHONES)
                .flatMap(List::stream)
                .anyMatch(field -> profile(work).get(field).isPresent());
        if (!named) {
            return List.of(Refusals.not(RefusalCode.CUSTOMER_EMPTY, work.customer()));
        }
        return saving.refusals(work, now);
    }

    /** The plan of a Create by itself; what else matches is read later. */
    Outcome<Plan<Saved>> decide(Work work, Instant now) {
        List<Refusal> refusals = refusals(work, now);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Changes changes = new Changes(scope, Saving.id("create", work), work.desk(), now);
        Work after = write(changes, work);
        return Outcome.done(new Plan<>(
                Optional.of(changes), after, done -> new Saved(done.versions(), List.of()), true, false, true));
    }

    static Profile profile(Work work) {
        return new Profile(
                work.edits(work.customer()).on(work.person().profile().values()));
    }

    /** Adds customer, requests and activities to a commit, and gives the engagement as it is after it. */
    Work write(Changes changes, Work work) {
        Instant now = changes.at();
        CustomerRecord customer = new CustomerRecord(work.customer(), Version.FIRST, profile(work), now, now);
        changes.create(customer);
        Records records = saving.newRequests(changes, work.records().with(new Person.Known(Held.of(customer))), work);
        for (Map.Entry<ActivityId, RequestId> place : work.draft().placement().entrySet()) {
            records = place(changes, records, work, place.getKey(), place.getValue());
            changes.update(place.getValue());
        }
        return work.with(records).with(work.draft().saved().at(work.revision() + 1));
    }

    private static Records place(Changes changes, Records records, Work work, ActivityId id, RequestId request) {
        return records.activity(id, held -> {
            ActivityRecord before = held.fresh();
            List<Tag> tags = work.edits(id).tags().on(held.loaded().activity().tags());
            ActivityRecord after = before.tagged(tags).placed(work.customer(), request);
            changes.change(before, after, Event.Kind.MOVED);
            return Held.of(after);
        });
    }
}
