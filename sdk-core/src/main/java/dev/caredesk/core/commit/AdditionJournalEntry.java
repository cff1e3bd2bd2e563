package dev.caredesk.core.commit;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
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
        return new JournalEntry(
                record,
                Optional.of(Version.FIRST),
                customer,
                Event.Kind.CREATED,
                List.of(Field.TEXT),
                RecordCodec.store(
                        List.of(new FieldDiff(Field.ACTIVITY, Optional.empty(), Optional.of(activity.value())))));
    }

    /** Returns the activity that something was added to; empty for any other entry. */
    public static Optional<ActivityId> activity(JournalEntry entry) {
        return RecordCodec.diffs(entry.details()).stream()
                .filter(diff -> diff.field().equals(Field.ACTIVITY))
                .flatMap(diff -> diff.after().stream())
                .map(ActivityId::of)
                .findFirst();
    }
}
