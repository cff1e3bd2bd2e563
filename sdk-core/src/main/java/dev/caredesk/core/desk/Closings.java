package dev.caredesk.core.desk;

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
import java.util.Optional;
import java.util.Set;

/** Closing an engagement: at once, or after a question (E2 to E5); and Create, which a question may ask for (E4, C4). */
final class Closings {

    private static final String SAVE_CLOSE = "save-close";
    private static final String CREATE_CLOSE = "create-close";
    /** Inside the core only: closing has to ask first. */
    private static final Refusal QUESTION = new Refusal.Other(new RefusalCode("question.asked"), java.util.Map.of());

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
        return isSettled(work) ? ended(work, now, "close") : Outcome.refused(QUESTION);
    }

    private static boolean isSettled(Work work) {
        return work.isCreated() && work.draft().edits().isEmpty();
    }

    /** D6: the question is about a state of the draft that is stored, so that it can be answered anywhere. */
    private Closing ask() {
        session.store();
        if (session.isOver()) {
            return refused(List.of(Refusals.engagementClosed()));
        }
        session.shown().asked(session.work().revision());
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
            if (session.isOver()) {
                return repeated(answer);
            }
            if (answer.revision() != session.work().revision()) {
                return outdated();
            }
            if (answer.choice() == Answer.Choice.CANCEL) {
                session.shown().asked(0);
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
                        ? session.commit(Saving.repeatable(this::saved, SAVE_CLOSE, true), true)
                        : Outcome.refused(unfit());
            case CREATE ->
                created
                        ? Outcome.refused(unfit())
                        : session.commit(Saving.repeatable(this::created, CREATE_CLOSE, true), true);
            default -> session.commit((work, now) -> ended(work, now, "discard"), true);
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
        session.shown().asked(session.work().revision());
        return question();
    }

    /** E5, E7: an answer that closed the engagement before, here or elsewhere, gives that result again. */
    private Closing repeated(Answer answer) {
        return session.shown()
                .closedBy(answer)
                .or(() -> closedElsewhere(answer))
                .orElseGet(() -> refused(List.of(Refusals.engagementClosed())));
    }

    private Optional<Closing> closedElsewhere(Answer answer) {
        Work work = session.work();
        if (answer.revision() != work.revision() || answer.choice() == Answer.Choice.CANCEL) {
            return Optional.empty();
        }
        String id = switch (answer.choice()) {
            case SAVE -> Saving.id(SAVE_CLOSE, work);
            case CREATE -> Saving.id(CREATE_CLOSE, work);
            default -> endId("discard", work);
        };
        boolean saves = answer.choice() != Answer.Choice.DISCARD;
        return scope.storage()
                .committed(scope.id(), new ChangeSetId(id))
                .map(done -> new Closing.Closed(
                        saves ? Optional.of(new Saved(done.versions(), List.of())) : Optional.empty()));
    }

    private Outcome<Plan<Saved>> saved(Work work, Instant now) {
        Saving saving = new Saving(scope);
        List<Refusal> refusals = saving.refusals(work, now);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Changes changes = new Changes(scope, Saving.id(SAVE_CLOSE, work), work.desk(), now);
        return Outcome.done(closing(changes, saving.write(changes, work)));
    }

    private Outcome<Plan<Saved>> created(Work work, Instant now) {
        Creating creating = new Creating(scope);
        List<Refusal> refusals = creating.refusals(work, now);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Changes changes = new Changes(scope, Saving.id(CREATE_CLOSE, work), work.desk(), now);
        return Outcome.done(closing(changes, creating.write(changes, work)));
    }

    private Outcome<Plan<Saved>> ended(Work work, Instant now, String kind) {
        Changes changes = new Changes(scope, endId(kind, work), work.desk(), now);
        return Outcome.done(closing(changes, work));
    }

    private static Plan<Saved> closing(Changes changes, Work after) {
        Ending.add(changes, after);
        return new Plan<>(
                Optional.of(changes), after, done -> new Saved(done.versions(), List.of()), true, true, false);
    }

    private static String endId(String kind, Work work) {
        return Ids.derived(kind, work.id().value(), Long.toString(work.revision()));
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
