package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An interaction as stored, from a channel's first report of it on (D5, D8, X2). Its messages raise no version.
 *
 * @param began when the channel says that it began, by which offers are ordered; ties by the commit order of creation
 * @param desks the desks that it is offered on; empty for all of the tenant
 * @param rejected the desks that rejected it, and show it no more
 * @param taken the activity that it became; present if, and only if, it is taken. No condition: a storage need not have the activity
 * @param ended when it ended before anybody took it; present if it is missed, and perhaps while it is early
 */
public record StoredInteraction(
        InteractionId id,
        Version version,
        State state,
        Instant began,
        Set<AgentId> desks,
        Set<AgentId> rejected,
        Optional<Taken> taken,
        Optional<Instant> ended,
        Payload payload)
        implements Stored {

    /** The states of an interaction. Closed for ever: no further state will come. */
    public enum State {
        /** Only messages or its end have come, and no offer yet. */
        EARLY,
        /** It waits for an agent. */
        OFFERED,
        /** An agent accepted or started it. */
        TAKEN,
        /** It ended before an agent accepted it. */
        MISSED
    }

    /** The activity that an interaction became, and the agent who accepted or started it. */
    public record Taken(ActivityId activity, AgentId agent) {
        public Taken {
            refuseNull("activity", activity, "agent", agent);
        }
    }

    public StoredInteraction {
        refuseNull("id", id, "version", version, "state", state);
        refuseNull("began", began, "desks", desks, "rejected", rejected);
        refuseNull("taken", taken, "ended", ended, "payload", payload);
        if (taken.isPresent() != (state == State.TAKEN)) {
            throw new WrongCallException(
                    "interaction must have an activity if, and only if, it is taken, was " + state);
        }
        boolean mayHaveEnded = state == State.MISSED || state == State.EARLY;
        if (ended.isPresent() ? !mayHaveEnded : state == State.MISSED) {
            throw new WrongCallException(
                    "interaction must have an end if it is missed, none if it waits, was " + state);
        }
        desks = Set.copyOf(desks);
        rejected = Set.copyOf(rejected);
    }

    /** Returns whether it is an offer that the desk shows (D5). */
    public boolean isOfferedOn(AgentId desk) {
        return state == State.OFFERED && isFor(desk);
    }

    /** Returns whether it is meant for the desk, which has not rejected it. */
    public boolean isFor(AgentId desk) {
        refuseNull("desk", desk);
        return (desks.isEmpty() || desks.contains(desk)) && !rejected.contains(desk);
    }

    /** Returns it as an activity of an agent, in the next version. */
    public StoredInteraction takenBy(ActivityId activity, AgentId agent) {
        Optional<Taken> by = Optional.of(new Taken(activity, agent));
        return new StoredInteraction(
                id, version.next(), State.TAKEN, began, desks, rejected, by, Optional.empty(), payload);
    }

    /** Returns it as rejected by one more desk, in the next version. */
    public StoredInteraction rejectedBy(AgentId desk) {
        Set<AgentId> all = new HashSet<>(rejected);
        all.add(desk);
        return new StoredInteraction(id, version.next(), state, began, desks, all, taken, ended, payload);
    }

    @Override
    public Optional<Version> versionIfAny() {
        return Optional.of(version);
    }

    @Override
    public Optional<RecordId> parent() {
        return Optional.empty();
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.interaction(this);
    }
}
