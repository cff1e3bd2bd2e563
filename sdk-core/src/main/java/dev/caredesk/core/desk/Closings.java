package dev.caredesk.core.desk;

import dev.caredesk.AgentId;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.core.codec.Codec;
import dev.caredesk.core.draft.Differences;
import dev.caredesk.core.draft.Person;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.match.MatchKeys;
import dev.caredesk.core.tenant.Ids;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Question;
import dev.caredesk.desk.Saved;
import dev.caredesk.search.CustomerHit;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.MatchKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Closing an engagement: at once, or after a question (E2 to E5); and Create, which a question may ask for (E4, C4). */
final class Closings {

    /** A mark that never leaves this class: closing has to ask first. */
    private static final Refusal QUESTION = new Refusal.Other(RefusalCode.QUESTION_OUTDATED, Map.of());

    private final TenantScope scope;
    private final Session session;
    private final Locale language;

    Closings(TenantScope scope, Session session, Locale language) {
        this.scope = scope;
        this.session = session;
        this.language = language;
    }

    /** C4. */
    Outcome<Saved> create() {
        List<CustomerHit> others = matching();
        var create = Saving.repeatable(new Creating(scope)::decide, "create", false);
        return session.commit(create, true).map(saved -> new Saved(saved.versions(), others));
    }

    Closing close() {
        return session.alone(() -> {
            if (session.isOver()) {
                return refused(List.of(Refusals.engagementClosed()));
            }
            Outcome<Saved> closed = session.commit(this::plainly, false);
            boolean asks = closed.refusals().contains(QUESTION);
            return asks ? ask() : closed.fold(saved -> new Closing.Closed(Optional.empty()), this::refused);
        });
    }

    /** E2, E3, E4: only where nothing is unsaved, also after the draft moved and was caught up with. */
    private Outcome<Plan<Saved>> plainly(Work work, Instant now) {
        if (!isSettled(work)) {
            return Outcome.refused(QUESTION);
        }
        String id = Ids.derived("close", work.id().value(), Long.toString(work.revision()));
        return Outcome.done(closing(new Changes(scope, id, work.desk(), now), work));
    }

    /** A further request of the draft in which nothing is typed (any more) is nothing to ask about. */
    private static boolean isSettled(Work work) {
        return work.isCreated()
                && work.draft().placement().isEmpty()
                && work.draft().edits().isEmpty();
    }

    /** D6: the question is about a state of the draft that is stored, so that it can be answered anywhere. */
    private Closing ask() {
        session.store();
        if (session.isOver()) {
            return refused(List.of(Refusals.engagementClosed()));
        }
        session.asks(session.work().revision());
        return (Closing) question();
    }

    private Question question() {
        Work work = session.work();
        var unsaved = Differences.unsaved(work, scope.now());
        return work.isCreated()
                ? new Closing.Unsaved(work.id(), work.revision(), unsaved)
                : new Closing.Uncreated(work.id(), work.revision(), unsaved);
    }

    Closing answer(Answer answer) {
        return session.alone(() -> {
            if (!answer.engagement().equals(session.work().id())) {
                return refused(List.of(unfit()));
            }
            if (answer.choice() != Answer.Choice.CANCEL) {
                session.store(); // so that a revision is one state of the draft, and names the commit (E7)
            }
            if (session.isOver()) {
                return repeated(answer);
            }
            if (answer.revision() != session.work().revision()) {
                return closed(scope, session.work().desk(), answer).orElseGet(this::outdated);
            }
            if (answer.choice() == Answer.Choice.CANCEL) {
                session.asks(0);
                return new Closing.StillOpen();
            }
            return answered(answer);
        });
    }

    private Closing answered(Answer answer) {
        boolean created = session.work().isCreated();
        List<CustomerHit> others = answer.choice() == Answer.Choice.CREATE ? matching() : List.of();
        Outcome<Saved> outcome = switch (answer.choice()) {
            case SAVE ->
                created
                        ? commit(answer, Deadlines.readAgain(session.refresher(), this::saved))
                        : Outcome.refused(unfit());
            case CREATE -> created ? Outcome.refused(unfit()) : commit(answer, this::created);
            default -> commit(answer, this::discarded);
        };
        boolean saves = answer.choice() != Answer.Choice.DISCARD;
        return outcome.<Closing>fold(
                saved -> session.shown()
                        .closed(
                                answer,
                                new Closing.Closed(
                                        saves ? Optional.of(new Saved(saved.versions(), others)) : Optional.empty())),
                refusals -> moved(refusals) ? new Closing.Refused(refusals, Optional.of(again())) : refused(refusals));
    }

