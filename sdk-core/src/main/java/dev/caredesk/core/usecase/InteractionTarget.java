package dev.caredesk.core.usecase;

import dev.caredesk.activity.CallState;
import dev.caredesk.core.codec.InteractionCodec.InteractionDetails;
import dev.caredesk.core.commit.CommitParticipant;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.session.Session;
import dev.caredesk.spi.storage.Match;
import dev.caredesk.spi.storage.StoredInteraction;
import java.util.List;
import java.util.Optional;

/**
 * The engagement that an interaction comes to.
 *
 * @param matched what this agent takes; empty if the agent took the interaction before
 */
public record InteractionTarget(Session session, Optional<MatchedInteraction> matched) implements UseCase.Subject {

    /**
     * An interaction that nobody has, as it was read for an accept.
     *
     * @param match the customers that its contact matches
     * @param call the last state of a call (X3)
     */
    public record MatchedInteraction(
            StoredInteraction row, InteractionDetails details, Match match, Optional<CallState> call) {}

    @Override
    public List<CommitParticipant> participants() {
        return matched.isPresent() ? List.of(session) : List.of();
    }
}
