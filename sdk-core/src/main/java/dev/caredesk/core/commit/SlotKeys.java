package dev.caredesk.core.commit;

import dev.caredesk.AgentId;
import dev.caredesk.Limits;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.storage.Claim;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The unique keys that limit how many interactions of a medium an agent has at a time (D4). */
public final class SlotKeys {

    /** A character that no identifier contains. */
    private static final char SEPARATOR = '\u001f';

    private SlotKeys() {}

    /** Returns the key of one slot; slots are counted from 0. */
    public static Claim.Key key(AgentId agent, MediaType media, int slot) {
        return new Claim.Key(Claim.Kind.SLOT, agent.value() + SEPARATOR + media.name() + SEPARATOR + slot);
    }

    /** Returns the number of slots; empty for no limit. */
    public static Optional<Integer> limit(MediaType media, Limits limits) {
        return switch (media) {
            case VOICE -> Optional.of(1);
            case CHAT -> boxed(limits.atOnce().chats());
            case EMAIL -> boxed(limits.atOnce().emails());
            case SOCIAL, VIDEO, WEB, MOBILE, EVENT, UNKNOWN -> Optional.empty();
        };
    }

    /** Returns the keys of all slots, in order; none if there is no limit. */
    public static List<Claim.Key> all(AgentId agent, MediaType media, Limits limits) {
        return IntStream.range(0, limit(media, limits).orElse(0))
                .mapToObj(slot -> key(agent, media, slot))
                .toList();
    }

    private static Optional<Integer> boxed(OptionalInt most) {
        return most.isPresent() ? Optional.of(most.getAsInt()) : Optional.empty();
    }
}