    /** E5: asked again, since the answer was about another state. */
    private Closing outdated() {
        Refusal outdated = new Refusal.Stale(
                RefusalCode.QUESTION_OUTDATED,
                List.of(),
                List.of(),
                Optional.of(new Refusal.DraftState(
                        session.work().revision(), Differences.unsaved(session.work(), scope.now()))));
        return new Closing.Refused(
                List.of(outdated), isSettled(session.work()) ? Optional.empty() : Optional.of(again()));
    }

    private Question again() {
        session.store();
        session.asks(session.work().revision());
        return question();
    }

    /** E5, E7: an answer that closed the engagement before, here or elsewhere, gives that result again. */
    private Closing repeated(Answer answer) {
        return session.shown()
                .closedBy(answer)
                .or(() -> session.hadStored(answer.revision())
                        ? closed(scope, session.work().desk(), answer)
                        : Optional.empty())
                .orElseGet(() -> refused(List.of(Refusals.engagementClosed())));
    }

    private Outcome<Saved> commit(Answer answer, Plan.Decision<Saved> decision) {
        ChangeSetId id = id(session.work().desk(), answer);
        return session.commit(
                new Plan.Repeatable<>(
                        decision, work -> new Plan.Known<>(id, done -> new Saved(done.versions(), List.of()), true)),
                true);
    }

    /** E5, E7: what an answer gave that closed the engagement, wherever it was given; the customers that matched are not kept. */
    static Optional<Closing> closed(TenantScope scope, AgentId desk, Answer answer) {
        if (answer.choice() == Answer.Choice.CANCEL) {
            return Optional.empty();
        }
        boolean saves = answer.choice() != Answer.Choice.DISCARD;
        return scope.storage()
                .committed(scope.id(), id(desk, answer))
                .map(done -> new Closing.Closed(
                        saves ? Optional.of(new Saved(done.versions(), List.of())) : Optional.empty()));
    }

    /** E7: the id of what an answer commits. It can be asked for when the draft is gone; a stored revision is one state of it. */
    private static ChangeSetId id(AgentId desk, Answer answer) {
        return ChangeSetId.of(Ids.derived(
                "answer",
                desk.value(),
                answer.engagement().value(),
                Long.toString(answer.revision()),
                answer.choice().name()));
    }

    private ChangeSetId id(Work work, Answer.Choice choice) {
        return id(work.desk(), new Answer(work.id(), work.revision(), choice));
    }

    private Outcome<Plan<Saved>> saved(Work work, Instant now) {
        Saving saving = new Saving(scope);
        List<Refusal> refusals = saving.refusals(work, now);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Changes changes = changes(work, Answer.Choice.SAVE, now);
        return Outcome.done(closing(changes, saving.write(changes, work)));
    }

    private Outcome<Plan<Saved>> created(Work work, Instant now) {
        Creating creating = new Creating(scope);
        List<Refusal> refusals = creating.refusals(work, now);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Changes changes = changes(work, Answer.Choice.CREATE, now);
        return Outcome.done(closing(changes, creating.write(changes, work)));
    }

    private Outcome<Plan<Saved>> discarded(Work work, Instant now) {
        return Outcome.done(closing(changes(work, Answer.Choice.DISCARD, now), work));
    }

    private Changes changes(Work work, Answer.Choice choice, Instant now) {
        return new Changes(scope, id(work, choice).value(), work.desk(), now);
    }

    private static Plan<Saved> closing(Changes changes, Work after) {
        Ending.add(changes, after);
        return new Plan<>(
                Optional.of(changes), after, done -> new Saved(done.versions(), List.of()), true, true, false);
    }

    /** C4: customers that match the interaction by now; read before the commit, after which nothing may fail any more (E6). */
    private List<CustomerHit> matching() {
        Set<MatchKey> keys = session.work().person() instanceof Person.Newcomer newcomer
                ? MatchKeys.of(newcomer.contact(), scope.settings().region())
                : Set.of();
        if (keys.isEmpty()) {
            return List.of();
        }
        CustomerId self = session.work().customer();
        return scope.storage().records().match(scope.id(), keys, scope.now(), 1).customers().stream()
                .filter(row -> !row.id().equals(self))
                .map(row -> Views.hit(Codec.customer(row), language))
                .toList();
    }

    private static boolean moved(List<Refusal> refusals) {
        return refusals.stream().anyMatch(refusal -> refusal.code().equals(RefusalCode.DRAFT_MOVED));
    }

    private static Refusal unfit() {
        return new Refusal.NotAllowed(RefusalCode.ANSWER_UNFIT, Optional.empty(), Optional.empty());
    }

    private Closing refused(List<Refusal> refusals) {
        return new Closing.Refused(refusals, Optional.empty());
    }
}
