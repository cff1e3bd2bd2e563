package dev.caredesk.testkit.arbitrary;

import dev.caredesk.activity.CallState;
import dev.caredesk.desk.ActivityView;
import dev.caredesk.desk.CustomerView;
import dev.caredesk.desk.DeskView;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.OpenEntry;
import dev.caredesk.desk.RecentEntry;
import dev.caredesk.desk.RequestView;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generates views for user interfaces (D, E). */
public final class AnyView {

    private AnyView() {}

    /** Customers of engagements. */
    public static Arbitrary<CustomerView> customers() {
        return Combinators.combine(
                        AnyId.customer(),
                        Arbitraries.of(true, false),
                        AnyText.wellFormed(),
                        AnyProfile.profiles(),
                        AnyProfile.profiles(),
                        AnyCustomer.hits().list().ofMaxSize(2))
                .as(CustomerView::new);
    }

    /** Requests of engagements. */
    public static Arbitrary<RequestView> requests() {
        return Combinators.combine(
                        AnyId.request(),
                        AnyRequest.requests().optional(),
                        AnyText.wellFormed(),
                        AnyText.wellFormed(),
                        Arbitraries.of(true, false))
                .as(RequestView::new);
    }

    /** Activities of engagements. */
    public static Arbitrary<ActivityView> activities() {
        return Combinators.combine(
                        AnyActivity.activities(),
                        AnyId.request().optional(),
                        AnyTag.lists(),
                        AnyName.of(CallState.class).optional(),
                        Arbitraries.of(true, false))
                .as(ActivityView::new);
    }

    /** Engagements. */
    public static Arbitrary<EngagementView> engagements() {
        return Combinators.combine(
                        Combinators.combine(AnyId.engagement(), AnyId.agent()).as(Tuple::of),
                        Combinators.combine(
                                        AnyName.of(EngagementState.class),
                                        Arbitraries.longs().greaterOrEqual(0))
                                .as(Tuple::of),
                        customers(),
                        Combinators.combine(
                                        AnyId.activity().optional(),
                                        AnyId.activity().optional(),
                                        AnyId.request().optional())
                                .as(Tuple::of),
                        requests().list().ofMaxSize(2),
                        activities().list().ofMaxSize(2),
                        AnyPage.of(AnyJourney.entries()),
                        Combinators.combine(
                                        AnyDraft.unsaved().list().ofMaxSize(2),
                                        AnyDraft.notices().list().ofMaxSize(2),
                                        AnyDraft.conflicts().list().ofMaxSize(2))
                                .as(Tuple::of))
                .as((ids, state, customer, now, requests, activities, journey, draft) -> new EngagementView(
                        ids.get1(),
                        ids.get2(),
                        state.get1(),
                        state.get2(),
                        customer,
                        now.get1(),
                        now.get2(),
                        now.get3(),
                        requests,
                        activities,
                        journey,
                        draft.get1(),
                        draft.get2(),
                        draft.get3()));
    }

    /** Lines of Open. */
    public static Arbitrary<OpenEntry> openEntries() {
        return Combinators.combine(
                        AnyId.engagement(), AnyId.customer().optional(), AnyText.wellFormed(), AnyTime.instants())
                .as(OpenEntry::new);
    }

    /** Lines of Recent. */
    public static Arbitrary<RecentEntry> recentEntries() {
        return Combinators.combine(AnyId.customer(), AnyText.wellFormed(), AnyTime.instants())
                .as(RecentEntry::new);
    }

    /** Desks. */
    public static Arbitrary<DeskView> desks() {
        return Combinators.combine(
                        AnyId.agent(),
                        AnyOffer.offers().list().ofMaxSize(2),
                        Arbitraries.integers().between(0, 1_000),
                        openEntries().list().ofMaxSize(2),
                        recentEntries().list().ofMaxSize(2))
                .as(DeskView::new);
    }
}
