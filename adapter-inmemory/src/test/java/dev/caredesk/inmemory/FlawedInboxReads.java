package dev.caredesk.inmemory;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.inmemory.FlawedInboxStorage.Written;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.InboxReads;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredInteraction.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the inbox by a plain look at all interactions, as a sound storage does, but for what a flaw overrides. */
class FlawedInboxReads implements InboxReads {

    /** An interaction at its place in a list. */
    record Row(TimelineKey place, StoredInteraction interaction) {}

    private final FlawedInboxStorage storage;

    FlawedInboxReads(FlawedInboxStorage storage) {
        this.storage = storage;
    }

    @Override
    public OfferRows offers(TenantId tenant, Optional<AgentId> desk, Optional<Cursor> from, int size) {
        List<Row> all = offers(tenant, desk);
        List<Row> rest = rest(all, from, Comparator.naturalOrder());
        Rows<StoredInteraction> page = page(all, rest, Rows.checkedSize(size));
        int count = count(all, rest, page.items().size());
        return new OfferRows(page.items(), waiting(count), isCapped(count), page.next());
    }

    @Override
    public Rows<StoredInteraction> missed(TenantId tenant, Optional<Cursor> from, int size) {
        Comparator<TimelineKey> newestFirst = Comparator.reverseOrder();
        List<Row> all = rows(tenant, this::isMissed, this::placeOfMissed, newestFirst);
        return page(all, rest(all, from, newestFirst), Rows.checkedSize(size));
    }

    /** Returns all offers of a desk, or of the tenant. */
    List<Row> offers(TenantId tenant, Optional<AgentId> desk) {
        return rows(
                tenant,
                each -> isOffer(each)
                        && desk.map(agent -> shows(each.present(), agent)).orElse(true),
                this::placeOfOffer,
                Comparator.naturalOrder());
    }

    private List<Row> rows(
            TenantId tenant,
            Predicate<Written> listed,
            Function<Written, TimelineKey> place,
            Comparator<TimelineKey> order) {
        return storage.written(tenant).stream()
                .filter(listed)
                .map(each -> new Row(place.apply(each), each.present()))
                .sorted(Comparator.comparing(Row::place, order))
                .toList();
    }

    private List<Row> rest(List<Row> all, Optional<Cursor> from, Comparator<TimelineKey> order) {
        return from.map(cursor -> behind(all, TimelineKey.of(After.of(cursor)), order))
                .orElse(all);
    }

    private Rows<StoredInteraction> page(List<Row> all, List<Row> rest, int size) {
        List<Row> page = rest.subList(0, Math.min(size, rest.size()));
        return new Rows<>(
                page.stream().map(Row::interaction).toList(),
                hasNext(rest.size(), size)
                        ? Optional.of(cursor(all, page.get(size - 1)).cursor())
                        : Optional.empty());
    }

    boolean isOffer(Written interaction) {
        return interaction.is(State.OFFERED);
    }

    boolean isMissed(Written interaction) {
        return interaction.is(State.MISSED);
    }

    /** Returns whether a desk shows an offer. */
    boolean shows(StoredInteraction offer, AgentId desk) {
        return offer.isFor(desk);
    }

    TimelineKey placeOfOffer(Written interaction) {
        return new TimelineKey(interaction.present().began(), interaction.created());
    }

    TimelineKey placeOfMissed(Written interaction) {
        return new TimelineKey(interaction.lastEnd().orElseThrow(), interaction.created());
    }

    /** Returns the rows of a list behind the place of a cursor. */
    List<Row> behind(List<Row> all, TimelineKey cursor, Comparator<TimelineKey> order) {
        return all.stream()
                .dropWhile(row -> order.compare(row.place(), cursor) <= 0)
                .toList();
    }

    boolean hasNext(int rest, int size) {
        return rest > size;
    }

    /** Returns the place to go on from after a row. */
    After cursor(List<Row> all, Row last) {
        return last.place().after();
    }

    /** Returns how many offers it counts. */
    int count(List<Row> all, List<Row> rest, int page) {
        return all.size();
    }

    int waiting(int count) {
        return Math.min(count, OfferRows.MOST);
    }

    boolean isCapped(int count) {
        return count > OfferRows.MOST;
    }
}
