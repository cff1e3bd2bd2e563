package dev.caredesk.core.usecase.action;

import dev.caredesk.core.commit.CommitParticipant;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.session.Session;
import java.util.List;
import java.util.Optional;

/** Two engagements of a desk, of which the first gives activities to the second (A5, D3). */
record ActivityHandover(Session from, Session to) implements UseCase.Subject {

    @Override
    public List<CommitParticipant> participants() {
        return List.of(from, to);
    }

    @Override
    public Optional<CommitParticipant> callers() {
        return Optional.of(from);
    }
}
