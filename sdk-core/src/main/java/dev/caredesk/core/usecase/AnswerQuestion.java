package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.engagement.DraftDifferences;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.session.Session;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Question;
import dev.caredesk.desk.Saved;
import dev.caredesk.search.CustomerHit;
import dev.caredesk.spi.storage.ChangeSetId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers the question that closing asked (E3, E4, E5). Lives for one call.
 *
 * <ol>
 *   <li>Save, Create and Discard close the engagement in the same commit; Cancel leaves it open.
 *   <li>An answer about another state of the draft is refused, and the question is asked again.
 *   <li>A repeated answer has the first result.
 * </ol>
 */
public final class AnswerQuestion implements UseCase<UseCase.Own<Session>, Saved> {

    private final DeskContext desk;
    private final TenantScope scope;
    private final Session session;
    private final Locale language;
    private final Answer answer;

    /** @param language of the names of other customers that match a created one */
    public AnswerQuestion(DeskContext desk, Session session, Locale language, Answer answer) {
        this.desk = desk;
        this.scope = desk.scope();
        this.session = session;
        this.language = language;
        this.answer = answer;
    }

    public Closing run() {
        return session.inTurn(() -> {
            if (!answer.engagement().equals(session.id())) {
                return refused(List.of(unfit()));
            }
            if (answer.choice() != Answer.Choice.CANCEL) {
                desk.drafts().store(session); // A stored revision is one state, and so names the commit (E7).
            }
            if (session.isClosed()) {
                return repeated();
            }
            if (answer.revision() != session.engagement().revision()) {
                return closedBefore(desk, answer).orElseGet(this::outdated);
            }
            if (answer.choice() == Answer.Choice.CANCEL) {
                session.cancelQuestion();
                return new Closing.StillOpen();
            }
            return answer();
        });
    }

    private Closing answer() {
        List<CustomerHit> others = answer.choice() == Answer.Choice.CREATE
                ? new MatchingCustomers(scope, language).of(session.engagement())
                : List.of();
        return desk.loop().run(this).fold(saved -> closed(saved, others), this::refusedOrAsked);
    }

    private Closing closed(Saved saved, List<CustomerHit> others) {
        Closing closing =
                new Closing.Closed(saves(answer) ? Optional.of(saved.alsoMatching(others)) : Optional.empty());
        session.answered(answer, closing);
        return closing;
    }

    private Closing refusedOrAsked(List<Refusal> refusals) {
        boolean moved = refusals.stream().anyMatch(refusal -> refusal.code().equals(RefusalCode.DRAFT_MOVED));
        return moved ? new Closing.Refused(refusals, Optional.of(askAgain())) : refused(refusals);
    }

    /** Asks again, since the answer was about another state (E5). */
    private Closing outdated() {
        EngagementData engagement = session.engagement();
        Refusal outdated = new Refusal.Stale(
                RefusalCode.QUESTION_OUTDATED,
                List.of(),
                List.of(),
                Optional.of(new Refusal.DraftState(
                        engagement.revision(), DraftDifferences.unsaved(engagement, scope.now()))));
        return new Closing.Refused(
                List.of(outdated), CloseQuestion.isSettled(engagement) ? Optional.empty() : Optional.of(askAgain()));
    }

    private Question askAgain() {
        desk.drafts().store(session);
        session.ask();
        return new CloseQuestion(scope, session.engagement()).question();
    }

    /** Returns the result of the answer that closed the engagement before, here or elsewhere, for a repetition of it (E5, E7). */
    private Closing repeated() {
        return session.state()
                .closing()
                .filter(given -> given.answer().equals(answer))
                .map(given -> given.closing())
                .or(() -> session.state().hadStored(answer.revision()) ? closedBefore(desk, answer) : Optional.empty())
                .orElseGet(() -> refused(List.of(Refusals.engagementClosed())));
    }

    /**
     * Returns the result of an answer that closed the engagement anywhere, without the customers that matched, which are not stored (E5,
     * E7).
     */
    public static Optional<Closing> closedBefore(DeskContext desk, Answer answer) {
        if (answer.choice() == Answer.Choice.CANCEL) {
            return Optional.empty();
        }
        TenantScope scope = desk.scope();
        return scope.storage()
                .committed(scope.id(), id(desk, answer))
                .map(done ->
                        new Closing.Closed(saves(answer) ? Optional.of(Saved.of(done.versions())) : Optional.empty()));
    }

    private static boolean saves(Answer answer) {
        return answer.choice() != Answer.Choice.DISCARD;
    }

    /**
     * Returns the id of the answer's commit (E7). A stored revision is one state of the draft, so the commit can be found after the draft
     * is gone.
     */
    private static ChangeSetId id(DeskContext desk, Answer answer) {
        return ChangeSetId.of(DerivedIds.derived(
                "answer",
                desk.agent().value(),
                answer.engagement().value(),
                Long.toString(answer.revision()),
                answer.choice().name()));
    }

    @Override
    public Outcome<Own<Session>> load(Attempt attempt) {
        return Outcome.done(new Own<>(session));
    }

    @Override
    public Optional<Known<Saved>> known(Own<Session> own) {
        return Optional.of(new Known<>(id(desk, answer), CommitDraft::saved, true));
    }

    @Override
    public Outcome<CommitPlan<Saved>> decide(Own<Session> own, Instant now) {
        EngagementData engagement = session.engagement();
        List<Refusal> refusals = refusals(engagement, now);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Changes changes = new Changes(scope, id(desk, answer).value(), desk.agent(), now);
        EngagementData after = write(changes, engagement);
        EndEngagement.add(changes, after);
        return Outcome.done(new CommitPlan<>(
                Optional.of(changes),
                false,
                List.of(NextState.closed(after)),
                done -> CommitDraft.saved(done, changes)));
    }

    private List<Refusal> refusals(EngagementData engagement, Instant now) {
        return switch (answer.choice()) {
            case SAVE -> engagement.isCreated() ? new CheckDraft(scope).refusals(engagement, now) : List.of(unfit());
            case CREATE -> engagement.isCreated() ? List.of(unfit()) : CreateCustomer.refusals(scope, engagement, now);
            case DISCARD, CANCEL -> List.of();
        };
    }

    private EngagementData write(Changes changes, EngagementData engagement) {
        return switch (answer.choice()) {
            case SAVE -> new WriteDraft(scope).write(changes, engagement);
            case CREATE -> CreateCustomer.write(scope, changes, engagement);
            case DISCARD, CANCEL -> engagement;
        };
    }

    private static Refusal unfit() {
        return new Refusal.NotAllowed(RefusalCode.ANSWER_UNFIT, Optional.empty(), Optional.empty());
    }

    private static Closing refused(List<Refusal> refusals) {
        return new Closing.Refused(refusals, Optional.empty());
    }
}
