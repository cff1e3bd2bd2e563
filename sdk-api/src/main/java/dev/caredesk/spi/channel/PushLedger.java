package dev.caredesk.spi.channel;

import dev.caredesk.ChannelException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bounded memory of a {@link PushChannel}. The lock is a leaf: nothing is called while it is held. */
final class PushLedger {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<InteractionId, Interaction> held = new LinkedHashMap<>();
    private final BoundedMap<InteractionId, Known> known = new BoundedMap<>(PushChannel.MOST_REMEMBERED);
    private final BoundedMap<CommandId, Receipt> answered = new BoundedMap<>(PushChannel.MOST_REMEMBERED);

    /** The remembered state of an interaction that is not held. */
    private record Known(boolean call, boolean accepted, boolean ended) {
        private static final Known NOTHING = new Known(false, false, false);
    }

    /**
     * Holds an offer, together with earlier messages, and returns the offer to report: none when it has ended, so that a late
     * offer does not revive it (D5).
     *
     * @param forgetful whether the eldest may be forgotten when there are too many, because they were all reported
     */
    Optional<Interaction> offered(Interaction offer, boolean forgetful) {
        lock.lock();
        try {
            Known before = known(offer.id());
            if (before.ended) {
                return Optional.empty();
            }
            known.put(offer.id(), new Known(isCall(offer.media()) || before.call, before.accepted, false));
            if (before.accepted) {
                return Optional.of(offer);
            }
            Interaction whole = merged(held.get(offer.id()), offer);
            hold(whole, forgetful);
            return Optional.of(whole);
        } finally {
            lock.unlock();
        }
    }

    private void hold(Interaction offer, boolean forgetful) {
        if (!held.containsKey(offer.id()) && held.size() >= PushChannel.MOST_HELD) {
            if (!forgetful) {
                throw ChannelException.unavailable(String.format(
                        Locale.ROOT, "channel must have at most %,d offers before its start", PushChannel.MOST_HELD));
            }
            held.remove(held.keySet().iterator().next());
        }
        held.put(offer.id(), offer);
    }

    private static Interaction merged(@Nullable Interaction before, Interaction now) {
        return before == null ? now : with(now, before.messages());
    }

    /** Adds a message to an interaction that is held. */
    void said(InteractionId id, IncomingMessage message) {
        lock.lock();
        try {
            if (message.content().call().isPresent()) {
                Known before = known(id);
                known.put(id, new Known(true, before.accepted, before.ended));
            }
            held.computeIfPresent(id, (same, offer) -> with(offer, List.of(message)));
        } finally {
            lock.unlock();
        }
    }

    private static Interaction with(Interaction offer, List<IncomingMessage> more) {
        Map<String, IncomingMessage> each = new LinkedHashMap<>();
        Stream.concat(offer.messages().stream(), more.stream())
                .forEach(message -> each.putIfAbsent(message.id(), message));
        List<IncomingMessage> messages = each.values().stream()
                .sorted((a, b) -> a.at().compareTo(b.at()))
                .limit(PushChannel.MOST_MESSAGES)
                .toList();
        return new Interaction(
                offer.id(),
                offer.media(),
                offer.direction(),
                offer.contact(),
                offer.subject(),
                offer.began(),
                messages,
                offer.desks());
    }

    /** Forgets an interaction that an agent accepted. */
    void accepted(InteractionId id) {
        lock.lock();
        try {
            held.remove(id);
            Known before = known(id);
            known.put(id, new Known(before.call, true, before.ended));
        } finally {
            lock.unlock();
        }
    }

    /** Forgets an interaction that ended, and returns whether it was a call. */
    boolean ended(InteractionId id) {
        lock.lock();
        try {
            held.remove(id);
            Known before = known(id);
            known.put(id, new Known(before.call, before.accepted, true));
            return before.call;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Forgets an offer that is gone, and returns whether to report it: not when an agent has it, since the host has answered or
     * will refuse that accept; "taken" may be its echo.
     */
    boolean gone(InteractionId id) {
        lock.lock();
        try {
            if (known(id).accepted) {
                return false;
            }
            ended(id);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the offers that are not accepted, oldest first. */
    List<Interaction> held() {
        lock.lock();
        try {
            return List.copyOf(held.values());
        } finally {
            lock.unlock();
        }
    }

    Optional<Receipt> receipt(CommandId command) {
        lock.lock();
        try {
            return answered.get(command);
        } finally {
            lock.unlock();
        }
    }

    void answered(CommandId command, Receipt receipt) {
        lock.lock();
        try {
            answered.put(command, receipt);
        } finally {
            lock.unlock();
        }
    }

    private Known known(InteractionId id) {
        return known.get(id).orElse(Known.NOTHING);
    }

    private static boolean isCall(MediaType media) {
        return media == MediaType.VOICE || media == MediaType.VIDEO;
    }
}
