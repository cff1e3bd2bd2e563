package dev.caredesk.core.codec;

import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.TenantSettings;
import dev.caredesk.Version;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.ChannelFailure;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.EmailHeaders;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Message;
import dev.caredesk.activity.MessageId;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.codec.InteractionCodec.InteractionDetails;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.CustomerRecord;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.RequestTimes;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** One value of each kind of payload document, as it is written and as it is read. Those of drafts are in {@link DraftSamples}. */
final class PayloadSamples {

    static final Instant AT = Instant.parse("2026-11-02T22:00:00.123456Z");
    static final AgentId AGENT = AgentId.of("mara");
    static final CustomerId CUSTOMER = CustomerId.of("c1");
    static final RequestId REQUEST = RequestId.of("r1");
    static final ActivityId ACTIVITY = ActivityId.of("a1");
    static final EngagementId ENGAGEMENT = EngagementId.of("e1");
    static final InteractionId INTERACTION = InteractionId.of(ChannelId.of("chat"), "i1");

    static final CustomerRecord A_CUSTOMER = new CustomerRecord(
            CUSTOMER,
            new Version(3),
            Profile.EMPTY
                    .with(CustomerFields.FIRST_NAME, "Ada \uD83D\uDE00 \"née\" Größe")
                    .with(CustomerFields.MOBILE_PHONE, "+39 02 1234567")
                    .with(Field.extra("shoe size"), "39"),
            AT,
            AT);
    static final RequestRecord A_REQUEST = new RequestRecord(
            REQUEST,
            CUSTOMER,
            new Version(2),
            new RequestTimes(AT, AT, AT.plus(Duration.ofDays(5)), Optional.empty()),
            Optional.of(RequestId.of("r0")),
            "Router drops at night",
            "Since Monday,\nafter 22:00.");
    static final ChannelFailure FAILURE = new ChannelFailure(AT, "too long");
    static final ActivityRecord AN_ACTIVITY = new ActivityRecord(
            new Activity(
                    ACTIVITY,
                    new Version(4),
                    Optional.of(CUSTOMER),
                    Optional.of(REQUEST),
                    MediaType.CHAT,
                    Direction.INBOUND,
                    ContactAddress.phone("+39 02 1234567"),
                    INTERACTION,
                    AGENT,
                    AT,
                    Optional.empty(),
                    Optional.of(FAILURE),
                    List.of(new Tag("router"), new Tag("Größe"))),
            Optional.of(ENGAGEMENT),
            Optional.of(1));

    private static final Content WHOLE = new Content(
            "It drops.",
            Optional.of("<p>It drops.</p>"),
            Optional.of(CallState.HELD),
            Optional.of(new EmailHeaders(
                    "Router",
                    Optional.of("Ada <ada@example.org>"),
                    List.of("care@example.net"),
                    List.of("boss@example.net"),
                    Optional.of(AT),
                    Optional.of("<1@example.org>"),
                    List.of("<0@example.org>"),
                    List.of("<0@example.org>"))),
            List.of(new Attachment("log.txt", "text/plain", 12, "part-2")),
            List.of(ContentNote.NO_DATE));

    /**
     * A document.
     *
     * @param name the kind of document, and after a point which of several
     * @param value what was written, and what it is read to
     */
    record Sample(String name, Object value, Payload written, Function<Payload, Object> read) {

        @Override
        public String toString() {
            return name;
        }
    }

    private PayloadSamples() {}

