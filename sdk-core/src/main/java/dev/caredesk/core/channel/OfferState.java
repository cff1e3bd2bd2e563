package dev.caredesk.core.channel;

import dev.caredesk.AgentId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The offers of a tenant in memory: which are shown, and on which desks hidden; the messages that came before their offer; which offers
 * ended, and which interactions were accepted. Each method is one atomic step and calls no other part. Thread-safe.
 */
final class OfferState {

    private static final int GONE = 1_000;
    private static final int TAKEN = 5_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<InteractionId, Interaction> shown = new LinkedHashMap<>();
    private final Map<InteractionId, Set<AgentId>> hidden = new LinkedHashMap<>();
    private final EarlyMessages earlyMessages = new EarlyMessages();
    private final BoundedMap<InteractionId, LateReport> gone = new BoundedMap<>(GONE);
    private final BoundedMap<InteractionId, ActivityId> taken = new BoundedMap<>(TAKEN);
    private final BoundedMap<ActivityId, InteractionId> takers = new BoundedMap<>(TAKEN);

    /** The effect of a report. */
    sealed interface Step {

        /** The report belongs to an offer, which it may have changed. */
        record Shown(Interaction now, boolean changed) implements Step {}

        /** The interaction is accepted, as that activity. */
        record Accepted(ActivityId activity) implements Step {}

        /** The offer ended. */
        record Gone(Interaction last) implements Step {}

        /** The report is kept for later, or has no meaning any more. */
        record Quiet() implements Step {}

        /** The interaction is not known here. */
        record Unknown() implements Step {}
    }

    /** The state that was kept of an interaction before it was accepted. */
    record Removed(Optional<Interaction> shown, LateReport lateReport) {}

    /** Returns the ids of all offers. */
    List<InteractionId> shown() {
        return locked(() -> List.copyOf(shown.keySet()));
    }

    Optional<Interaction> find(InteractionId id) {
        return locked(() -> Optional.ofNullable(shown.get(id)));
    }

    /** Returns the offers that a desk sees, oldest first. */
    List<Interaction> on(AgentId desk) {
        return locked(() -> shown.values().stream()
                .filter(each -> isOn(each, desk))
                .sorted(Comparator.comparing(Interaction::began))
                .toList());
    }

    boolean hide(InteractionId id, AgentId desk) {
        return locked(() -> Optional.ofNullable(shown.get(id))
                        .filter(each -> isOn(each, desk))
                        .isPresent()
                && hidden.computeIfAbsent(id, none -> new HashSet<>()).add(desk));
    }

    Step offer(Interaction interaction) {
        return locked(() -> taken.get(interaction.id())
                .<Step>map(Step.Accepted::new)
                .orElseGet(() -> gone.get(interaction.id()).isPresent() ? new Step.Quiet() : show(interaction)));
    }

    /** Adds a message to a shown offer; keeps it nowhere else. */
    Step message(InteractionId id, IncomingMessage message) {
        return locked(() -> known(id, List.of(message)));
    }

    /** Adds a message, and keeps it until its offer comes. */
    Step hold(InteractionId id, IncomingMessage message) {
        return locked(() -> {
            Step step = known(id, List.of(message));
            if (step instanceof Step.Unknown) {
                if (gone.get(id).isEmpty()) {
                    earlyMessages.add(id, message);
                }
                return new Step.Quiet();
            }
            return step;
        });
    }

    /** Ends a shown offer; no other. */
    Step end(InteractionId id, Instant at) {
        return locked(() -> {
            Optional<Interaction> last = Optional.ofNullable(shown.remove(id));
            if (last.isPresent()) {
                hidden.remove(id);
                gone.put(id, new LateReport(id, Optional.empty(), last.get().messages(), Optional.of(at)));
                return new Step.Gone(last.get());
            }
            return taken.get(id).<Step>map(Step.Accepted::new).orElseGet(Step.Unknown::new);
        });
    }

    /** Ends a shown offer, or remembers the end of one that may still be offered too late. */
    Step endForGood(InteractionId id, Instant at) {
        return locked(() -> {
            Step step = end(id, at);
            if (step instanceof Step.Unknown) {
                LateReport last = new LateReport(id, Optional.empty(), earlyMessages.remove(id), Optional.of(at));
                gone.put(id, gone.get(id).map(before -> before.and(last)).orElse(last));
                return new Step.Quiet();
            }
            return step;
        });
    }

    /**
     * Notes that an interaction is accepted, and returns what was kept of it.
     *
     * @param activity empty if it is not known here which activity has it
     */
    Removed take(InteractionId id, Optional<ActivityId> activity) {
        return locked(() -> {
            activity.ifPresent(known -> {
                taken.put(id, known);
                takers.put(known, id);
            });
            hidden.remove(id);
            Optional<Interaction> last = Optional.ofNullable(shown.remove(id));
            List<IncomingMessage> said = last.map(Interaction::messages).orElse(List.of());
            LateReport reported = new LateReport(
                    id, activity, MergeMessages.merged(said, earlyMessages.remove(id)), Optional.empty());
            return new Removed(last, gone.remove(id).map(reported::and).orElse(reported));
        });
    }

    /** Returns how many early messages or interactions were dropped. */
    long dropped() {
        return locked(earlyMessages::dropped);
    }

    boolean isTakenBy(ActivityId activity) {
        return locked(() -> takers.get(activity).isPresent());
    }

    private Step show(Interaction interaction) {
        InteractionId id = interaction.id();
        Optional<Interaction> before = Optional.ofNullable(shown.get(id));
        List<IncomingMessage> known = before.map(Interaction::messages).orElseGet(() -> earlyMessages.remove(id));
        Interaction now = saying(interaction, MergeMessages.merged(known, interaction.messages()));
        shown.put(id, now);
        return new Step.Shown(now, !before.equals(Optional.of(now)));
    }

    private Step known(InteractionId id, List<IncomingMessage> messages) {
        Interaction before = shown.get(id);
        if (before == null) {
            return taken.get(id).<Step>map(Step.Accepted::new).orElseGet(Step.Unknown::new);
        }
        Interaction now = saying(before, MergeMessages.merged(before.messages(), messages));
        shown.put(id, now);
        return new Step.Shown(now, !now.equals(before));
    }

    private boolean isOn(Interaction interaction, AgentId desk) {
        return (interaction.desks().isEmpty() || interaction.desks().contains(desk))
                && !hidden.getOrDefault(interaction.id(), Set.of()).contains(desk);
    }

    private static Interaction saying(Interaction interaction, List<IncomingMessage> messages) {
        return new Interaction(
                interaction.id(),
                interaction.media(),
                interaction.direction(),
                interaction.contact(),
                interaction.subject(),
                interaction.began(),
                messages,
                interaction.desks());
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
