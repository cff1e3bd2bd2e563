package dev.caredesk.testkit.model;

import dev.caredesk.Cursor;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Compares, after each step, all that an agent can see. */
final class Compare {

    private static final int PAGE = 3;
    private static final int PAGES = 1_000;

    private final World world;
    private final DeskCompare desks;
    private final EngagementCompare engagements;
    private final RecordCompare records;
    private final SearchCompare searches;
    private final JournalCompare journal;
    private final ChannelCompare channels;

    Compare(World world) {
        this.world = world;
        desks = new DeskCompare(world);
        engagements = new EngagementCompare(world);
        records = new RecordCompare(world);
        searches = new SearchCompare(world);
        journal = new JournalCompare(world);
        channels = new ChannelCompare(world);
    }

    /** After a step: all of it, or while the background stands still what is read from the storage. */
    void after() {
        if (world.quiet > 0) {
            world.quiet--;
            world.behind = true;
            stored();
        } else {
            settled();
        }
    }

    private void settled() {
        world.settle();
        for (String agent : Vocabulary.AGENTS) {
            desks.compare(agent);
            world.model.open(agent).forEach(engagements::compare);
        }
        channels.compare();
        stored();
    }

    private void stored() {
        for (String agent : Vocabulary.AGENTS) {
            world.model.open(agent).forEach(records::compare);
        }
        records.compareUnlinked();
        searches.compare();
        journal.compare();
    }

    static void same(String kind, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw Difference.of(kind, expected, actual);
        }
    }

    /** All entries of a paged list, by small pages. */
    static <T> List<T> paged(String kind, BiFunction<Optional<Cursor>, Integer, Outcome<Page<T>>> read) {
        List<T> all = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        for (int pages = 0; pages < PAGES; pages++) {
            Outcome<Page<T>> page = read.apply(next, PAGE);
            if (!page.isDone()) {
                throw Difference.of(kind, "a page", World.codes(page));
            }
            all.addAll(page.orElseThrow().items());
            next = page.orElseThrow().next();
            if (next.isEmpty()) {
                return all;
            }
        }
        throw Difference.of(kind, "an end", "pages without end");
    }
}
