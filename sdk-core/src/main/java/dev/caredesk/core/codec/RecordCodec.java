package dev.caredesk.core.codec;

import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.TenantSettings;
import dev.caredesk.Version;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ChannelFailure;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.Message;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.codec.PayloadDocuments.ActivityDoc;
import dev.caredesk.core.codec.PayloadDocuments.CommentDoc;
import dev.caredesk.core.codec.PayloadDocuments.CustomerDoc;
import dev.caredesk.core.codec.PayloadDocuments.DetailsDoc;
import dev.caredesk.core.codec.PayloadDocuments.DiffDoc;
import dev.caredesk.core.codec.PayloadDocuments.MessageDoc;
import dev.caredesk.core.codec.PayloadDocuments.RequestDoc;
import dev.caredesk.core.codec.PayloadDocuments.SettingsDoc;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.CustomerRecord;
import dev.caredesk.core.engagement.DeskRecord;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.customer.Profile;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.RecordChange.ActivityChange;
import dev.caredesk.spi.storage.RecordChange.CustomerChange;
import dev.caredesk.spi.storage.RecordChange.RequestChange;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Converts records between their form in the core and their stored form. */
public final class RecordCodec {

    private static final Stored.Cases<Optional<DeskRecord>> DESK_RECORD = new Stored.Cases<>() {
        @Override
        public Optional<DeskRecord> customer(StoredCustomer row) {
            return Optional.of(RecordCodec.customer(row));
        }

        @Override
        public Optional<DeskRecord> request(StoredRequest row) {
            return Optional.of(RecordCodec.request(row));
        }

        @Override
        public Optional<DeskRecord> activity(StoredActivity row) {
            return Optional.of(RecordCodec.activity(row));
        }

        @Override
        public Optional<DeskRecord> comment(StoredComment row) {
            return Optional.empty();
        }

        @Override
        public Optional<DeskRecord> message(StoredMessage row) {
            return Optional.empty();
        }

        @Override
        public Optional<DeskRecord> interaction(StoredInteraction row) {
            return Optional.empty();
        }
    };

    private static final DeskRecord.Cases<Payload> PAYLOAD = new DeskRecord.Cases<>() {
        @Override
        public Payload customer(CustomerRecord record) {
            return store(record).payload();
        }

        @Override
        public Payload request(RequestRecord record) {
            return store(record).payload();
        }

        @Override
        public Payload activity(ActivityRecord record) {
            return store(record).payload();
        }
    };

    private RecordCodec() {}

    /** Decodes a customer, request or activity; empty for any other record. */
    public static Optional<DeskRecord> deskRecord(Stored row) {
        return row.fold(DESK_RECORD);
    }

    /** Returns the payload of a record in its stored form. */
    public static Payload payload(DeskRecord record) {
        return record.fold(PAYLOAD);
    }

    public static StoredCustomer store(CustomerRecord record) {
        Payload payload = Json.write(new CustomerDoc(PayloadDocuments.FORMAT, names(record.profile())));
        return new StoredCustomer(record.id(), record.version(), record.created(), record.updated(), payload);
    }

    public static CustomerChange change(CustomerRecord after, Version base) {
        return new CustomerChange(
                after.id(), base, after.updated(), store(after).payload());
    }

    public static CustomerRecord customer(StoredCustomer row) {
        Map<Field, String> fields = new TreeMap<>();
        Json.read(row.payload(), CustomerDoc.class)
                .fields()
                .forEach((name, value) -> fields.put(Field.of(name), value));
        return new CustomerRecord(row.id(), row.version(), new Profile(fields), row.created(), row.updated());
    }

    public static StoredRequest store(RequestRecord record) {
        Payload payload = Json.write(new RequestDoc(
                PayloadDocuments.FORMAT,
                record.title(),
                record.description(),
                record.followsUp().map(RequestId::value)));
        return new StoredRequest(record.id(), record.customer(), record.version(), record.times(), payload);
    }

    public static RequestChange change(RequestRecord after, Version base) {
        return new RequestChange(
                after.id(), base, after.times().closed(), store(after).payload());
    }

    public static RequestRecord request(StoredRequest row) {
        RequestDoc doc = Json.read(row.payload(), RequestDoc.class);
        return new RequestRecord(
                row.id(),
                row.customer(),
                row.version(),
                row.times(),
                doc.followsUp().map(RequestId::of),
                doc.title(),
                doc.description());
    }

