package dev.caredesk.core;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.Field;
import dev.caredesk.Health;
import dev.caredesk.Limits;
import dev.caredesk.OperationId;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.TenantId;
import dev.caredesk.TenantSettings;
import dev.caredesk.UnknownRecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.ChannelFailure;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.EmailHeaders;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Message;
import dev.caredesk.activity.MessageId;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.Customer;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.ParkedLane;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.event.Position;
import dev.caredesk.event.Trimming;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.Request;
import dev.caredesk.request.RequestId;
import dev.caredesk.request.RequestStatus;
import dev.caredesk.search.CustomerHit;
import dev.caredesk.search.SearchPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** One value of each record, as the golden files have it: words and records. What a desk says is in {@link DeskSamples}. */
final class Samples {

    static final CustomerId CUSTOMER = CustomerId.of("c1");
    static final RequestId REQUEST = RequestId.of("r1");
    static final ActivityId ACTIVITY = ActivityId.of("a1");
    static final AgentId AGENT = AgentId.of("mara");
    static final ChannelId CHANNEL = ChannelId.of("chat");
    static final EngagementId ENGAGEMENT = EngagementId.of("e1");
    static final InteractionId INTERACTION = InteractionId.of(CHANNEL, "i1");
    static final Instant AT = Instant.parse("2026-11-02T22:00:00.123456Z");

    static final Profile PROFILE = Profile.EMPTY
            .with(CustomerFields.FIRST_NAME, "Ada")
            .with(CustomerFields.MOBILE_PHONE, "+39 02 1234567")
            .with(Field.extra("shoe size"), "39");
    static final Customer A_CUSTOMER = new Customer(CUSTOMER, new Version(3), PROFILE, AT, AT.plusSeconds(60));
    static final CustomerHit HIT = new CustomerHit(A_CUSTOMER, "Ada");
    static final Request A_REQUEST = new Request(
            REQUEST,
            Version.FIRST,
            CUSTOMER,
            Optional.of(RequestId.of("r0")),
            "Router drops at night",
            "Since Monday, after 22:00.",
            RequestStatus.OPEN,
            AT,
            AT,
            Optional.of(AT.plus(Duration.ofDays(5))),
            Optional.empty());
    static final ContactAddress ADDRESS = ContactAddress.phone("+39 02 1234567");
    static final Activity AN_ACTIVITY = new Activity(
            ACTIVITY,
            Version.FIRST,
            Optional.of(CUSTOMER),
            Optional.of(REQUEST),
            MediaType.CHAT,
            Direction.INBOUND,
            ADDRESS,
            INTERACTION,
            AGENT,
            AT,
            Optional.of(new End(AT.plusSeconds(300), EndReason.ENDED_BY_CHANNEL)),
            Optional.of(new ChannelFailure(AT, "ChannelException, a retry makes sense")),
            List.of(new Tag("router"), new Tag("Größe")));
    static final ChannelFailure FAILURE = new ChannelFailure(AT, "too long");
    static final Comment COMMENT = new Comment(CommentId.of("k1"), ACTIVITY, AGENT, AT, "Calls back tomorrow.");
    static final Contact CONTACT = Contact.at(ADDRESS).named("Ada Lovelace").known("CRM-1");
    static final EmailHeaders HEADERS = new EmailHeaders(
            "Router",
            Optional.of("Ada <ada@example.org>"),
            List.of("care@example.net"),
            List.of(),
            Optional.of(AT),
            Optional.of("<1@example.org>"),
            List.of("<0@example.org>"),
            List.of("<0@example.org>"));
    static final Attachment ATTACHMENT = new Attachment("log.txt", "text/plain", 12, "part-2");
    static final Content CONTENT = new Content(
            "It drops.",
            Optional.of("<p>It drops.</p>"),
            Optional.of(CallState.HELD),
            Optional.of(HEADERS),
            List.of(ATTACHMENT),
            List.of(ContentNote.NO_DATE));
    static final JourneyEntry ENTRY =
            new JourneyEntry(Optional.of(AN_ACTIVITY), Optional.of(A_REQUEST), List.of(COMMENT), true);
    static final FieldDiff DIFF = new FieldDiff(Field.TITLE, Optional.empty(), Optional.of("Router drops at night"));
    static final Page<CustomerHit> PAGE = new Page<>(List.of(HIT), Optional.of(Cursor.of("p2")));

    private Samples() {}

    static List<Object> all() {
        return Stream.of(ids(), records(), whole(), DeskSamples.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Object> ids() {
        return List.of(
                CUSTOMER,
                REQUEST,
                ACTIVITY,
                CommentId.of("k1"),
                MessageId.of("m1"),
                AGENT,
                CHANNEL,
                ENGAGEMENT,
                INTERACTION,
                new UnknownRecordId("invoice", "i1"),
                TenantId.DEFAULT,
                OperationId.of("o1"),
                Cursor.of("p2"),
                Position.of("0-17"),
                Field.TITLE,
                new Tag("router"),
                new Version(3),
                RefusalCode.TAG_DUPLICATE,
                Actor.of(AGENT));
    }

    private static List<Object> records() {
        return List.of(
                PROFILE,
                A_CUSTOMER,
                HIT,
                A_REQUEST,
                AN_ACTIVITY,
                new End(AT, EndReason.CLOSED_BY_AGENT),
                CONTACT,
                ADDRESS,
                COMMENT,
                new Message(
                        MessageId.of("m1"),
                        INTERACTION,
                        Direction.OUTBOUND,
                        Optional.of(AGENT),
                        AT,
                        Optional.of(FAILURE),
                        CONTENT),
                FAILURE,
                new ParkedLane(INTERACTION, FAILURE, List.of(CommandKind.REPLY, CommandKind.CLOSE)),
                CONTENT,
                HEADERS,
                ATTACHMENT,
                ENTRY,
                DIFF,
                new Event(
                        Position.of("0-17"),
                        "s1",
                        AT,
                        Actor.SYSTEM,
                        REQUEST,
                        Optional.of(CUSTOMER),
                        Event.Kind.CHANGED,
                        List.of(DIFF)));
    }

    private static List<Object> whole() {
        Health.ChannelHealth channel = new Health.ChannelHealth(
                TenantId.DEFAULT, CHANNEL, Optional.of("IOException"), 2, 1, Optional.of("ChannelException"));
        Health.Stuck stuck = new Health.Stuck("desk listener of mara", Duration.ofSeconds(12), "has not returned");
        Health.Problem problem = new Health.Problem("desk listener", AT, "IllegalStateException");
        return List.of(
                PAGE,
                new SearchPage(PAGE, 10_000, true),
                new Outcome.Done<>(HIT),
                new Outcome.Refused<CustomerHit>(List.of(new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, AGENT))),
                Limits.DEFAULT,
                new Limits.AtOnce(OptionalInt.of(3), OptionalInt.empty()),
                new TenantSettings(Duration.ofDays(5), Optional.of("IT"), Locale.forLanguageTag("it-CH")),
                Trimming.olderThan(Duration.ofDays(90)).auditToo(),
                new Health(
                        Duration.ofMillis(1_500),
                        Optional.of(Duration.ofSeconds(30)),
                        1,
                        3,
                        List.of(channel),
                        List.of(stuck),
                        List.of(problem)),
                channel,
                stuck,
                problem);
    }
}
