package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.early;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.offeredAgain;
import static dev.caredesk.testkit.storage.InboxSamples.offeredOn;
import static dev.caredesk.testkit.storage.InboxSamples.rejected;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.InboxSamples.versioned;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The lists of offers. */
abstract class OfferContract extends InboxTheme {

    private static final AgentId EVE = AgentId.of("eve");
    private static final ActivityId TALK = ActivityId.of("talk");

    OfferContract(StorageSource source) {
        super(source);
    }

    @Test
    @DisplayName(
            "D5 · offers come oldest first by the instant they began, to the microsecond, whatever was committed first")
    void oldestFirst() {
        Instant justBefore = minute(1).minus(Duration.ofNanos(1_000));
        scene.given(offer("c", minute(2)), offer("a", minute(1)), offer("d", T0), offer("b", justBefore));
        assertThat(offered()).containsExactly("d", "b", "a", "c");
        assertThat(offers(Optional.empty(), 9).items())
                .containsExactly(offer("d", T0), offer("b", justBefore), offer("a", minute(1)), offer("c", minute(2)));
    }

    @Test
    @DisplayName(
            "T1 · an offer of a wrong clock comes where its instant is, also on pages, before 1970 and in a far year")
    void ofWrongClocks() {
        Instant past = Instant.parse("1950-01-01T00:00:00.000001Z");
        Instant future = Instant.parse("9999-12-31T23:59:59.999999Z");
        scene.given(offer("c", future), offer("b", T0), offer("a", past), offer("d", future), offer("e", past));
        assertThat(values(Pages.all(from -> rows(Optional.of(MARA), from, 1), () -> {})))
                .containsExactly("a", "e", "b", "c", "d");
        assertThat(offers(Optional.empty(), 9).items()).contains(offer("c", future), offer("e", past));
    }

    @Test
    @DisplayName(
            "T1 · offers of the same instant come in the commit order of their creation, whatever became of them since")
    void ties() {
        scene.given(offer("z"), early("m", T0), offer("b"));
        together(offer("y"), offer("a"), offer("x"));
        assertThat(offered()).containsExactly("z", "b", "y", "a", "x");
        changed(offeredAgain(early("m", T0), T0), rejected(offer("z"), EVE), rejected(offer("y"), EVE));
        assertThat(offered()).containsExactly("z", "m", "b", "y", "a", "x");
        assertThat(shownOn(MARA)).containsExactly("z", "m", "b", "y", "a", "x");
    }

    @Test
    @DisplayName(
            "D5 · an offer shows on all desks of its tenant, or on those that are named, without those that rejected it")
    void onDesks() {
        List<StoredInteraction> all = ofEveryKind();
        together(all.toArray(StoredInteraction[]::new));
        for (AgentId desk : List.of(MARA, JON, EVE)) {
            List<StoredInteraction> shown =
                    all.stream().filter(each -> each.isOfferedOn(desk)).toList();
            assertOffers(Optional.of(desk), shown);
            assertThat(shown).isNotEmpty();
        }
        assertOffers(
                Optional.empty(),
                all.stream()
                        .filter(each -> each.state() == StoredInteraction.State.OFFERED)
                        .toList());
    }

    private void assertOffers(Optional<AgentId> desk, List<StoredInteraction> expected) {
        assertThat(offers(desk, Optional.empty(), Rows.MOST))
                .isEqualTo(new OfferRows(expected, expected.size(), false, Optional.empty()));
    }

    /** Interactions in each state, with each set of desks and each set of rejections. */
    private static List<StoredInteraction> ofEveryKind() {
        List<Set<AgentId>> sets = List.of(Set.of(), Set.of(MARA), Set.of(JON), Set.of(MARA, JON));
        List<StoredInteraction> all = new ArrayList<>();
        for (Set<AgentId> desks : sets) {
            for (Set<AgentId> rejected : sets) {
                String name = desks + "/" + rejected + "/";
                StoredInteraction offered = with(offer(name + "offered"), desks, rejected);
                all.add(offered);
                all.add(with(early(name + "early", T0), desks, rejected));
                all.add(with(taken(name + "taken", TALK), desks, rejected));
                all.add(with(missed(name + "missed", T0), desks, rejected));
            }
        }
        return all;
    }