    public static StoredActivity store(ActivityRecord record) {
        Activity activity = record.activity();
        Payload payload = Json.write(new ActivityDoc(
                PayloadDocuments.FORMAT,
                activity.direction(),
                activity.contact().kind(),
                activity.contact().value(),
                activity.interaction().channel().value(),
                activity.interaction().value(),
                activity.tags().stream().map(Tag::text).toList(),
                record.slot()));
        return new StoredActivity(
                activity.id(),
                activity.version(),
                activity.customer(),
                activity.request(),
                activity.media(),
                activity.agent(),
                activity.started(),
                record.engagement(),
                activity.end(),
                activity.failure().map(CommandCodec::store),
                payload);
    }

    public static ActivityChange change(ActivityRecord after, Version base) {
        return new ActivityChange(
                after.id(),
                base,
                after.customer(),
                after.request(),
                store(after).payload());
    }

    public static ActivityRecord activity(StoredActivity row) {
        ActivityDoc doc = Json.read(row.payload(), ActivityDoc.class);
        Activity activity = new Activity(
                row.id(),
                row.version(),
                row.customer(),
                row.request(),
                row.media(),
                doc.direction(),
                new ContactAddress(doc.contactKind(), doc.contact()),
                InteractionId.of(ChannelId.of(doc.channel()), doc.interaction()),
                row.agent(),
                row.started(),
                row.end(),
                row.failure().map(CommandCodec::failure),
                doc.tags().stream().map(Tag::new).toList());
        return new ActivityRecord(activity, row.engagement(), doc.slot());
    }

    public static StoredComment store(Comment comment) {
        Payload payload = Json.write(new CommentDoc(PayloadDocuments.FORMAT, comment.text()));
        return new StoredComment(comment.id(), comment.activity(), comment.author(), comment.at(), payload);
    }

    public static Comment comment(StoredComment row) {
        CommentDoc doc = Json.read(row.payload(), CommentDoc.class);
        return new Comment(row.id(), row.activity(), row.author(), row.at(), doc.text());
    }

    public static StoredMessage store(Message message) {
        Payload payload = Json.write(new MessageDoc(
                PayloadDocuments.FORMAT, message.direction(), message.author().map(AgentId::value), message.content()));
        return new StoredMessage(
                message.id(),
                message.interaction(),
                message.at(),
                message.content().call(),
                message.failure().map(CommandCodec::store),
                payload);
    }

    public static Message message(StoredMessage row) {
        MessageDoc doc = Json.read(row.payload(), MessageDoc.class);
        Optional<AgentId> author = doc.author().map(AgentId::of);
        Optional<ChannelFailure> failure = row.failure().map(CommandCodec::failure);
        return new Message(row.id(), row.interaction(), doc.direction(), author, row.at(), failure, doc.content());
    }

    public static Payload store(List<FieldDiff> diffs) {
        return diffs.isEmpty()
                ? Payload.EMPTY
                : Json.write(new DetailsDoc(
                        PayloadDocuments.FORMAT,
                        diffs.stream()
                                .map(diff -> new DiffDoc(diff.field().value(), diff.before(), diff.after()))
                                .toList()));
    }

    public static List<FieldDiff> diffs(Payload payload) {
        if (payload.equals(Payload.EMPTY)) {
            return List.of();
        }
        return Json.read(payload, DetailsDoc.class).diffs().stream()
                .map(diff -> new FieldDiff(Field.of(diff.field()), diff.before(), diff.after()))
                .toList();
    }

    public static Payload store(TenantSettings settings) {
        return Json.write(new SettingsDoc(
                PayloadDocuments.FORMAT,
                settings.closeAfter().toString(),
                settings.region(),
                settings.language().toLanguageTag()));
    }

    public static TenantSettings settings(Payload payload) {
        SettingsDoc doc = Json.read(payload, SettingsDoc.class);
        return new TenantSettings(
                Duration.parse(doc.closeAfter()), doc.region(), Locale.forLanguageTag(doc.language()));
    }

    private static Map<String, String> names(Profile profile) {
        Map<String, String> names = new TreeMap<>();
        profile.values().forEach((field, value) -> names.put(field.value(), value));
        return names;
    }
}
