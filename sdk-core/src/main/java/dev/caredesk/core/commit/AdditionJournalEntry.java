package dev.caredesk.core.commit;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.spi.storage.JournalEntry;
import java.util.List;
import java.util.Optional;

/** The journal entry of a comment or message that was added to an activity (Z3). */
public final class AdditionJournalEntry {

    private AdditionJournalEntry() {}

    /** Returns the entry. It names the activity; the text is in the record only. */
    public static JournalEntry entry(RecordId record, ActivityId activity, Optional<CustomerId> customer) {
        return entry(record, new FieldDiff(Field.ACTIVITY, Optional.empty(), Optional.of(activity.value())), customer);
    }

    /** Returns the entry of a message in an interaction that is not taken; it names the interaction. */
    public static JournalEntry entry(MessageId message, InteractionId interaction) {
        return entry(
                message,
                new FieldDiff(Field.INTERACTION, Optional.empty(), Optional.of(interaction.key())),
                Optional.empty());
    }

    /** Returns the entry that a reply of an activity was not delivered (M4). */
    public static JournalEntry failed(MessageId reply, ActivityId activity, Optional<CustomerId> customer) {
        FieldDiff addedTo = new FieldDiff(Field.ACTIVITY, Optional.empty(), Optional.of(activity.value()));
        return new JournalEntry(
                reply, Optional.empty(), customer, Event.Kind.FAILED, List.of(), RecordCodec.store(List.of(addedTo)));
    }

    private static JournalEntry entry(RecordId record, FieldDiff addedTo, Optional<CustomerId> customer) {
        return new JournalEntry(
                record,
                Optional.of(Version.FIRST),
                customer,
                Event.Kind.CREATED,
                List.of(Field.TEXT),
                RecordCodec.store(List.of(addedTo)));
    }

    /** Returns the activity that something was added to; empty for any other entry. */
    public static Optional<ActivityId> activity(JournalEntry entry) {
        return addedTo(entry, Field.ACTIVITY).map(ActivityId::of);
    }

    /** Returns the interaction, not taken yet, that a message was added to; empty for any other entry. */
    public static Optional<InteractionId> interaction(JournalEntry entry) {
        return addedTo(entry, Field.INTERACTION).map(InteractionId::ofKey);
    }

    private static Optional<String> addedTo(JournalEntry entry, Field field) {
        return RecordCodec.diffs(entry.details()).stream()
                .filter(diff -> diff.field().equals(field))
                .flatMap(diff -> diff.after().stream())
                .findFirst();
    }
}