    private static StoredInteraction with(StoredInteraction interaction, Set<AgentId> desks, Set<AgentId> rejected) {
        StoredInteraction all = offeredOn(interaction, desks.toArray(AgentId[]::new));
        for (AgentId desk : rejected) {
            all = rejected(all, desk);
        }
        return versioned(all, Version.FIRST);
    }

    @Test
    @DisplayName(
            "L5 · desks are told apart by their whole names, where an offer is meant for one and where one rejected it")
    void namesOfDesks() {
        List<AgentId> desks = confusableDesks();
        List<StoredInteraction> all = new ArrayList<>();
        for (AgentId desk : desks) {
            Set<AgentId> others =
                    desks.stream().filter(each -> !each.equals(desk)).collect(Collectors.toSet());
            int number = desks.indexOf(desk);
            all.add(with(offer("on one " + number), Set.of(desk), Set.of()));
            all.add(with(offer("on the others " + number), others, Set.of()));
            all.add(with(offer("rejected by one " + number), Set.of(), Set.of(desk)));
            all.add(with(offer("rejected by the others " + number), Set.of(), others));
        }
        together(all.toArray(StoredInteraction[]::new));
        for (AgentId desk : desks) {
            assertOffers(
                    Optional.of(desk),
                    all.stream().filter(each -> each.isOfferedOn(desk)).toList());
        }
    }

    @Test
    @DisplayName("D5 · a rejected offer is hidden on that desk from then on, and on no other")
    void rejectedOne() {
        StoredInteraction call = offer("call");
        scene.given(call, offer("other", minute(1)));
        StoredInteraction hidden = rejected(call, JON);
        changed(hidden);
        assertThat(shownOn(JON)).containsExactly("other");
        assertThat(shownOn(MARA)).containsExactly("call", "other");
        changed(rejected(hidden, MARA));
        assertThat(shownOn(JON)).containsExactly("other");
        assertThat(shownOn(MARA)).containsExactly("other");
        assertThat(shownOn(EVE)).containsExactly("call", "other");
        assertThat(offered()).containsExactly("call", "other");
    }

    @Test
    @DisplayName("D5 · an offer is gone from the next read on once it is taken or missed, and counts no longer")
    void goneFromTheNextRead() {
        StoredInteraction one = offer("one");
        StoredInteraction two = offeredOn(offer("two", minute(1)), MARA);
        StoredInteraction three = offer("three", minute(2));
        scene.given(one, two, three);
        changed(taken(two, TALK, MARA));
        assertOffers(Optional.empty(), List.of(one, three));
        assertOffers(Optional.of(MARA), List.of(one, three));
        changed(missed(one, minute(3)));
        assertOffers(Optional.empty(), List.of(three));
        assertOffers(Optional.of(MARA), List.of(three));
        changed(taken(missed(one, minute(3)), TALK, JON), taken(three, TALK, JON));
        assertOffers(Optional.empty(), List.of());
        assertOffers(Optional.of(JON), List.of());
    }

    @Test
    @DisplayName(
            "D5 · an interaction of which only messages have come is offered when its offer comes, by when it began")
    void earlyOneIsOffered() {
        StoredInteraction early = early("early", minute(9));
        scene.given(early, offer("one", minute(1)), offer("two", minute(3)));
        assertThat(offered()).containsExactly("one", "two");
        changed(offeredAgain(early, minute(2)));
        assertThat(offered()).containsExactly("one", "early", "two");
    }

