package dev.caredesk.core;

import static dev.caredesk.core.Samples.ACTIVITY;
import static dev.caredesk.core.Samples.ADDRESS;
import static dev.caredesk.core.Samples.AGENT;
import static dev.caredesk.core.Samples.AN_ACTIVITY;
import static dev.caredesk.core.Samples.AT;
import static dev.caredesk.core.Samples.A_REQUEST;
import static dev.caredesk.core.Samples.CHANNEL;
import static dev.caredesk.core.Samples.CONTACT;
import static dev.caredesk.core.Samples.CUSTOMER;
import static dev.caredesk.core.Samples.ENGAGEMENT;
import static dev.caredesk.core.Samples.ENTRY;
import static dev.caredesk.core.Samples.HIT;
import static dev.caredesk.core.Samples.INTERACTION;
import static dev.caredesk.core.Samples.PROFILE;
import static dev.caredesk.core.Samples.REQUEST;

import dev.caredesk.Actor;
import dev.caredesk.Cursor;
import dev.caredesk.Field;
import dev.caredesk.Page;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.Version;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.ActivityView;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Conflict;
import dev.caredesk.desk.CustomerView;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.DeskView;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.MissedInteraction;
import dev.caredesk.desk.Offer;
import dev.caredesk.desk.OfferPage;
import dev.caredesk.desk.OpenEntry;
import dev.caredesk.desk.RecentEntry;
import dev.caredesk.desk.RequestView;
import dev.caredesk.desk.Saved;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.desk.UnsavedChange;
import dev.caredesk.request.RequestId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One value of each record that a desk says or is told, as the golden files have it. */
final class DeskSamples {

    private static final UnsavedChange UNSAVED =
            new UnsavedChange(REQUEST, Field.TITLE, Optional.of("Router"), Optional.of("Router drops"), true);
    private static final Conflict CONFLICT =
            new Conflict(CUSTOMER, CustomerFields.CITY, Optional.of("Como"), Optional.of("Roma"), Optional.empty());
    private static final StaleNotice NOTICE =
            new StaleNotice(CUSTOMER, Actor.of(AGENT), AT, List.of(CustomerFields.CITY, CustomerFields.ZIP));
    private static final Saved SAVED =
            new Saved(Map.of(CUSTOMER, new Version(4)), List.of(HIT), List.of(CustomerFields.CITY));
    private static final Closing.Unsaved QUESTION = new Closing.Unsaved(ENGAGEMENT, 7, List.of(UNSAVED));
    private static final Refusal.DraftState DRAFT = new Refusal.DraftState(7, List.of(UNSAVED));
    private static final Offer OFFER = new Offer(INTERACTION, MediaType.CHAT, Direction.INBOUND, CONTACT, "Router", AT);
    private static final CustomerView CUSTOMER_VIEW =
            new CustomerView(CUSTOMER, true, "Ada", PROFILE, PROFILE, List.of(HIT));
    private static final RequestView REQUEST_VIEW =
            new RequestView(REQUEST, Optional.of(A_REQUEST), "Router drops", "", true);
    private static final ActivityView ACTIVITY_VIEW = new ActivityView(
            AN_ACTIVITY, Optional.of(REQUEST), List.of(new Tag("router")), Optional.of(CallState.ANSWERED), true);
    private static final OpenEntry OPEN = new OpenEntry(ENGAGEMENT, Optional.of(CUSTOMER), "Ada", AT);
    private static final RecentEntry RECENT = new RecentEntry(CUSTOMER, "Ada", AT);

    private DeskSamples() {}

