package dev.caredesk.testkit.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Event;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.EndWrite;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.RequestTimes;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Term;
import dev.caredesk.spi.storage.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stored records and parts of ChangeSets with plain values, so that a test names only what it is about. */
public final class Samples {

    /** The instant at which samples are made, with microseconds. */
    public static final Instant T0 = Instant.parse("2026-03-02T09:00:00.123456Z");
    /** The delay that samples use: 5 days (R6). */
    public static final Duration DELAY = Duration.ofDays(5);
    /** The agent of samples. */
    public static final AgentId MARA = AgentId.of("mara");
    /** Another agent. */
    public static final AgentId JON = AgentId.of("jon");
    /** The channel of samples. */
    public static final ChannelId CHAT = ChannelId.of("chat");

    private Samples() {}

    /** So many minutes after {@link #T0}. */
    public static Instant minute(long minutes) {
        return T0.plus(Duration.ofMinutes(minutes));
    }

    /** A document with one value. */
    public static Payload payload(String value) {
        refuseNull("value", value);
        return new Payload("{\"value\":\"" + value + "\"}");
    }

    /** A new customer. */
    public static StoredCustomer customer(String id) {
        refuseNull("id", id);
        return customer(id, T0);
    }

    /** A new customer, made at that instant. */
    public static StoredCustomer customer(String id, Instant at) {
        refuseNull("id", id, "at", at);
        return new StoredCustomer(CustomerId.of(id), Version.FIRST, at, at, payload(id));
    }

    /** The customer's next version. */
    public static StoredCustomer edited(StoredCustomer before, Instant at, String value) {
        refuseNull("before", before, "at", at, "value", value);
        return new StoredCustomer(before.id(), before.version().next(), before.created(), at, payload(value));
    }

    /** A new request. */
    public static StoredRequest request(String id, CustomerId customer) {
        refuseNull("id", id, "customer", customer);
        return request(id, customer, T0);
    }

    /** A new request, made at that instant. */
    public static StoredRequest request(String id, CustomerId customer, Instant at) {
        refuseNull("id", id, "customer", customer, "at", at);
        return new StoredRequest(
                RequestId.of(id), customer, Version.FIRST, RequestTimes.startingAt(at, DELAY), payload(id));
    }

    /** The request's next version. */
    public static StoredRequest edited(StoredRequest before, String value) {
        refuseNull("before", before, "value", value);
        return before.rewritten(before.version().next(), payload(value));
    }

    /** The request's next version, closed at that instant. */
    public static StoredRequest closed(StoredRequest before, Instant at) {
        refuseNull("before", before, "at", at);
        return new StoredRequest(
                before.id(),
                before.customer(),
                before.version().next(),
                before.times().closedAt(at),
                before.payload());
    }

    /** A new activity without customer, request and engagement, live. */
    public static StoredActivity activity(String id, MediaType media, Instant at) {
        refuseNull("id", id, "media", media, "at", at);
        return new StoredActivity(
                ActivityId.of(id),
                Version.FIRST,
                Optional.empty(),
                Optional.empty(),
                media,
                MARA,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                payload(id));
    }

    /** A new e-mail in a request. */
    public static StoredActivity email(String id, StoredRequest request, Instant at) {
        refuseNull("id", id, "request", request, "at", at);
        return in(activity(id, MediaType.EMAIL, at), request);
    }

    /** A new live chat in a request. */
    public static StoredActivity chat(String id, StoredRequest request) {
        refuseNull("id", id, "request", request);
        return in(activity(id, MediaType.CHAT, T0), request);
    }

    /** The same activity, with the request and its customer. */
    public static StoredActivity in(StoredActivity activity, StoredRequest request) {
        refuseNull("activity", activity, "request", request);
        return placed(activity, activity.version(), Optional.of(request.customer()), Optional.of(request.id()));
    }

    /** The same activity, with a customer and no request. */
    public static StoredActivity ofCustomer(StoredActivity activity, CustomerId customer) {
        refuseNull("activity", activity, "customer", customer);
        return placed(activity, activity.version(), Optional.of(customer), Optional.empty());
    }

    /** The same activity, in an engagement. */
    public static StoredActivity heldBy(StoredActivity activity, EngagementId engagement) {
        refuseNull("activity", activity, "engagement", engagement);
        return with(activity, Optional.of(engagement), activity.end());
    }

    /** The same activity, ended. */
    public static StoredActivity ended(StoredActivity activity, End end) {
        refuseNull("activity", activity, "end", end);
        return with(activity, activity.engagement(), Optional.of(end));
    }

    private static StoredActivity with(StoredActivity activity, Optional<EngagementId> engagement, Optional<End> end) {
        return new StoredActivity(
                activity.id(),
                activity.version(),
                activity.customer(),
                activity.request(),
                activity.media(),
                activity.agent(),
                activity.started(),
                engagement,
                end,
                activity.failure(),
                activity.payload());
    }

    /** The activity's next version, in that request. */
    public static StoredActivity moved(StoredActivity before, StoredRequest to) {
        refuseNull("before", before, "to", to);
        return placed(before, before.version().next(), Optional.of(to.customer()), Optional.of(to.id()));
    }

    private static StoredActivity placed(
            StoredActivity activity, Version version, Optional<CustomerId> customer, Optional<RequestId> request) {
        return new StoredActivity(
                activity.id(),
                version,
                customer,
                request,
                activity.media(),
                activity.agent(),
                activity.started(),
                activity.engagement(),
                activity.end(),
                activity.failure(),
                activity.payload());
    }

