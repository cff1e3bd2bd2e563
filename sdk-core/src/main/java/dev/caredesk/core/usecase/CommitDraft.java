package dev.caredesk.core.usecase;

import com.google.common.hash.Hashing;
import dev.caredesk.Outcome;
import dev.caredesk.core.codec.DraftCodec;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.session.Session;
import dev.caredesk.desk.Saved;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult.Committed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Commits the whole draft, as Save or Create, and can be repeated safely (E6, E7). Lives for one call.
 *
 * <ol>
 *   <li>Without a revision from the caller, the id of the commit is derived from the engagement, the draft's revision and a digest of the
 *       edits.
 *   <li>With a revision, the draft is stored first, and the id is derived from the revision alone. A stored revision is the same draft in
 *       every process, so the commit can be found when the draft is gone.
 *   <li>A repetition finds the commit by its id and returns its result.
 * </ol>
 */
abstract class CommitDraft implements UseCase<UseCase.Own<Session>, Saved> {

    private final DeskContext desk;
    private final Session session;
    private final String kind;
    private final Optional<Long> revision;

    /**
     * @param kind part of the ids
     * @param revision that the caller has seen; empty for the present one
     */
    CommitDraft(DeskContext desk, Session session, String kind, Optional<Long> revision) {
        this.desk = desk;
        this.session = session;
        this.kind = kind;
        this.revision = revision;
    }

    DeskContext desk() {
        return desk;
    }

    Session session() {
        return session;
    }

    /** Commits the draft, or returns the result of when that was done. */
    public Outcome<Saved> run() {
        return session.inTurn(() -> revision.map(this::runAt).orElseGet(this::runNow));
    }

    private Outcome<Saved> runNow() {
        return isMovedOntoNothing()
                ? Outcome.refused(
                        Refusals.draftMoved(session.engagement(), desk.scope().now()))
                : desk.loop().run(this);
    }

    /** Returns whether nothing is unsaved here but the draft moved elsewhere, which no commit would find out (D7). */
    private boolean isMovedOntoNothing() {
        return session.engagement().draft().isEmpty()
                && session.catchUp()
                && !session.isClosed()
                && !session.engagement().draft().isEmpty();
    }

    private Outcome<Saved> runAt(long wanted) {
        ChangeSetId asUnstored = digested(session.engagement());
        boolean seen = isAt(wanted);
        if (seen) {
            desk.drafts().store(session);
        }
        if (isAt(wanted)) {
            return desk.loop().run(this);
        }
        return Stream.concat(Stream.of(numbered(wanted)), seen ? Stream.of(asUnstored) : Stream.of())
                .flatMap(id -> desk.scope().storage().committed(desk.scope().id(), id).stream())
                .findFirst()
                .map(committed -> Outcome.done(saved(committed)))
                .orElseGet(() ->
                        Outcome.refused(Refusals.moved(session, desk.scope().now())));
    }

    private boolean isAt(long wanted) {
        return !session.isClosed() && session.engagement().revision() == wanted;
    }

    /** Returns the result of an earlier commit. */
    static Saved saved(Committed committed) {
        return Saved.of(committed.versions());
    }

    /** Returns the result of a commit of those changes. */
    static Saved saved(Committed committed, Changes changes) {
        return new Saved(committed.versions(), List.of(), changes.partlySearchable());
    }

    @Override
    public Outcome<Own<Session>> load(Attempt attempt) {
        return Outcome.done(new Own<>(session));
    }

    @Override
    public Optional<Known<Saved>> known(Own<Session> own) {
        return Optional.of(new Known<>(id(own.engagement().engagement()), CommitDraft::saved, false));
    }

    Changes changes(EngagementData engagement, Instant now) {
        return new Changes(desk.scope(), id(engagement).value(), desk.agent(), now);
    }

    private ChangeSetId id(EngagementData engagement) {
        return revision.isPresent() ? numbered(engagement.revision()) : digested(engagement);
    }

    private ChangeSetId numbered(long number) {
        return ChangeSetId.of(DerivedIds.derived(
                kind + "-revision", desk.agent().value(), session.id().value(), Long.toString(number)));
    }

    private ChangeSetId digested(EngagementData engagement) {
        String digest = Hashing.sha256()
                .hashString(DraftCodec.digestible(engagement.draft()), StandardCharsets.UTF_8)
                .toString();
        return ChangeSetId.of(
                DerivedIds.derived(kind, engagement.id().value(), Long.toString(engagement.revision()), digest));
    }
}
