package dev.caredesk.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Actor;
import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Races for one thing, round after round: their commits wait for each other, so that each is decided before another is in. In two of
 * three rounds they go in one after the other, each order once, so that no order is left to chance.
 */
final class RacesProof {

    private static final int AGENTS = 8;

    private final ConcurrentAgents deskAgents;

    RacesProof(ConcurrentAgents deskAgents) {
        this.deskAgents = deskAgents;
    }

    /** D5: of all agents that accept one interaction, one has it, and the others are told who. */
    void accept(int rounds) {
        List<Actor> all =
                IntStream.range(0, AGENTS).mapToObj(ConcurrentAgents::actor).toList();
        for (int round = 0; round < rounds; round++) {
            InteractionId chat = deskAgents.chat("new-" + round + "@example.org");
            deskAgents.storage.meet(barrier(round, all));
            List<Outcome<Engagement>> outcomes = deskAgents.atOnce(IntStream.range(0, AGENTS)
                    .<Callable<Outcome<Engagement>>>mapToObj(
                            agent -> () -> deskAgents.desk(agent).accept(chat))
                    .toList());
            List<Engagement> won = outcomes.stream()
                    .flatMap(outcome -> outcome.toOptional().stream())
                    .toList();
            assertThat(won).as("winners of a round").hasSize(1);
            EngagementView winner = won.get(0).view();
            assertThat(outcomes.stream().flatMap(outcome -> outcome.refusals().stream()))
                    .hasSize(AGENTS - 1)
                    .allMatch(refusal ->
                            refusal.equals(new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, winner.agent())));
            assertThat(won.get(0).close().question()).isPresent();
            won.get(0)
                    .answer(new Answer(winner.id(), winner.revision(), Answer.Choice.DISCARD))
                    .orElseThrow();
        }
    }

    /** N5: two agents on two activities of one request never collide. */
    void sideBySide(int rounds) {
        deskAgents.customer("ada@example.org");
        List<Engagement> works = IntStream.range(0, 2)
                .mapToObj(agent -> deskAgents
                        .desk(agent)
                        .accept(deskAgents.chat("ada@example.org"))
                        .orElseThrow())
                .toList();
        assertThat(works)
                .extracting(work -> work.view().currentRequest())
                .containsOnly(works.get(0).view().currentRequest());
        for (int round = 0; round < rounds; round++) {
            String tag = "round " + round;
            deskAgents.storage.meet(barrier(round, List.of(ConcurrentAgents.actor(0), ConcurrentAgents.actor(1))));
            List<Boolean> done = deskAgents.atOnce(works.stream()
                    .<Callable<Boolean>>map(work -> () -> {
                        work.edit(edits -> edits.activity().tag(tag)).orElseThrow();
                        work.save().orElseThrow();
                        work.comment(tag).orElseThrow();
                        work.edit(edits -> edits.activity().untag(tag)).orElseThrow();
                        return work.save().isDone();
                    })
                    .toList());
            assertThat(done).containsOnly(true);
        }
    }

    /** R4: nothing comes into a request after it was closed. */
    void moveIntoClosing(int rounds) {
        CustomerId ada = deskAgents.customer("ada@example.org");
        Engagement closer = deskAgents.desk(1).reopen(ada).orElseThrow();
        Engagement mover =
                deskAgents.desk(2).accept(deskAgents.chat("ada@example.org")).orElseThrow();
        for (int round = 0; round < rounds; round++) {
            RequestId request = closer.addRequest("round " + round, "").orElseThrow();
            deskAgents.storage.meet(barrier(round, List.of(ConcurrentAgents.actor(1), ConcurrentAgents.actor(2))));
            if (moveIntoClosing(closer, mover, request)) {
                // What was moved is final there; the next round needs another.
                deskAgents.desk(2).accept(deskAgents.chat("ada@example.org")).orElseThrow();
            }
        }
    }

    private boolean moveIntoClosing(Engagement closer, Engagement mover, RequestId request) {
        ActivityId activity = mover.view().current().orElseThrow();
        mover.load().orElseThrow();
        Optional<Position> begin = deskAgents.sdk.events().latest();
        List<Outcome<RequestId>> outcomes = deskAgents.atOnce(List.<Callable<Outcome<RequestId>>>of(
                () -> closer.closeRequest(request), () -> mover.move(activity, request)));
        List<Event> events = deskAgents.journal(begin);
        int closed = first(events, request, Event.Kind.CLOSED);
        int moved = first(events, activity, Event.Kind.MOVED);
        assertThat(moved)
                .as("the place of the move, which must come before the close")
                .isLessThan(closed);
        assertThat(outcomes.get(0).isDone()).as("closed by hand").isTrue();
        boolean isMoved = outcomes.get(1).isDone();
        if (!isMoved) {
            assertThat(outcomes.get(1).refusals()).extracting(Refusal::code).contains(RefusalCode.REQUEST_CLOSED);
        }
        return isMoved;
    }

    /** R7: an update in time keeps a request open, or comes too late; never both. */
    void commentWhileClosing(int rounds) {
        for (int round = 0; round < rounds; round++) {
            CustomerId customer = deskAgents.customer("quiet-" + round + "@example.org");
            Engagement work = deskAgents.desk(1).reopen(customer).orElseThrow();
            RequestId request = work.view().requests().get(0).id();
            deskAgents.clock.advance(Duration.ofDays(5).minusNanos(1000));
            Optional<Position> begin = deskAgents.sdk.events().latest();
            CommitBarrier barrier =
                    deskAgents.storage.meet(barrier(round, List.of(Actor.SYSTEM, ConcurrentAgents.actor(1))));
            List<Boolean> done = deskAgents.atOnce(
                    List.<Callable<Boolean>>of(() -> work.comment("in time").isDone(), () -> {
                        barrier.awaitMissing(1);
                        deskAgents.clock.advance(Duration.ofNanos(1000));
                        return deskAgents.sdk.tenant().sweep() >= 0;
                    }));
            boolean closed = first(deskAgents.journal(begin), request, Event.Kind.CLOSED) < Integer.MAX_VALUE;
            assertThat(closed)
                    .as("closed, in spite of a comment that was acknowledged: " + done.get(0))
                    .isEqualTo(!done.get(0));
        }
    }

    /** C7: of two customers that get one external id at once, one has it. */
    void externalId(int rounds) {
        List<Engagement> works = IntStream.range(0, 2)
                .mapToObj(agent -> deskAgents
                        .desk(agent)
                        .reopen(deskAgents.customer("twin-" + agent + "@example.org"))
                        .orElseThrow())
                .toList();
        for (int round = 0; round < rounds; round++) {
            String id = "number " + round;
            works.forEach(
                    work -> work.edit(edits -> edits.customer().externalId(id)).orElseThrow());
            deskAgents.storage.meet(barrier(round, List.of(ConcurrentAgents.actor(0), ConcurrentAgents.actor(1))));
            List<Outcome<?>> outcomes = deskAgents.atOnce(
                    works.stream().<Callable<Outcome<?>>>map(work -> work::save).toList());
            assertThat(outcomes.stream().filter(Outcome::isDone))
                    .as("holders of one external id")
                    .hasSize(1);
            assertThat(outcomes.stream().flatMap(outcome -> outcome.refusals().stream()))
                    .singleElement()
                    .extracting(Refusal::code)
                    .isEqualTo(RefusalCode.EXTERNAL_ID_TAKEN);
            works.forEach(work -> work.cancel(work.view().customer().id()).orElseThrow());
        }
    }

    static CommitBarrier barrier(int round, List<Actor> parties) {
        List<Actor> turned = new ArrayList<>(parties);
        Collections.reverse(turned);
        return switch (round % 3) {
            case 0 -> CommitBarrier.inOrder(parties);
            case 1 -> CommitBarrier.inOrder(turned);
            default -> CommitBarrier.atOnce(parties);
        };
    }

    static int first(List<Event> events, RecordId record, Event.Kind kind) {
        return IntStream.range(0, events.size())
                .filter(index -> events.get(index).record().equals(record)
                        && events.get(index).kind() == kind)
                .findFirst()
                .orElse(kind == Event.Kind.MOVED ? -1 : Integer.MAX_VALUE);
    }
}
