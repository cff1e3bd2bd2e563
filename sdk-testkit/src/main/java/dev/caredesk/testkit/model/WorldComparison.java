package dev.caredesk.testkit.model;

import dev.caredesk.Cursor;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Compares, after each step, all that an agent can see. */
final class WorldComparison {

    private static final int PAGE = 3;
    private static final int PAGES = 1_000;

    private final HistoryWorld world;
    private final DeskComparison desks;
    private final EngagementComparison engagements;
    private final RecordComparison records;
    private final SearchComparison searches;
    private final JournalComparison journal;
    private final CommandComparison channels;

    WorldComparison(HistoryWorld world) {
        this.world = world;
        desks = new DeskComparison(world);
        engagements = new EngagementComparison(world);
        records = new RecordComparison(world);
        searches = new SearchComparison(world);
        journal = new JournalComparison(world);
        channels = new CommandComparison(world);
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
        for (String agent : SampleVocabulary.AGENTS) {
            desks.compare(agent);
            world.model.open(agent).forEach(engagements::compare);
        }
        channels.compare();
        stored();
    }

    private void stored() {
        for (String agent : SampleVocabulary.AGENTS) {
            world.model.open(agent).forEach(records::compare);
        }
        records.compareUnlinked();
        searches.compare();
        journal.compare();
    }

    static void same(String kind, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw ModelDifference.of(kind, expected, actual);
        }
    }

    /** All entries of a paged list, by small pages. */
    static <T> List<T> paged(String kind, BiFunction<Optional<Cursor>, Integer, Outcome<Page<T>>> read) {
        List<T> all = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        for (int pages = 0; pages < PAGES; pages++) {
            Outcome<Page<T>> page = read.apply(next, PAGE);
            if (!page.isDone()) {
                throw ModelDifference.of(kind, "a page", HistoryWorld.codes(page));
            }
            all.addAll(page.orElseThrow().items());
            next = page.orElseThrow().next();
            if (next.isEmpty()) {
                return all;
            }
        }
        throw ModelDifference.of(kind, "an end", "pages without end");
    }
}