    @Test
    @DisplayName(
            "D5 · a change of the instant at which an offer began moves it, and a change of its desks shows it on others")
    void changedOffer() {
        StoredInteraction one = offer("one", minute(1));
        scene.given(one, offer("two", minute(2)), offer("three", minute(3)));
        StoredInteraction last = offeredAgain(one, minute(4));
        changed(last);
        assertThat(offered()).containsExactly("two", "three", "one");
        assertThat(shownOn(MARA)).containsExactly("two", "three", "one");
        StoredInteraction first = offeredOn(offeredAgain(last, T0), JON);
        changed(first);
        assertThat(offered()).containsExactly("one", "two", "three");
        assertThat(shownOn(JON)).containsExactly("one", "two", "three");
        assertThat(shownOn(MARA)).containsExactly("two", "three");
        StoredInteraction moved = offeredAgain(first, minute(9));
        changed(moved);
        assertThat(shownOn(JON)).containsExactly("two", "three", "one");
        assertThat(offers(Optional.of(JON), Optional.empty(), 9).waiting()).isEqualTo(3);
        changed(offeredOn(offeredAgain(moved, T0), MARA));
        assertThat(shownOn(JON)).containsExactly("two", "three");
        assertThat(shownOn(MARA)).containsExactly("one", "two", "three");
    }

    private Rows<StoredInteraction> rows(Optional<AgentId> desk, Optional<Cursor> from, int size) {
        OfferRows page = offers(desk, from, size);
        return new Rows<>(page.items(), page.next());
    }

    @Test
    @DisplayName("D5 · pages of any size are together all offers, each once, and each page has the count of all")
    void pages() {
        List<StoredInteraction> all = IntStream.range(0, 9)
                .mapToObj(i ->
                        i % 2 == 0 ? offer("o" + i, minute(i / 4)) : offeredOn(offer("o" + i, minute(i / 4)), JON))
                .toList();
        together(all.toArray(StoredInteraction[]::new));
        together(offeredOn(offer("for another"), MARA), missed("missed", T0), early("early", T0));
        for (int i = 1; i <= 10; i++) {
            int size = i;
            assertThat(Pages.all(from -> rows(Optional.of(JON), from, size), () -> {}))
                    .isEqualTo(all);
            assertThat(Pages.all(from -> rows(Optional.empty(), from, size), () -> {}))
                    .hasSize(10);
        }
        OfferRows first = offers(Optional.of(JON), Optional.empty(), 8);
        OfferRows second = offers(Optional.of(JON), first.next(), 8);
        assertThat(first.waiting()).isEqualTo(9);
        assertThat(second).isEqualTo(new OfferRows(all.subList(8, 9), 9, false, Optional.empty()));
        assertThat(offers(Optional.of(JON), Optional.empty(), 9).next()).isEmpty();
    }

    @Test
    @DisplayName("D5 · offers that stay are each on one page while others come and are taken meanwhile")
    void pagesWhileOffersComeAndGo() {
        List<StoredInteraction> all = IntStream.range(0, 12)
                .mapToObj(i -> offer("o" + i, minute(i / 5)))
                .toList();
        together(all.toArray(StoredInteraction[]::new));
        int[] turn = {0};
        Runnable meanwhile = () -> {
            int i = turn[0]++;
            if (i < 5) {
                scene.given(offer("later" + i, minute(60 + i)));
                scene.given(
                        offer("sooner" + i, T0.minusSeconds(2 * i + 1)),
                        offer("soonest" + i, T0.minusSeconds(2 * i + 2)));
                // The last one of the page that was read.
                changed(taken(all.get(2 * i + 1), TALK, MARA));
            }
        };
        assertThat(values(Pages.all(from -> rows(Optional.empty(), from, 2), meanwhile)))
                .containsExactly(
                        "o0", "o1", "o2", "o3", "o4", "o5", "o6", "o7", "o8", "o9", "o10", "o11", "later0", "later1",
                        "later2", "later3", "later4");
        assertThat(offered())
                .startsWith("soonest4", "sooner4", "soonest3", "sooner3", "soonest2")
                .contains("o0", "o10", "later4")
                .hasSize(22);
    }

    @Test
    @DisplayName(
            "D5 · an offer that is taken before its page is read is on none, whichever page it was to be the first of")
    void takenBeforeItsPage() {
        List<StoredInteraction> all =
                IntStream.range(0, 8).mapToObj(i -> offer("o" + i)).toList();
        together(all.toArray(StoredInteraction[]::new));
        int[] next = {2};
        Runnable takeTheNext = () -> {
            if (next[0] < 8) {
                changed(taken(all.get(next[0]), TALK, MARA));
                next[0] += 3;
            }
        };
        assertThat(values(Pages.all(from -> rows(Optional.of(JON), from, 2), takeTheNext)))
                .containsExactly("o0", "o1", "o3", "o4", "o6", "o7");
    }

