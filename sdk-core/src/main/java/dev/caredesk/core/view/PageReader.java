package dev.caredesk.core.view;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Message;
import dev.caredesk.core.codec.CommandCodec;
import dev.caredesk.core.codec.InteractionCodec;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.search.Cursors;
import dev.caredesk.core.search.ListKind;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.MissedInteraction;
import dev.caredesk.desk.Offer;
import dev.caredesk.desk.OfferPage;
import dev.caredesk.desk.ParkedLane;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.spi.storage.JourneyRow;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads pages of what is stored: journey, messages, comments, unlinked activities (J, M, A7, L6). */
public final class PageReader {

    /** The number of commands that are shown of a parked lane. */
    private static final int COMMANDS = 20;

    private final TenantScope scope;

    public PageReader(TenantScope scope) {
        this.scope = scope;
    }

    public Outcome<Page<JourneyEntry>> journey(CustomerId customer, Optional<Cursor> from, int size) {
        Instant now = scope.now();
        return lines(customer, from, size)
                .map(page -> new Page<>(
                        page.items().stream().map(line -> line.at(now)).toList(), page.next()));
    }

    private Outcome<Page<JourneyLine>> lines(CustomerId customer, Optional<Cursor> from, int size) {
        return page(
                ListKind.JOURNEY,
                from,
                size,
                (after, rows) -> scope.storage().records().journey(scope.id(), customer, after, rows),
                JourneyLine.reader());
    }

    public Outcome<Page<Message>> messages(InteractionId interaction, Optional<Cursor> from, int size) {
        return page(
                ListKind.MESSAGES,
                from,
                size,
                (after, rows) -> scope.storage()
                        .records()
                        .messages(scope.id(), interaction, MessageOrder.OLDEST_FIRST, after, rows),
                RecordCodec::message);
    }

    public Outcome<Page<Comment>> comments(ActivityId activity, Optional<Cursor> from, int size) {
        return page(
                ListKind.COMMENTS,
                from,
                size,
                (after, rows) -> scope.storage().records().comments(scope.id(), activity, after, rows),
                RecordCodec::comment);
    }

    public Outcome<Page<Activity>> unlinked(Optional<Cursor> from, int size) {
        return page(
                ListKind.UNLINKED,
                from,
                size,
                (after, rows) -> scope.storage().records().unlinked(scope.id(), after, rows),
                row -> RecordCodec.activity(row).activity());
    }

    /** Returns a page of the offers of a desk, or of all (D5). */
    public Outcome<OfferPage> offers(Optional<AgentId> desk, Optional<Cursor> from, int size) {
        return checked(
                ListKind.OFFERS,
                from,
                size,
                after -> offers(scope.storage().inbox().offers(scope.id(), desk, after, size)));
    }

    private OfferPage offers(OfferRows rows) {
        rows.items().forEach(scope.seenOffers()::note);
        Page<Offer> page = page(ListKind.OFFERS, new Rows<>(rows.items(), rows.next()), InteractionCodec::offer);
        return new OfferPage(page, rows.waiting(), rows.capped());
    }

    public Outcome<Page<MissedInteraction>> missed(Optional<Cursor> from, int size) {
        return page(
                ListKind.MISSED,
                from,
                size,
                (after, rows) -> scope.limits().missedKept().isZero()
                        ? new Rows<StoredInteraction>(List.of(), Optional.empty())
                        : scope.storage().inbox().missed(scope.id(), after, rows),
                InteractionCodec::missed);
    }

    public Outcome<Page<ParkedLane>> parked(Optional<Cursor> from, int size) {
        return page(
                ListKind.PARKED,
                from,
                size,
                (after, rows) -> scope.storage().lanes().parked(scope.id(), after, rows, COMMANDS),
                CommandCodec::parked);
    }

    /** Returns an interaction as stored. */
    public Optional<StoredInteraction> interaction(InteractionId id) {
        for (Stored record : scope.storage().records().load(scope.id(), List.of(id))) {
            if (record instanceof StoredInteraction row) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** Returns the first page of a journey. */
    public Page<JourneyLine> first(CustomerId customer) {
        return lines(customer, Optional.empty(), scope.limits().pageEntries()).orElseThrow();
    }

    /** Returns the page of a journey that was read with a customer's file. */
    public static Page<JourneyLine> page(Rows<JourneyRow> rows) {
        return page(ListKind.JOURNEY, rows, JourneyLine.reader());
    }

    /**
     * Returns the last reported state of each call that an engagement has (X3).
     *
     * @param known the states as last read; a call that ended is not read again
     */
    public Map<ActivityId, CallState> calls(EngagementData engagement, Map<ActivityId, CallState> known) {
        Map<ActivityId, CallState> calls = new LinkedHashMap<>();
        engagement.records().activities().forEach((id, loaded) -> {
            Activity activity = loaded.latest().activity();
            if (activity.media() == MediaType.VOICE) {
                Optional.ofNullable(known.get(id))
                        .filter(CallState.ENDED::equals)
                        .or(() -> callState(activity.interaction()))
                        .ifPresent(state -> calls.put(id, state));
            }
        });
        return calls;
    }

    /** Returns the last reported state of a call. */
    public Optional<CallState> callState(InteractionId call) {
        return scope.storage().records().lastCallState(scope.id(), call).flatMap(StoredMessage::call);
    }

    /** Refuses a page size that is not positive or too large (L6). */
    public Optional<Refusal> badSize(int size) {
        Field field = Field.of("page");
        if (size < 1) {
            return Optional.of(new Refusal.OverLimit(RefusalCode.PAGE_EMPTY, Optional.empty(), field, 1, size));
        }
        int most = scope.limits().pageEntriesMost();
        return size > most
                ? Optional.of(new Refusal.OverLimit(RefusalCode.PAGE_TOO_LARGE, Optional.empty(), field, most, size))
                : Optional.empty();
    }

    public static Refusal unknownCursor() {
        return new Refusal.NotAllowed(RefusalCode.CURSOR_UNKNOWN, Optional.empty(), Optional.empty());
    }

    private <R, T> Outcome<Page<T>> page(
            ListKind kind,
            Optional<Cursor> from,
            int size,
            BiFunction<Optional<Cursor>, Integer, Rows<R>> read,
            Function<R, T> decode) {
        return checked(kind, from, size, after -> page(kind, read.apply(after, size), decode));
    }

    private <T> Outcome<T> checked(ListKind kind, Optional<Cursor> from, int size, Function<Optional<Cursor>, T> read) {
        Optional<Refusal> bad = badSize(size);
        if (bad.isPresent()) {
            return Outcome.refused(bad.get());
        }
        Optional<Cursor> after = from.flatMap(cursor -> Cursors.decode(kind, cursor));
        if (from.isPresent() && after.isEmpty()) {
            return Outcome.refused(unknownCursor());
        }
        return Outcome.done(read.apply(after));
    }

    private static <R, T> Page<T> page(ListKind kind, Rows<R> rows, Function<R, T> decode) {
        return new Page<>(
                rows.items().stream().map(decode).toList(), rows.next().map(next -> Cursors.encode(kind, next)));
    }
}
