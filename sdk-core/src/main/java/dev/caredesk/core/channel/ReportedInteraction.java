package dev.caredesk.core.channel;

import dev.caredesk.AgentId;
import dev.caredesk.Version;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.codec.InteractionCodec;
import dev.caredesk.core.codec.InteractionCodec.InteractionDetails;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.EndActivity;
import dev.caredesk.core.commit.IncomingMessages;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.event.Event;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredInteraction.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One interaction with the reports of its channel applied to it (A6, D5, D8, M3, X2). Lives for one decision.
 *
 * <ol>
 *   <li>A first message makes it early, an offer makes it wait, an end makes it missed; an offer of one that has ended is missed at once.
 *   <li>Of one that is taken or missed, only what is new is added; the end of one that is taken ends its activity.
 *   <li>What is known already changes nothing.
 * </ol>
 */
final class ReportedInteraction {

    /** The id of the message by which a call's end is told, unless the channel has told it under that id itself. */
    static final String CALL_ENDED = "call " + CallState.ENDED;

    private final InteractionId id;
    private final Optional<StoredInteraction> stored;
    private final Optional<StoredActivity> activity;
    private final Set<MessageId> known;
    private final Map<MessageId, IncomingMessage> said = new LinkedHashMap<>();
    private Optional<StoredInteraction> now;
    private Optional<Instant> ended = Optional.empty();

    /**
     * @param activity what the interaction became, if it is taken
     * @param known the messages that are stored, of those that are reported
     */
    ReportedInteraction(
            InteractionId id,
            Optional<StoredInteraction> stored,
            Optional<StoredActivity> activity,
            Set<MessageId> known) {
        this.id = id;
        this.stored = stored;
        this.activity = activity;
        this.known = known;
        this.now = stored;
    }

    /** Returns the state as the reports leave it; empty before the first. */
    Optional<StoredInteraction> now() {
        return now;
    }

    void offer(Interaction offer) {
        State state = now.map(StoredInteraction::state).orElse(State.EARLY);
        if (state == State.EARLY || state == State.OFFERED) {
            Optional<Instant> over = now.flatMap(StoredInteraction::ended);
            Payload payload = InteractionCodec.store(InteractionDetails.of(offer));
            set(over.isPresent() ? State.MISSED : State.OFFERED, offer.began(), offer.desks(), over, payload);
            over.ifPresent(at -> sayEnd(at, offer.media()));
        }
        offer.messages().forEach(this::say);
    }

    void say(IncomingMessage message) {
        if (now.isEmpty()) {
            set(State.EARLY, message.at(), Set.of(), Optional.empty(), Payload.EMPTY);
        }
        MessageId messageId = DerivedIds.message(id, message.id());
        if (!known.contains(messageId)) {
            said.putIfAbsent(messageId, message);
        }
    }

    void end(Instant at) {
        if (activity.isPresent()) {
            if (activity.get().end().isEmpty()) {
                ended = ended.or(() -> Optional.of(at));
                sayEnd(at, activity.get().media());
            }
        } else {
            withdraw(at);
        }
    }

    void withdraw(Instant at) {
        State state = now.map(StoredInteraction::state).orElse(State.EARLY);
        if (state == State.OFFERED) {
            StoredInteraction offer = now.orElseThrow();
            set(State.MISSED, offer.began(), offer.desks(), Optional.of(at), offer.payload());
            sayEnd(at, InteractionCodec.details(offer).media());
        } else if (state == State.EARLY) {
            Instant began = now.map(StoredInteraction::began).orElse(at);
            Optional<Instant> first = now.flatMap(StoredInteraction::ended).or(() -> Optional.of(at));
            set(State.EARLY, began, Set.of(), first, Payload.EMPTY);
        }
    }

    /** A call's end is a state of the call as well (X3). */
    private void sayEnd(Instant at, MediaType media) {
        if (media == MediaType.VOICE || media == MediaType.VIDEO) {
            say(new IncomingMessage(CALL_ENDED, at, Direction.INBOUND, Content.call(CallState.ENDED)));
        }
    }

    private void set(State state, Instant began, Set<AgentId> desks, Optional<Instant> over, Payload payload) {
        Version version = stored.map(before -> before.version().next()).orElse(Version.FIRST);
        StoredInteraction next = new StoredInteraction(
                id,
                version,
                state,
                began,
                desks,
                now.map(StoredInteraction::rejected).orElse(Set.of()),
                Optional.empty(),
                over,
                payload);
        // The same again is no change: repeated reports write nothing.
        now = stored.filter(before -> next.equals(versioned(before, version))).isPresent() ? stored : Optional.of(next);
    }

    private static StoredInteraction versioned(StoredInteraction row, Version version) {
        return new StoredInteraction(
                row.id(),
                version,
                row.state(),
                row.began(),
                row.desks(),
                row.rejected(),
                row.taken(),
                row.ended(),
                row.payload());
    }

    /** Adds what is new to a ChangeSet; returns false if nothing is. */
    boolean addTo(Changes changes, TenantScope scope) {
        boolean changed = !now.equals(stored);
        if (changed) {
            now.ifPresent(after -> addState(changes, after));
        } else if (!said.isEmpty() && activity.isEmpty()) {
            stored.ifPresent(row -> changes.require(new Require.AtVersion(id, row.version())));
        }
        said.values()
                .forEach(message -> IncomingMessages.add(changes.builder(), id, activity, message, scope.limits()));
        activity.ifPresent(row -> addUpdate(changes, scope, row));
        return changed || !said.isEmpty() || ended.isPresent();
    }

    private void addState(Changes changes, StoredInteraction after) {
        Optional<Event.Kind> kind = kind(after);
        if (stored.isPresent()) {
            changes.change(stored.get(), after, kind);
        } else {
            changes.create(after, kind);
        }
    }

    /** Returns what a change tells; early ones tell nothing but their messages. */
    private Optional<Event.Kind> kind(StoredInteraction after) {
        boolean again = stored.filter(before -> before.state() == after.state()).isPresent();
        return switch (after.state()) {
            case EARLY -> Optional.empty();
            case OFFERED -> Optional.of(again ? Event.Kind.CHANGED : Event.Kind.OFFERED);
            case MISSED -> Optional.of(Event.Kind.MISSED);
            case TAKEN -> throw new IllegalStateException("a channel's report must not take an interaction");
        };
    }

    /** Updates the request of the activity, unless that is closed (M3), and ends the activity (A6). */
    private void addUpdate(Changes changes, TenantScope scope, StoredActivity row) {
        if (!said.isEmpty() || ended.isPresent()) {
            changes.require(new Require.AtVersion(row.id(), row.version()));
        }
        if (!said.isEmpty()) {
            row.request().ifPresent(changes::updateIfOpen);
        }
        ended.ifPresent(at -> EndActivity.add(changes.builder(), scope, row, new End(at, EndReason.ENDED_BY_CHANNEL)));
    }
}