    /** A comment. */
    public static StoredComment comment(String id, ActivityId activity, Instant at) {
        refuseNull("id", id, "activity", activity, "at", at);
        return new StoredComment(new CommentId(id), activity, MARA, at, payload(id));
    }

    /** A message. */
    public static StoredMessage message(String id, InteractionId interaction, Instant at) {
        refuseNull("id", id, "interaction", interaction, "at", at);
        return new StoredMessage(new MessageId(id), interaction, at, Optional.empty(), Optional.empty(), payload(id));
    }

    /** The change of a stored customer, request, activity or interaction that makes this record of it, based on the version before it. */
    public static RecordChange change(Stored record) {
        refuseNull("record", record);
        long version = record.versionIfAny().orElseThrow().number();
        return record.fold(new ChangeBasedOn(new Version(version - 1)));
    }

    private record ChangeBasedOn(Version base) implements Stored.Cases<RecordChange> {
        @Override
        public RecordChange customer(StoredCustomer record) {
            return new RecordChange.CustomerChange(record.id(), base, record.updated(), record.payload());
        }

        @Override
        public RecordChange request(StoredRequest record) {
            return new RecordChange.RequestChange(
                    record.id(), base, record.times().closed(), record.payload());
        }

        @Override
        public RecordChange activity(StoredActivity record) {
            return new RecordChange.ActivityChange(
                    record.id(), base, record.customer(), record.request(), record.payload());
        }

        @Override
        public RecordChange comment(StoredComment record) {
            throw new IllegalArgumentException("changed record must have a version, was a comment");
        }

        @Override
        public RecordChange message(StoredMessage record) {
            throw new IllegalArgumentException("changed record must have a version, was a message");
        }

        @Override
        public RecordChange interaction(StoredInteraction record) {
            return new RecordChange.InteractionChange(base, record);
        }
    }

    /** The same change, based on another version. */
    public static RecordChange rebased(RecordChange change, Version base) {
        refuseNull("change", change, "base", base);
        return change.fold(new Rebased(base));
    }

    private record Rebased(Version base) implements RecordChange.Cases<RecordChange> {
        @Override
        public RecordChange customer(RecordChange.CustomerChange change) {
            return new RecordChange.CustomerChange(change.id(), base, change.updated(), change.payload());
        }

        @Override
        public RecordChange request(RecordChange.RequestChange change) {
            return new RecordChange.RequestChange(change.id(), base, change.closed(), change.payload());
        }

        @Override
        public RecordChange activity(RecordChange.ActivityChange change) {
            return new RecordChange.ActivityChange(
                    change.id(), base, change.customer(), change.request(), change.payload());
        }

        @Override
        public RecordChange interaction(RecordChange.InteractionChange change) {
            return new RecordChange.InteractionChange(base, InboxSamples.versioned(change.after(), base.next()));
        }
    }

    /** An update of a request. */
    public static Touch touch(RequestId request) {
        refuseNull("request", request);
        return new Touch(request, DELAY, true, false);
    }

    /** An activity's end by its channel. */
    public static EndWrite end(ActivityId activity, Instant at) {
        refuseNull("activity", activity, "at", at);
        return new EndWrite(activity, new End(at, EndReason.ENDED_BY_CHANNEL));
    }

    /** A stored draft of an agent. */
    public static DraftWrite draft(String engagement, AgentId desk, Optional<CustomerId> customer, long expected) {
        refuseNull("engagement", engagement, "desk", desk, "customer", customer);
        return new DraftWrite(
                EngagementId.of(engagement),
                desk,
                customer,
                expected,
                expected + 1,
                Optional.of(payload(engagement + expected)));
    }

    /** The end of an engagement. */
    public static DraftWrite closing(String engagement, AgentId desk, long expected) {
        refuseNull("engagement", engagement, "desk", desk);
        return new DraftWrite(
                EngagementId.of(engagement), desk, Optional.empty(), expected, expected + 1, Optional.empty());
    }

    /** A customer's external id, claimed. */
    public static Claim externalId(String text, CustomerId holder) {
        refuseNull("text", text, "holder", holder);
        return new Claim(new Claim.Key(Claim.Kind.EXTERNAL_ID, text), holder, MARA);
    }

    /** A command for an interaction. */
    public static StoredCommand command(String id, InteractionId interaction) {
        refuseNull("id", id, "interaction", interaction);
        return new StoredCommand(CommandId.of(id), interaction, payload(id));
    }

    /** An entry of the journal about a change of a record. */
    public static JournalEntry entry(RecordId record, long version) {
        refuseNull("record", record);
        return new JournalEntry(
                record,
                Optional.of(new Version(version)),
                Optional.empty(),
                Event.Kind.CHANGED,
                List.of(Field.TITLE),
                payload(record.value() + version));
    }

    /** A customer's e-mail address. */
    public static MatchKey mail(String address) {
        refuseNull("address", address);
        return new MatchKey(MatchKey.Kind.EMAIL, address);
    }

    /** Returns the index entries of a customer that is found by keys only. */
    public static Index keys(CustomerId customer, MatchKey... keys) {
        refuseNull("customer", customer, "keys", keys);
        return new Index(customer, Set.of(keys), List.of());
    }

    /** Returns the index entries of a customer that is found by words of one field, in that order. */
    public static Index words(CustomerId customer, String... words) {
        refuseNull("customer", customer, "words", words);
        return new Index(customer, Set.of(), terms("firstName", words));
    }

    /** Words of one field in that order. */
    public static List<Term> terms(String field, String... words) {
        refuseNull("field", field, "words", words);
        List<Term> terms = new ArrayList<>();
        for (String word : words) {
            terms.add(new Term(Field.of(field), terms.size(), word));
        }
        return terms;
    }
}
