package dev.caredesk.testkit.storage;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Interactions, their lists and their messages in few words, for the tests of the inbox. */
abstract class InboxTheme extends StorageTheme {

    /** A character of four bytes. */
    private static final String WIDE = "\uD83D\uDE00";

    private static final int MOST_OF_A_CHANNEL = 200;
    private static final int MOST_OF_A_VALUE = 1_000;

    InboxTheme(StorageSource source) {
        super(source);
    }

    /** Ids that a storage may take for one another: alike but for a slash, a percent sign, the case, an accent, or the last character. */
    static List<InteractionId> confusableIds() {
        ChannelId wide = ChannelId.of(WIDE.repeat(MOST_OF_A_CHANNEL));
        String value = WIDE.repeat(MOST_OF_A_VALUE - 1);
        return Stream.concat(
                        Stream.of("chat", "forum", "a/b", "a", "a%2Fb", "a%252Fb", "Chat")
                                .map(channel -> InteractionId.of(ChannelId.of(channel), "1")),
                        Stream.of(
                                InteractionId.of(ChannelId.of("a"), "b/1"),
                                InteractionId.of(ChannelId.of("chat"), "k"),
                                InteractionId.of(ChannelId.of("chat"), "K"),
                                InteractionId.of(ChannelId.of("chat"), "\u00E9"),
                                InteractionId.of(ChannelId.of("chat"), "e\u0301"),
                                InteractionId.of(ChannelId.of("chat"), "e"),
                                InteractionId.of(wide, value + "x"),
                                InteractionId.of(wide, value + "y"),
                                InteractionId.of(wide, value)))
                .toList();
    }

    /** Desks that a storage may take for one another: a part, a list or another form of each other's names. */
    static List<AgentId> confusableDesks() {
        return Stream.of(
                        "mara",
                        "Mara",
                        "m\u00E1ra",
                        "ma\u0301ra",
                        "mar",
                        "ara",
                        "mara,jon",
                        "mara jon",
                        "[mara]",
                        "\"mara\"",
                        "%",
                        "_ara",
                        "m\\ara",
                        WIDE.repeat(MOST_OF_A_CHANNEL))
                .map(AgentId::of)
                .toList();
    }

    /** Commits new interactions together, in that order. */
    void together(StoredInteraction... interactions) {
        scene.given(changes -> List.of(interactions).forEach(changes::create));
    }

    /** Commits the change that leads to each of these states, with a commit of its own. */
    void changed(StoredInteraction... after) {
        for (StoredInteraction each : after) {
            scene.given(changes -> changes.change(Samples.change(each)));
        }
    }

    CommitResult change(StoredInteraction after) {
        return scene.commit(changes -> changes.change(Samples.change(after)));
    }

    OfferRows offers(Optional<AgentId> desk, Optional<Cursor> from, int size) {
        return scene.inbox().offers(scene.tenant(), desk, from, size);
    }

    /** Returns the first page of all offers as plain rows. */
    Rows<StoredInteraction> offers(Optional<Cursor> from, int size) {
        OfferRows page = offers(Optional.empty(), from, size);
        return new Rows<>(page.items(), page.next());
    }

    Rows<StoredInteraction> missedPage(Optional<Cursor> from, int size) {
        return scene.inbox().missed(scene.tenant(), from, size);
    }

    /** Returns the values of the ids of all offers. */
    List<String> offered() {
        return values(offers(Optional.empty(), Optional.empty(), Rows.MOST).items());
    }

    /** Returns the values of the ids of the offers of a desk. */
    List<String> shownOn(AgentId desk) {
        return values(offers(Optional.of(desk), Optional.empty(), Rows.MOST).items());
    }

    /** Returns the values of the ids of all missed interactions. */
    List<String> allMissed() {
        return values(missedPage(Optional.empty(), Rows.MOST).items());
    }

    static List<String> values(List<StoredInteraction> interactions) {
        return interactions.stream().map(each -> each.id().value()).toList();
    }

    Rows<StoredMessage> messages(InteractionId interaction, MessageOrder order, Optional<Cursor> from, int size) {
        return scene.records().messages(scene.tenant(), interaction, order, from, size);
    }

    List<StoredMessage> messages(InteractionId interaction) {
        return messages(interaction, MessageOrder.OLDEST_FIRST, Optional.empty(), Rows.MOST)
                .items();
    }

    int forget(Instant before, int limit) {
        return scene.storage().forgetInteractions(scene.tenant(), before, limit);
    }
}
