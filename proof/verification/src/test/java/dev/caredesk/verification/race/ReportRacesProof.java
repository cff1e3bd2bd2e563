package dev.caredesk.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Actor;
import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.End;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredInteraction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Reports of a channel that meet an accept: each is decided before the other is in, and the second is decided again. */
final class ReportRacesProof {

    private static final String ADA = "ada@example.org";

    private final ConcurrentAgents deskAgents;

    ReportRacesProof(ConcurrentAgents deskAgents) {
        this.deskAgents = deskAgents;
        deskAgents.customer(ADA);
    }

    /** X2: a line is there once, of the interaction if it comes first, of the activity if it comes second. */
    void messageWhileAccepting(int rounds) {
        for (int round = 0; round < rounds; round++) {
            InteractionId chat = deskAgents.chat(ADA);
            Optional<Position> begin = deskAgents.sdk.events().latest();
            Engagement work =
                    accept(round, chat, () -> deskAgents.say(chat, "Hello?")).orElseThrow();
            List<Event> events = deskAgents.journal(begin);
            Event said = events.stream()
                    .filter(event -> event.record() instanceof MessageId)
                    .findFirst()
                    .orElseThrow();
            boolean isSecond = events.indexOf(said) > RacesProof.first(events, chat, Event.Kind.TAKEN);
            assertThat(said.diffs())
                    .singleElement()
                    .extracting(diff -> diff.field())
                    .as("where a line belongs that came " + (isSecond ? "after the accept" : "before it"))
                    .isEqualTo(isSecond ? Field.ACTIVITY : Field.INTERACTION);
            ActivityId activity = work.view().current().orElseThrow();
            assertThat(work.messages(activity, Optional.empty(), 20)
                            .orElseThrow()
                            .items())
                    .hasSize(1);
        }
    }

    /** A6, D8: an interaction that ends is missed, or an activity that has ended; never one that goes on. */
    void endWhileAccepting(int rounds) {
        for (int round = 0; round < rounds; round++) {
            InteractionId chat = deskAgents.chat(ADA);
            Outcome<Engagement> accepted = accept(round, chat, () -> deskAgents.end(chat));
            if (accepted.isDone()) {
                Optional<End> end = taken(chat)
                        .map(taken -> (StoredActivity) stored(taken.activity()))
                        .flatMap(StoredActivity::end);
                assertThat(end).as("the end of what was accepted").isPresent();
            } else {
                assertThat(accepted.refusals()).extracting(Refusal::code).containsExactly(RefusalCode.INTERACTION_GONE);
                assertThat(taken(chat)).as("who has what was missed").isEmpty();
                deskAgents.desk(1).pickUp(chat).orElseThrow();
            }
        }
    }

    private Outcome<Engagement> accept(int round, InteractionId chat, Runnable report) {
        List<Actor> parties = List.of(deskAgents.reporter(), ConcurrentAgents.actor(1));
        deskAgents.storage.meet(RacesProof.barrier(round, parties));
        List<Optional<Outcome<Engagement>>> outcomes =
                deskAgents.atOnce(List.<Callable<Optional<Outcome<Engagement>>>>of(
                        () -> Optional.of(deskAgents.desk(1).accept(chat)), () -> {
                            report.run();
                            return Optional.empty();
                        }));
        return outcomes.get(0).orElseThrow();
    }

    private Optional<StoredInteraction.Taken> taken(InteractionId chat) {
        return ((StoredInteraction) stored(chat)).taken();
    }

    private Stored stored(RecordId id) {
        return deskAgents.storage.records().load(TenantId.DEFAULT, List.of(id)).get(0);
    }
}
