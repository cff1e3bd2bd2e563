package dev.caredesk.inmemory;

import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.Purpose;
import dev.caredesk.spi.storage.Storage;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A flaw that a storage can have.
 *
 * @param seenBy the display names of the tests of the contract that are meant to see it
 */
record StorageFlaw(String name, Supplier<Storage> storage, List<String> seenBy) {

    static final StorageFlaw NONE = new StorageFlaw("none", InMemoryStorage::create, List.of());

    /** All but {@link #NONE}, and those of the inbox. */
    static List<StorageFlaw> all() {
        return List.of(
                flaw(
                        "versions ignored",
                        WriteFlaws::ignoringVersions,
                        "N2 · a write based on an older version is refused with the record as it is now",
                        "N2 · an edit that was decided before another one is stale after it, whichever comes first"),
                flaw(
                        "a write acknowledged and lost",
                        WriteFlaws::losingOneWrite,
                        "N2 · of the acknowledged writes of 8 threads over the same records none is lost"),
                commits(
                        "requirements ignored",
                        parts -> parts.requires.clear(),
                        "R4 · what requires an open request, or updates one, is refused once it is closed by hand",
                        "R4 · of two commits that each close the request that the other one needs open, one is refused",
                        "R4 · a move into a request, decided before it closed, is refused after the close",
                        "N2 · of two commits that each rely on the version that the other one raises, one is refused",
                        "Z3 · of two commits that each need the record that only the other one makes, none passes"),
                commits(
                        "updates of requests ignored",
                        parts -> parts.touches.clear(),
                        "R8 · an update moves the last update and the deadline, with the delay in force",
                        "R4 · an update, decided before the request closed, is refused after the close",
                        "R6 · an update, decided before a sweep closed the request, is refused after the sweep",
                        "R5 · a close, decided before an update, goes through after it and keeps the update",
                        "R6 · when the last two conversations end at the same time, the deadline returns"),
                commits(
                        "purposes lost",
                        parts -> parts.purpose = Purpose.ONLY,
                        "E7 · a known id answers with the purpose that it was committed for, whatever it is asked for"),
                commits("ends lost", parts -> parts.ends.clear(), "A6 · an activity ends once: the first end stays"),
                commits(
                        "holds lost",
                        parts -> parts.holds.clear(),
                        "A7 · unlinked activities are those without customer that no engagement has, newest first"),
                commits(
                        "drafts lost",
                        parts -> parts.drafts.clear(),
                        "D7 · a draft whose revision has moved refuses, and is given as it is",
                        "D7 · of two writes of one draft revision at the same time, one is refused"),
                flaw(
                        "revisions of drafts ignored",
                        WriteFlaws::ignoringRevisions,
                        "D7 · a draft whose revision has moved refuses, and is given as it is",
                        "D7 · a draft saved by itself over a moved one is refused with the present one",
                        "D7 · of two writes of one draft revision at the same time, one is refused"),
                flaw(
                        "drafts saved without document",
                        WriteFlaws::savingWithoutDocument,
                        "D6 · a draft that is saved by itself without a document is a wrong call, and closes nothing"),
                commits(
                        "claims lost",
                        parts -> parts.claims.clear(),
                        "C7 · a key that another record holds is refused, naming the holder",
                        "C7 · of two customers that claim one external id at the same time, one gets it"),
                commits(
                        "releases lost",
                        parts -> parts.releases.clear(),
                        "D4 · a released key can be claimed by another record",
                        "C7 · releases take effect before the claims of their ChangeSet"),
                commits(
                        "index lost",
                        parts -> parts.indexes.clear(),
                        "S1 · a customer is found when each word is in some field",
                        "C6 · exactly one that matches comes with its file, also when it has several of the keys"),
                flaw(
                        "index not updated",
                        WriteFlaws::indexingOnce,
                        "S3 · a committed change is visible to the next search: found by the new terms and not by the old",
                        "C6 · a customer is matched by its last keys only, of that kind, exactly as they are"),
                commits("commands lost", parts -> parts.commands.clear(), COMMAND_ORDER),
                commits("commands turned", parts -> Collections.reverse(parts.commands), COMMAND_ORDER),
                flaw("commands repeated", WriteFlaws::repeatingCommands, COMMAND_AGAIN),
                commits("writes turned", parts -> Collections.reverse(parts.created), WRITE_ORDER),
                commits("done commands kept", parts -> parts.commandsDone.clear(), COMMAND_DONE),
                commits(
                        "journal entry lost",
                        parts -> parts.journal
                                .subList(Math.min(1, parts.journal.size()), parts.journal.size())
                                .clear(),
                        JOURNAL_ORDER),
                commits("journal entries turned", parts -> Collections.reverse(parts.journal), JOURNAL_ORDER),
                flaw("journal by instant", ReadFlaws::journalByInstant, JOURNAL_ORDER),
                flaw(
                        "journal skips",
                        ReadFlaws::journalSkipping,
                        "Z3 · while 8 writers commit, a reader that goes on from its last position skips nothing"),
                flaw(
                        "any position known",
                        ReadFlaws::anyPosition,
                        "Z3 · a position that the journal does not have is a wrong call"),
                flaw(
                        "refusals in the journal",
                        WriteFlaws::journallingRefusals,
                        "E6 · of a refused commit nothing is there",
                        "E6 · of a stale commit nothing is there",
                        "E6 · of a commit over a moved draft nothing is there"),
                commits("closed customers lost", parts -> parts.recents.clear(), RECENT),
                flaw("Recent turned", ReadFlaws::recentTurned, RECENT),
                commits(
                        "settings lost",
                        parts -> parts.settings = Optional.empty(),
                        "R8 · settings are those that were set last, and none before"),
                flaw(
                        "sweep raises no version",
                        ReadFlaws::sweepingWithoutVersion,
                        "R6 · an overdue request closes at its deadline, not at the time of the sweep, and its version rises"),
                flaw("sweep has no limit", WriteFlaws::sweepingAll, SWEEP_LIMIT),
                flaw("sweep counts wrong", WriteFlaws::sweepingUncounted, SWEEP_LIMIT),
                flaw(
                        "pages skip a row",
                        ReadFlaws::skippingBetweenPages,
                        "J1 · pages together are the whole journey, and the last one has no next",
                        "J1 · paging within one instant skips and repeats nothing",
                        "M1 · comments are paged newest first, ties by commit order",
                        "M3 · pages of any size are together all messages, each once, in both orders; the last one has no next",
                        "S1 · pages together are all hits, each once, with the count on each page",
                        "A7 · unlinked activities are those without customer that no engagement has, newest first"),
                flaw(
                        "any page size allowed",
                        ReadFlaws::anyPageSize,
                        "L6 · a page has as many rows as were asked for, 1 to 200; any other size is a wrong call"),
                flaw("loads torn", ReadFlaws::tearingLoads, "E6 · a read never sees a part of a commit"),
                flaw(
                        "files torn",
                        ReadFlaws::tearingFiles,
                        "E6 · a file is read at one instant, alone or by a match, also while all in it is written"),
                flaw(
                        "late for other threads",
                        ReadFlaws::lateForOthers,
                        "S3 · what a commit wrote is there for every read that begins after it returned, on any thread"),
                flaw(
                        "ids of ChangeSets forgotten",
                        WriteFlaws::forgettingIds,
                        "E7 · a known id gives its answer again and writes nothing, though the state has moved on",
                        "E7 · one ChangeSet that is committed twice at the same time takes effect once, with one answer"),
                commits(
                        "tenants not kept apart",
                        parts -> parts.tenant = TenantId.DEFAULT,
                        "Z2 · two tenants can have the same ids, keys and names, each with its own records",
                        "Z2 · a write for a tenant finds no record, draft or activity of another"),
                flaw(
                        "trimmed in silence",
                        ReadFlaws::silentlyTrimmed,
                        "Z3 · a position in front of what was trimmed is answered with that, one at its end or behind is not"),
                flaw(
                        "trimming one too many",
                        WriteFlaws::trimmingTooMuch,
                        "Z3 · trimming by count takes the oldest entries out of the feed, and the histories keep them",
                        "Z3 · a trimming takes so many at most, and says how many"),
                flaw(
                        "trimming the audit trail always",
                        WriteFlaws::trimmingAudits,
                        "Z3 · trimming by count takes the oldest entries out of the feed, and the histories keep them"),
                flaw(
                        "never closed",
                        WriteFlaws::neverClosed,
                        "every call after close is a wrong call, also by reads that were taken before",
                        "closing twice is closing once"));
    }

    private static final String COMMAND_ORDER =
            "X5 · the commands of a lane are in commit order, whatever their ids and instants, so many at most";
    private static final String COMMAND_AGAIN =
            "X5 · a command that waits in its lane already does nothing: it keeps its place and its payload";
    private static final String COMMAND_DONE =
            "X5 · a commit ends a command of its own lane, once; whatever is ended twice, or is not there, stays";
    private static final String WRITE_ORDER =
            "T1 · what one commit writes at one instant is ordered by its place in the commit";
    private static final String JOURNAL_ORDER =
            "Z3 · the journal is in commit order, whatever the instants are, and read from any position";
    private static final String RECENT =
            "D2 · Recent is newest first, each customer once, as it is now, so many at most";
    private static final String SWEEP_LIMIT =
            "R9 · a sweep closes so many at most, oldest deadline first, and says how many";

    static StorageFlaw flaw(String name, Supplier<Storage> storage, String... seenBy) {
        return new StorageFlaw(name, storage, List.of(seenBy));
    }

    private static StorageFlaw commits(String name, Consumer<ChangeSetParts> flaw, String... seenBy) {
        return flaw(name, () -> FlawedStorage.committing(flaw), seenBy);
    }

    @Override
    public String toString() {
        return name;
    }
}