    static List<Sample> all() {
        return Stream.of(records(), said(), others(), commands(), DraftSamples.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Sample> records() {
        StoredCustomer customer = RecordCodec.store(A_CUSTOMER);
        StoredRequest request = RecordCodec.store(A_REQUEST);
        StoredActivity activity = RecordCodec.store(AN_ACTIVITY);
        return List.of(
                new Sample(
                        "Customer",
                        A_CUSTOMER,
                        customer.payload(),
                        read -> RecordCodec.customer(customer.rewritten(customer.version(), read))),
                new Sample(
                        "Request",
                        A_REQUEST,
                        request.payload(),
                        read -> RecordCodec.request(request.rewritten(request.version(), read))),
                new Sample(
                        "Activity",
                        AN_ACTIVITY,
                        activity.payload(),
                        read -> RecordCodec.activity(activity.rewritten(activity.version(), read))));
    }

    private static List<Sample> said() {
        Comment comment = new Comment(CommentId.of("k1"), ACTIVITY, AGENT, AT, "Calls back tomorrow.");
        StoredComment row = RecordCodec.store(comment);
        return List.of(
                new Sample(
                        "Comment",
                        comment,
                        row.payload(),
                        read -> RecordCodec.comment(
                                new StoredComment(row.id(), row.activity(), row.author(), row.at(), read))),
                interaction(),
                message("Message.Whole", Direction.OUTBOUND, Optional.of(AGENT), WHOLE),
                message("Message.Plain", Direction.INBOUND, Optional.empty(), Content.text("Hello?")));
    }

    private static Sample interaction() {
        InteractionDetails details = new InteractionDetails(
                MediaType.CHAT,
                Direction.INBOUND,
                Contact.at(ContactAddress.email("ada@example.org")).named("Ada").known("C-17"),
                "Router");
        StoredInteraction row = new StoredInteraction(
                INTERACTION,
                Version.FIRST,
                StoredInteraction.State.OFFERED,
                AT,
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                InteractionCodec.store(details));
        return new Sample(
                "Interaction",
                details,
                row.payload(),
                read -> InteractionCodec.details(new StoredInteraction(
                        row.id(),
                        row.version(),
                        row.state(),
                        row.began(),
                        row.desks(),
                        row.rejected(),
                        row.taken(),
                        row.ended(),
                        read)));
    }

    private static Sample message(String name, Direction direction, Optional<AgentId> author, Content content) {
        Message message =
                new Message(MessageId.of("m1"), INTERACTION, direction, author, AT, Optional.empty(), content);
        StoredMessage row = RecordCodec.store(message);
        return new Sample(
                name,
                message,
                row.payload(),
                read -> RecordCodec.message(
                        new StoredMessage(row.id(), row.interaction(), row.at(), row.call(), row.failure(), read)));
    }

    private static List<Sample> others() {
        TenantSettings settings =
                new TenantSettings(Duration.ofHours(36), Optional.of("IT"), Locale.forLanguageTag("it-CH"));
        List<FieldDiff> diffs = List.of(
                new FieldDiff(Field.TITLE, Optional.empty(), Optional.of("Router")),
                new FieldDiff(Field.extra("shoe size"), Optional.of("38"), Optional.of("39")),
                new FieldDiff(Field.TAGS, Optional.of("router"), Optional.empty()));
        return List.of(
                new Sample("Settings", settings, RecordCodec.store(settings), RecordCodec::settings),
                new Sample("Failure", FAILURE, CommandCodec.store(FAILURE), CommandCodec::failure),
                new Sample("Details", diffs, RecordCodec.store(diffs), RecordCodec::diffs));
    }

    private static List<Sample> commands() {
        CommandId id = new CommandId("x1");
        return Stream.of(
                        new Command.Accept(id, INTERACTION, AGENT),
                        new Command.Reject(id, INTERACTION, AGENT),
                        new Command.Close(id, INTERACTION, AGENT),
                        new Command.Reply(id, INTERACTION, AGENT, "m1", "Hello"),
                        new Command.Start(id, INTERACTION, AGENT, MediaType.VOICE, ContactAddress.phone("+39021")))
                .map(PayloadSamples::command)
                .toList();
    }

    private static Sample command(Command command) {
        StoredCommand row = CommandCodec.store(command);
        return new Sample(
                "Command." + command.getClass().getSimpleName(),
                command,
                row.payload(),
                read -> CommandCodec.command(new StoredCommand(row.id(), row.interaction(), read)));
    }
}
