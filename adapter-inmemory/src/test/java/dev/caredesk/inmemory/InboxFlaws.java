package dev.caredesk.inmemory;

import static dev.caredesk.inmemory.InteractionFlaws.CHANGED;
import static dev.caredesk.inmemory.StorageFlaw.flaw;

import dev.caredesk.AgentId;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.spi.storage.StoredInteraction.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The flaws that a storage can have with interactions, their lists and their messages. */
final class InboxFlaws {

    static final String DESKS =
            "D5 · an offer shows on all desks of its tenant, or on those that are named, without those that rejected it";
    private static final String BEHIND_OTHERS =
            "D5 · the offers of a desk are found and counted behind 1,000 older ones that are meant for others or rejected";
    private static final String DESK_NAMES =
            "L5 · desks are told apart by their whole names, where an offer is meant for one and where one rejected it";
    static final String REJECTED = "D5 · a rejected offer is hidden on that desk from then on, and on no other";
    private static final String GONE =
            "D5 · an offer is gone from the next read on once it is taken or missed, and counts no longer";
    private static final String BECOMES_OFFER =
            "D5 · an interaction of which only messages have come is offered when its offer comes, by when it began";
    private static final String MOVED_OFFER =
            "D5 · a change of the instant at which an offer began moves it, and a change of its desks shows it on others";
    static final String OLDEST_OFFER =
            "D5 · offers come oldest first by the instant they began, to the microsecond, whatever was committed first";
    private static final String OFFER_TIES =
            "T1 · offers of the same instant come in the commit order of their creation, whatever became of them since";
    private static final String OFFER_PAGES =
            "D5 · pages of any size are together all offers, each once, and each page has the count of all";
    private static final String OFFERS_COME_AND_GO =
            "D5 · offers that stay are each on one page while others come and are taken meanwhile";
    private static final String OFFER_COUNTS =
            "D5 · offers are counted up to 1,000 exactly, and a page says whether there are more";
    private static final String ONE_INSTANT = "E6 · a page of offers, its count and each offer are read at one instant";
    static final String NEWEST_MISSED =
            "D8 · missed interactions come newest first by the instant they ended, whenever they began";
    private static final String MISSED_TIES =
            "T1 · missed interactions that ended at the same instant come in the commit order of their creation, newest first";
    private static final String MISSED_ONLY =
            "D8 · missed ones are listed whatever desks they were offered on, and nothing else is";
    static final String PICKED_UP =
            "D8 · one that is picked up is missed no longer, is no offer, and keeps its messages";
    private static final String MISSED_PAGES =
            "D8 · pages of any size are together all missed ones, each once, and the last one has no next";
    private static final String MISSED_COME_AND_GO =
            "D8 · missed ones that stay are each on one page while others are missed or picked up meanwhile";

    private InboxFlaws() {}