    static List<Object> all() {
        return Stream.of(edits(), actions(), draft(), closings(), refusals(), views(), signals())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Object> edits() {
        return List.of(
                new Edit.SetField(REQUEST, Field.TITLE, Optional.of("Router drops")),
                new Edit.AddTag(ACTIVITY, "router"),
                new Edit.RemoveTag(ACTIVITY, "router"),
                new Edit.Choose(CUSTOMER, CustomerFields.CITY, Edit.Side.THEIRS),
                new Edit.Cancel(CUSTOMER));
    }

    private static List<Object> actions() {
        return List.of(
                new Action.AddComment(ACTIVITY, "Calls back tomorrow."),
                new Action.Reply(ACTIVITY, "Hello."),
                new Action.AddRequest("Invoice", "Twice.", Optional.of(ACTIVITY)),
                new Action.Move(ACTIVITY, REQUEST),
                new Action.MoveToCustomer(ACTIVITY, CUSTOMER),
                new Action.CloseRequest(REQUEST),
                new Action.FollowUp(RequestId.of("r0"), true),
                new Action.Link(CustomerId.of("c2")),
                new Action.Start(CHANNEL, MediaType.VOICE, ADDRESS));
    }

    private static List<Object> draft() {
        return List.of(UNSAVED, CONFLICT, NOTICE, SAVED, new Answer(ENGAGEMENT, 7, Answer.Choice.SAVE));
    }

    private static List<Object> closings() {
        Refusal again = new Refusal.NotAllowed(RefusalCode.QUESTION_OUTDATED, Optional.empty(), Optional.empty());
        return List.of(
                new Closing.Closed(Optional.of(SAVED)),
                QUESTION,
                new Closing.Uncreated(ENGAGEMENT, 1, List.of()),
                new Closing.StillOpen(),
                new Closing.Refused(List.of(again), Optional.of(QUESTION)));
    }

    private static List<Object> refusals() {
        return List.of(
                new Refusal.OverLimit(RefusalCode.TEXT_TOO_LONG, Optional.of(REQUEST), Field.DESCRIPTION, 2_000, 2_001),
                new Refusal.Duplicate(
                        RefusalCode.EXTERNAL_ID_TAKEN, CustomerFields.EXTERNAL_ID, "CRM-1", Optional.of(CUSTOMER)),
                new Refusal.Stale(RefusalCode.DRAFT_MOVED, List.of(NOTICE), List.of(CONFLICT), Optional.of(DRAFT)),
                DRAFT,
                new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, AGENT),
                new Refusal.Closed(RefusalCode.REQUEST_CLOSED, Optional.of(REQUEST)),
                new Refusal.Unknown(RefusalCode.RECORD_UNKNOWN, "c9"),
                new Refusal.NotAllowed(
                        RefusalCode.FIELD_UNKNOWN, Optional.of(ACTIVITY), Optional.of(Field.of("colour"))),
                new Refusal.Other(RefusalCode.CHANNEL_CANNOT, Map.of("channel", "chat")));
    }

    private static List<Object> views() {
        return List.of(
                CUSTOMER_VIEW,
                REQUEST_VIEW,
                ACTIVITY_VIEW,
                OFFER,
                new OfferPage(new Page<>(List.of(OFFER), Optional.of(Cursor.of("c1"))), 1_000, true),
                new MissedInteraction(INTERACTION, MediaType.CHAT, Direction.INBOUND, CONTACT, "Router", AT, AT),
                OPEN,
                RECENT,
                new DeskView(AGENT, List.of(OFFER), 3, List.of(OPEN), List.of(RECENT)),
                new EngagementView(
                        ENGAGEMENT,
                        AGENT,
                        EngagementState.ASKING,
                        7,
                        CUSTOMER_VIEW,
                        Optional.of(ACTIVITY),
                        Optional.of(ACTIVITY),
                        Optional.of(REQUEST),
                        List.of(REQUEST_VIEW),
                        List.of(ACTIVITY_VIEW),
                        Page.last(List.of(ENTRY)),
                        List.of(UNSAVED),
                        List.of(NOTICE),
                        List.of(CONFLICT)));
    }

    private static List<Object> signals() {
        return List.of(
                new DeskSignal.OfferCame(OFFER),
                new DeskSignal.OfferGone(INTERACTION),
                new DeskSignal.OfferTaken(INTERACTION, AGENT),
                new DeskSignal.RecordStale(ENGAGEMENT, NOTICE),
                new DeskSignal.EditsUnsaveable(ENGAGEMENT, REQUEST),
                new DeskSignal.DraftMoved(ENGAGEMENT, 8, Map.of(REQUEST, List.of(Field.TITLE))),
                new DeskSignal.QuestionOutdated(ENGAGEMENT),
                new DeskSignal.EngagementChanged(ENGAGEMENT),
                new DeskSignal.SignalsMissed(1_001),
                new DeskSignal.Unknown("CustomerMerged", Optional.of(ENGAGEMENT)));
    }
}
