package dev.caredesk.testkit.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredInteraction.State;
import dev.caredesk.spi.storage.StoredInteraction.Taken;
import dev.caredesk.spi.storage.StoredMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stored interactions with plain values, so that a test names only what it is about. */
public final class InboxSamples {

    private InboxSamples() {}

    /** The id of an interaction of {@link Samples#CHAT}. */
    public static InteractionId interactionId(String id) {
        refuseNull("id", id);
        return InteractionId.of(Samples.CHAT, id);
    }

    /** A new offer on all desks, that began at {@link Samples#T0}. */
    public static StoredInteraction offer(String id) {
        refuseNull("id", id);
        return offer(id, Samples.T0);
    }

    /** A new offer on all desks, that began at that instant. */
    public static StoredInteraction offer(String id, Instant began) {
        refuseNull("id", id, "began", began);
        return offer(interactionId(id), began);
    }

    /** A new offer on all desks, that began at that instant. */
    public static StoredInteraction offer(InteractionId id, Instant began) {
        refuseNull("id", id, "began", began);
        return new StoredInteraction(
                id,
                Version.FIRST,
                State.OFFERED,
                began,
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Samples.payload(id.value()));
    }

    /** A new interaction of which only messages have come. */
    public static StoredInteraction early(String id, Instant began) {
        refuseNull("id", id, "began", began);
        return of(offer(id, began), Version.FIRST, State.EARLY, Optional.empty(), Optional.empty());
    }

    /** A new interaction of which only messages and its end have come. */
    public static StoredInteraction endedEarly(String id, Instant began, Instant ended) {
        refuseNull("id", id, "began", began, "ended", ended);
        return of(offer(id, began), Version.FIRST, State.EARLY, Optional.empty(), Optional.of(ended));
    }

    /** A new interaction that an agent has taken. */
    public static StoredInteraction taken(String id, ActivityId activity) {
        refuseNull("id", id, "activity", activity);
        return versioned(taken(offer(id), activity, Samples.MARA), Version.FIRST);
    }

    /** A new interaction that has ended before it was taken. */
    public static StoredInteraction missed(String id, Instant ended) {
        refuseNull("id", id, "ended", ended);
        return versioned(missed(offer(id), ended), Version.FIRST);
    }

    /** The same interaction, offered on those desks only; on all if there are none. */
    public static StoredInteraction offeredOn(StoredInteraction interaction, AgentId... desks) {
        refuseNull("interaction", interaction, "desks", desks);
        return new StoredInteraction(
                interaction.id(),
                interaction.version(),
                interaction.state(),
                interaction.began(),
                Set.of(desks),
                interaction.rejected(),
                interaction.taken(),
                interaction.ended(),
                interaction.payload());
    }

    /** The interaction's next version, rejected on that desk, too. */
    public static StoredInteraction rejected(StoredInteraction before, AgentId desk) {
        refuseNull("before", before, "desk", desk);
        return new StoredInteraction(
                before.id(),
                before.version().next(),
                before.state(),
                before.began(),
                before.desks(),
                Stream.concat(before.rejected().stream(), Stream.of(desk)).collect(Collectors.toSet()),
                before.taken(),
                before.ended(),
                before.payload());
    }

    /** The interaction's next version, offered, and begun at that instant. */
    public static StoredInteraction offeredAgain(StoredInteraction before, Instant began) {
        refuseNull("before", before, "began", began);
        return new StoredInteraction(
                before.id(),
                before.version().next(),
                State.OFFERED,
                began,
                before.desks(),
                before.rejected(),
                Optional.empty(),
                Optional.empty(),
                before.payload());
    }

    /** The interaction's next version, taken by that agent. */
    public static StoredInteraction taken(StoredInteraction before, ActivityId activity, AgentId agent) {
        refuseNull("before", before, "activity", activity, "agent", agent);
        Taken taken = new Taken(activity, agent);
        return of(before, before.version().next(), State.TAKEN, Optional.of(taken), Optional.empty());
    }

    /** The interaction's next version, ended before it was taken. */
    public static StoredInteraction missed(StoredInteraction before, Instant ended) {
        refuseNull("before", before, "ended", ended);
        return of(before, before.version().next(), State.MISSED, Optional.empty(), Optional.of(ended));
    }

    /** The same interaction, at another version. */
    public static StoredInteraction versioned(StoredInteraction interaction, Version version) {
        refuseNull("interaction", interaction, "version", version);
        return of(interaction, version, interaction.state(), interaction.taken(), interaction.ended());
    }

    /** The same interaction, with another payload. */
    public static StoredInteraction withPayload(StoredInteraction interaction, String value) {
        refuseNull("interaction", interaction, "value", value);
        return new StoredInteraction(
                interaction.id(),
                interaction.version(),
                interaction.state(),
                interaction.began(),
                interaction.desks(),
                interaction.rejected(),
                interaction.taken(),
                interaction.ended(),
                Samples.payload(value));
    }

    private static StoredInteraction of(
            StoredInteraction interaction,
            Version version,
            State state,
            Optional<Taken> taken,
            Optional<Instant> ended) {
        return new StoredInteraction(
                interaction.id(),
                version,
                state,
                interaction.began(),
                interaction.desks(),
                interaction.rejected(),
                taken,
                ended,
                interaction.payload());
    }

    /** A message that tells a call's state. */
    public static StoredMessage callState(String id, InteractionId interaction, Instant at, CallState state) {
        refuseNull("id", id, "interaction", interaction, "at", at);
        refuseNull("state", state);
        return new StoredMessage(
                new MessageId(id), interaction, at, Optional.of(state), Optional.empty(), Samples.payload(id));
    }
}