    /** All of them. */
    static List<StorageFlaw> all() {
        return Stream.of(
                        ofLists(),
                        tearing(),
                        InteractionFlaws.all(),
                        ConfusedIds.all(),
                        MessageFlaws.all(),
                        ForgetFlaws.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Storages that make lists, forget, or keep lanes, as the flaws do, but have none. */
    static List<StorageFlaw> none() {
        return List.of(
                flaw("none in the lists", InboxReadFlaws::sound, seenBy(ofLists())),
                flaw("none in forgetting", ForgetFlaws::sound, seenBy(ForgetFlaws.all())),
                flaw("none in lanes", FlawedLaneStorage::new, seenBy(LaneFlaws.all())));
    }

    private static String[] seenBy(List<StorageFlaw> flaws) {
        return flaws.stream().flatMap(flaw -> flaw.seenBy().stream()).distinct().toArray(String[]::new);
    }

    private static List<StorageFlaw> ofLists() {
        return Stream.of(desks(), lists(), order(), pages(), counts())
                .flatMap(List::stream)
                .toList();
    }

    private static List<StorageFlaw> desks() {
        return List.of(
                flaw(
                        "offers of others shown",
                        () -> InboxReadFlaws.showing(
                                (offer, desk) -> !offer.rejected().contains(desk)),
                        DESKS,
                        MOVED_OFFER,
                        BEHIND_OTHERS),
                flaw(
                        "named desks show nothing",
                        () -> InboxReadFlaws.showing(
                                (offer, desk) -> offer.desks().isEmpty() && offer.isFor(desk)),
                        DESKS,
                        MOVED_OFFER),
                flaw(
                        "rejected offers shown",
                        () -> InboxReadFlaws.showing((offer, desk) ->
                                offer.desks().isEmpty() || offer.desks().contains(desk)),
                        DESKS,
                        REJECTED,
                        BEHIND_OTHERS),
                flaw(
                        "rejected offers hidden from all",
                        () -> InboxReadFlaws.showing((offer, desk) ->
                                offer.isFor(desk) && offer.rejected().isEmpty()),
                        DESKS,
                        REJECTED),
                flaw(
                        "names of desks found in others",
                        () -> InboxReadFlaws.showing(
                                (offer, desk) -> (offer.desks().isEmpty() || among(offer.desks(), desk))
                                        && !among(offer.rejected(), desk)),
                        DESK_NAMES));
    }

    private static boolean among(Set<AgentId> desks, AgentId desk) {
        return desks.stream().anyMatch(each -> each.value().contains(desk.value()));
    }

    private static List<StorageFlaw> lists() {
        return List.of(
                flaw(
                        "taken ones still offered",
                        () -> InboxReadFlaws.offering(each -> each.is(State.OFFERED) || each.is(State.TAKEN)),
                        GONE,
                        DESKS),
                flaw(
                        "missed ones still offered",
                        () -> InboxReadFlaws.offering(each -> each.is(State.OFFERED) || each.is(State.MISSED)),
                        GONE,
                        DESKS),
                flaw(
                        "early ones offered",
                        () -> InboxReadFlaws.offering(each -> each.is(State.OFFERED) || each.is(State.EARLY)),
                        BECOMES_OFFER,
                        DESKS),
                flaw(
                        "picked up ones still missed",
                        () -> InboxReadFlaws.missing(each -> each.was(State.MISSED) && !each.is(State.OFFERED)),
                        PICKED_UP,
                        MISSED_COME_AND_GO),
                flaw(
                        "ones that are offered again still missed",
                        () -> InboxReadFlaws.missing(each -> each.was(State.MISSED) && !each.is(State.TAKEN)),
                        CHANGED),
                flaw(
                        "early ones that ended missed",
                        () -> InboxReadFlaws.missing(
                                each -> each.present().ended().isPresent()),
                        MISSED_ONLY),
                flaw(
                        "missed ones of named desks hidden",
                        () -> InboxReadFlaws.missing(each ->
                                each.is(State.MISSED) && each.present().desks().isEmpty()),
                        MISSED_ONLY));
    }

    private static List<StorageFlaw> order() {
        return List.of(
                flaw(
                        "offers by id",
                        () -> InboxReadFlaws.placingOffers(each ->
                                new TimelineKey(Instant.EPOCH, each.id().value().codePointAt(0))),
                        OLDEST_OFFER,
                        OFFER_TIES),
                flaw(
                        "offers of one instant by their last change",
                        () -> InboxReadFlaws.placingOffers(
                                each -> new TimelineKey(each.present().began(), each.changed())),
                        OFFER_TIES),
                flaw(
                        "offers to the millisecond",
                        () -> InboxReadFlaws.placingOffers(each ->
                                new TimelineKey(milliseconds(each.present().began()), each.created())),
                        OLDEST_OFFER),
                flaw(
                        "offers keep their places",
                        () -> InboxReadFlaws.placingOffers(
                                each -> new TimelineKey(each.states().get(0).began(), each.created())),
                        MOVED_OFFER,
                        BECOMES_OFFER),
                flaw(
                        "missed ones oldest first",
                        () -> InboxReadFlaws.placingMissed(each -> new TimelineKey(
                                Instant.ofEpochSecond(
                                        -each.present().ended().orElseThrow().getEpochSecond()),
                                -each.created())),
                        NEWEST_MISSED,
                        MISSED_TIES,
                        MISSED_PAGES),
                flaw(
                        "missed ones by their beginning",
                        () -> InboxReadFlaws.placingMissed(
                                each -> new TimelineKey(each.present().began(), each.created())),
                        NEWEST_MISSED),
                flaw(
                        "missed ones of one instant by their last change",
                        () -> InboxReadFlaws.placingMissed(
                                each -> new TimelineKey(each.lastEnd().orElseThrow(), each.changed())),
                        MISSED_TIES),
                flaw(
                        "missed ones to the millisecond",
                        () -> InboxReadFlaws.placingMissed(each ->
                                new TimelineKey(milliseconds(each.lastEnd().orElseThrow()), each.created())),
                        NEWEST_MISSED),
                flaw(
                        "missed ones keep their places",
                        () -> InboxReadFlaws.placingMissed(
                                each -> new TimelineKey(each.firstEnd().orElseThrow(), each.created())),
                        "D8 · a change of the instant at which a missed one ended moves it"));
    }

    /** Returns an instant as a storage has it that keeps milliseconds. */
    static Instant milliseconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static List<StorageFlaw> pages() {
        return List.of(
                flaw("cursor repeats the last row", InboxReadFlaws::repeatingTheLastRow, OFFER_PAGES, MISSED_PAGES),
                flaw("cursor skips rows of one instant", InboxReadFlaws::skippingTies, OFFER_PAGES, MISSED_PAGES),
                flaw(
                        "cursor is a number of rows",
                        InboxReadFlaws::numberingRows,
                        OFFERS_COME_AND_GO,
                        MISSED_COME_AND_GO),
                flaw(
                        "cursor needs its row",
                        InboxReadFlaws::endingWhereOneIsGone,
                        OFFERS_COME_AND_GO,
                        MISSED_COME_AND_GO),
                flaw("last page goes on", InboxReadFlaws::goingOnAfterTheLastPage, OFFER_PAGES, MISSED_PAGES),
                flaw(
                        "any page size of the inbox allowed",
                        InboxReadFlaws::anyPageSize,
                        "L6 · a page of offers has as many as were asked for, 1 to 200; any other size is a wrong call",
                        "L6 · a page of missed ones has as many as were asked for, 1 to 200; any other size is a wrong call"),
                flaw(
                        "inbox of one tenant",
                        InboxReadFlaws::ofOneTenant,
                        "Z2 · nothing of a tenant is seen by a read for another",
                        "Z2 · what another tenant has under the same ids changes no answer to one that has more of each"));
    }

    private static List<StorageFlaw> counts() {
        return List.of(
                flaw("page counted", InboxReadFlaws::countingThePage, OFFER_PAGES, OFFER_COUNTS),
                flaw("rest counted", InboxReadFlaws::countingTheRest, OFFER_PAGES, OFFER_COUNTS),
                flaw("all desks counted", InboxReadFlaws::countingAllDesks, DESKS, OFFER_PAGES, OFFER_COUNTS),
                flaw("counted on", InboxReadFlaws::countingOn, OFFER_COUNTS),
                flaw("capped too soon", InboxReadFlaws::cappedTooSoon, OFFER_COUNTS),
                flaw("capped by one list only", InboxReadFlaws::cappedByOneList, OFFER_COUNTS),
                flaw("never capped", InboxReadFlaws::neverCapped, OFFER_COUNTS),
                flaw("desks among the oldest offers", InboxReadFlaws::lookingAtTheOldest, BEHIND_OTHERS));
    }

    private static List<StorageFlaw> tearing() {
        return List.of(
                flaw("counts torn", InboxReadFlaws::tearingCounts, ONE_INSTANT),
                flaw("offers torn", InboxReadFlaws::tearingOffers, ONE_INSTANT));
    }
}
