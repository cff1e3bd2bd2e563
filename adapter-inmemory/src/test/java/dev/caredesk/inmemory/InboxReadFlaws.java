package dev.caredesk.inmemory;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.inmemory.FlawedInboxStorage.Written;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.InboxReads;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** Storages that read offers and missed interactions wrongly. */
final class InboxReadFlaws {

    private InboxReadFlaws() {}

    private static Storage inbox(Function<FlawedInboxStorage, InboxReads> flaw) {
        return new FlawedInboxStorage() {
            private final InboxReads reads = flaw.apply(this);

            @Override
            public InboxReads inbox() {
                return reads;
            }
        };
    }

    /** Reads by a plain look, without a flaw. */
    static Storage sound() {
        return inbox(FlawedInboxReads::new);
    }

    /** Shows other offers on a desk than it should. */
    static Storage showing(BiPredicate<StoredInteraction, AgentId> shown) {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            boolean shows(StoredInteraction offer, AgentId desk) {
                return shown.test(offer, desk);
            }
        });
    }

    /** Takes other interactions as offers than it should. */
    static Storage offering(Predicate<Written> offers) {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            boolean isOffer(Written interaction) {
                return offers.test(interaction);
            }
        });
    }

    /** Takes other interactions as missed than it should. */
    static Storage missing(Predicate<Written> missed) {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            boolean isMissed(Written interaction) {
                return missed.test(interaction);
            }
        });
    }

    /** Orders offers in another way. */
    static Storage placingOffers(Function<Written, TimelineKey> place) {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            TimelineKey placeOfOffer(Written interaction) {
                return place.apply(interaction);
            }
        });
    }

    /** Orders missed interactions in another way. */
    static Storage placingMissed(Function<Written, TimelineKey> place) {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            TimelineKey placeOfMissed(Written interaction) {
                return place.apply(interaction);
            }
        });
    }

    /** Begins each page after the first one with the last row of the page before. */
    static Storage repeatingTheLastRow() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            List<Row> behind(List<Row> all, TimelineKey cursor, Comparator<TimelineKey> order) {
                return all.stream()
                        .dropWhile(row -> order.compare(row.place(), cursor) < 0)
                        .toList();
            }
        });
    }

    /** Goes on behind the instant of the last row, whatever else has the same. */
    static Storage skippingTies() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            List<Row> behind(List<Row> all, TimelineKey cursor, Comparator<TimelineKey> order) {
                return super.behind(all, cursor, Comparator.comparing(key -> new TimelineKey(key.at(), 0), order));
            }
        });
    }

    /** Goes on after so many rows as were read, wherever they are now. */
    static Storage numberingRows() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            List<Row> behind(List<Row> all, TimelineKey cursor, Comparator<TimelineKey> order) {
                return all.stream().skip(cursor.order()).toList();
            }

            @Override
            After cursor(List<Row> all, Row last) {
                return new After(Instant.EPOCH, all.indexOf(last) + 1);
            }
        });
    }

    /** Finds no more rows once the last one of a page is gone. */
    static Storage endingWhereOneIsGone() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            List<Row> behind(List<Row> all, TimelineKey cursor, Comparator<TimelineKey> order) {
                boolean there = all.stream().anyMatch(row -> row.place().equals(cursor));
                return there ? super.behind(all, cursor, order) : List.of();
            }
        });
    }

    /** Says of each full page that there are more. */
    static Storage goingOnAfterTheLastPage() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            boolean hasNext(int rest, int size) {
                return rest >= size;
            }
        });
    }

    /** Looks for the offers of a desk among the oldest of all. */
    static Storage lookingAtTheOldest() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            List<Row> offers(TenantId tenant, Optional<AgentId> desk) {
                return super.offers(tenant, Optional.empty()).stream()
                        .limit(OfferRows.MOST)
                        .filter(row -> desk.map(row.interaction()::isFor).orElse(true))
                        .toList();
            }
        });
    }

    /** Counts the offers of a page. */
    static Storage countingThePage() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            int count(List<Row> all, List<Row> rest, int page) {
                return page;
            }
        });
    }

    /** Counts the offers of a page and of those that follow. */
    static Storage countingTheRest() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            int count(List<Row> all, List<Row> rest, int page) {
                return rest.size();
            }
        });
    }

    /** Counts on behind the number at which counting stops. */
    static Storage countingOn() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            int waiting(int count) {
                return count;
            }
        });
    }

    /** Says already at the number at which counting stops that there are more. */
    static Storage cappedTooSoon() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            boolean isCapped(int count) {
                return count >= OfferRows.MOST;
            }
        });
    }

    /** Says that a desk has more only where one of its lists has: of those for all desks, or of those for named ones. */
    static Storage cappedByOneList() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            public OfferRows offers(TenantId tenant, Optional<AgentId> desk, Optional<Cursor> from, int size) {
                OfferRows page = super.offers(tenant, desk, from, size);
                List<Row> all = offers(tenant, desk);
                long everywhere = all.stream()
                        .filter(row -> row.interaction().desks().isEmpty())
                        .count();
                boolean capped = desk.isPresent()
                        ? Math.max(everywhere, all.size() - everywhere) > OfferRows.MOST
                        : page.capped();
                return new OfferRows(page.items(), page.waiting(), capped, page.next());
            }
        });
    }

    /** Never says that there are more than were counted. */
    static Storage neverCapped() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            boolean isCapped(int count) {
                return false;
            }
        });
    }

    /** Counts the offers of all desks. */
    static Storage countingAllDesks() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            public OfferRows offers(TenantId tenant, Optional<AgentId> desk, Optional<Cursor> from, int size) {
                OfferRows page = super.offers(tenant, desk, from, size);
                OfferRows all = super.offers(tenant, Optional.empty(), Optional.empty(), 1);
                return new OfferRows(page.items(), all.waiting(), all.capped(), page.next());
            }
        });
    }

    /** Gives each page of offers with the count of the read before. */
    static Storage tearingCounts() {
        AtomicReference<Optional<OfferRows>> before = new AtomicReference<>(Optional.empty());
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            public OfferRows offers(TenantId tenant, Optional<AgentId> desk, Optional<Cursor> from, int size) {
                OfferRows page = storage.sound.inbox().offers(tenant, desk, from, size);
                OfferRows old = before.getAndSet(Optional.of(page)).orElse(page);
                return new OfferRows(page.items(), old.waiting(), old.capped(), page.next());
            }
        });
    }

    /** Gives the first offer of a page as it was at the read before. */
    static Storage tearingOffers() {
        ConcurrentHashMap<InteractionId, StoredInteraction> before = new ConcurrentHashMap<>();
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            public OfferRows offers(TenantId tenant, Optional<AgentId> desk, Optional<Cursor> from, int size) {
                OfferRows page = storage.sound.inbox().offers(tenant, desk, from, size);
                List<StoredInteraction> items = new ArrayList<>(page.items());
                if (!items.isEmpty()) {
                    items.set(0, before.getOrDefault(items.get(0).id(), items.get(0)));
                }
                page.items().forEach(each -> before.put(each.id(), each));
                return new OfferRows(items, page.waiting(), page.capped(), page.next());
            }
        });
    }

    /** Takes any size of a page as one that is allowed. */
    static Storage anyPageSize() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            public OfferRows offers(TenantId tenant, Optional<AgentId> desk, Optional<Cursor> from, int size) {
                return super.offers(tenant, desk, from, allowed(size));
            }

            @Override
            public Rows<StoredInteraction> missed(TenantId tenant, Optional<Cursor> from, int size) {
                return super.missed(tenant, from, allowed(size));
            }

            private int allowed(int size) {
                return Math.min(Math.max(size, 1), Rows.MOST);
            }
        });
    }

    /** Reads what waits of one tenant, whoever is asked for. */
    static Storage ofOneTenant() {
        return inbox(storage -> new FlawedInboxReads(storage) {
            @Override
            public OfferRows offers(TenantId tenant, Optional<AgentId> desk, Optional<Cursor> from, int size) {
                return super.offers(TenantId.DEFAULT, desk, from, size);
            }

            @Override
            public Rows<StoredInteraction> missed(TenantId tenant, Optional<Cursor> from, int size) {
                return super.missed(TenantId.DEFAULT, from, size);
            }
        });
    }
}