    @Test
    @DisplayName("L6 · a page of offers has as many as were asked for, 1 to 200; any other size is a wrong call")
    void pageSizes() {
        scene.given(changes -> IntStream.rangeClosed(0, Rows.MOST).forEach(i -> changes.create(offer("o" + i))));
        for (Optional<AgentId> desk : List.of(Optional.<AgentId>empty(), Optional.of(MARA))) {
            assertThat(offers(desk, Optional.empty(), 1).items()).hasSize(1);
            assertThat(offers(desk, Optional.empty(), Rows.MOST).items()).hasSize(Rows.MOST);
            for (int size : new int[] {0, -1, Rows.MOST + 1}) {
                assertThatThrownBy(() -> offers(desk, Optional.empty(), size)).isInstanceOf(WrongCallException.class);
            }
        }
    }

    private void assertCount(Optional<AgentId> desk, int waiting, boolean capped) {
        OfferRows page = offers(desk, Optional.empty(), 2);
        assertThat(List.of(page.waiting(), page.capped())).containsExactly(waiting, capped);
        OfferRows next = offers(desk, page.next(), 2);
        assertThat(List.of(next.waiting(), next.capped())).containsExactly(waiting, capped);
    }

    private void offersOf(int count, IntFunction<StoredInteraction> offers) {
        int most = 250;
        for (int from = 0; from < count; from += most) {
            IntStream some = IntStream.range(from, Math.min(from + most, count));
            scene.given(changes -> some.mapToObj(offers).forEach(changes::create));
        }
    }

    @Test
    @DisplayName("D5 · offers are counted up to 1,000 exactly, and a page says whether there are more")
    void counts() {
        scene.given(changes -> IntStream.range(0, 50)
                .forEach(i -> changes.create(early("early" + i, T0)).create(missed("missed" + i, T0))));
        offersOf(OfferRows.MOST - 1, i -> i % 2 == 0 ? offer("o" + i) : offeredOn(offer("o" + i), MARA));
        assertCount(Optional.empty(), OfferRows.MOST - 1, false);
        StoredInteraction last = offer("last");
        scene.given(last);
        assertCount(Optional.empty(), OfferRows.MOST, false);
        assertCount(Optional.of(MARA), OfferRows.MOST, false);
        scene.given(offer("one more"), offer("and one more"));
        assertCount(Optional.empty(), OfferRows.MOST, true);
        assertCount(Optional.of(MARA), OfferRows.MOST, true);
        changed(rejected(last, MARA), taken(offer("o1"), TALK, JON));
        assertCount(Optional.empty(), OfferRows.MOST, true);
        assertCount(Optional.of(MARA), OfferRows.MOST, false);
    }

    @Test
    @DisplayName(
            "D5 · the offers of a desk are found and counted behind 1,000 older ones that are meant for others or rejected")
    void behindThoseOfOthers() {
        int many = OfferRows.MOST + 1;
        offersOf(many, i -> offeredOn(offer("for another " + i), MARA, EVE));
        offersOf(many, i -> with(offer("rejected " + i), Set.of(), Set.of(JON)));
        offersOf(many, i -> with(offer("named and rejected " + i), Set.of(JON), Set.of(JON)));
        List<StoredInteraction> mine = IntStream.range(0, 4)
                .mapToObj(i -> i % 3 == 0 ? offer("mine" + i, minute(i)) : offeredOn(offer("mine" + i, minute(i)), JON))
                .toList();
        together(mine.toArray(StoredInteraction[]::new));
        assertOffers(Optional.of(JON), mine);
        assertThat(Pages.all(from -> rows(Optional.of(JON), from, 1), () -> {})).isEqualTo(mine);
        assertCount(Optional.of(MARA), OfferRows.MOST, true);
    }
}
