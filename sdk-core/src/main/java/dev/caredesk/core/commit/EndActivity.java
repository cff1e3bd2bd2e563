package dev.caredesk.core.commit;

import dev.caredesk.Field;
import dev.caredesk.activity.End;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.EndWrite;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.Release;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.Touch;
import java.util.List;
import java.util.Optional;

/** Adds the end of an activity to a ChangeSet: the activity, its request's deadline, the agent's slot and the journal (A6, D4, R6, R8). */
public final class EndActivity {

    private EndActivity() {}

    /** Adds the end of a live activity. The end of a conversation updates its request if that is open (M3, R8). */
    public static void add(ChangeSet.Builder changes, TenantScope scope, StoredActivity activity, End end) {
        changes.end(new EndWrite(activity.id(), end));
        if (activity.media().isConversation()) {
            activity.request()
                    .ifPresent(request ->
                            changes.touch(new Touch(request, scope.settings().closeAfter(), true, true)));
        }
        // The slot that the activity was given, since the limit may have changed since (D4).
        RecordCodec.activity(activity)
                .slot()
                .map(slot -> SlotKeys.key(activity.agent(), activity.media(), slot))
                .ifPresent(key -> changes.release(new Release(key, activity.id())));
        changes.journal(new JournalEntry(
                activity.id(),
                Optional.empty(),
                activity.customer(),
                Event.Kind.ENDED,
                List.of(Field.ENDED),
                RecordCodec.store(List.of(new FieldDiff(
                        Field.ENDED, Optional.empty(), Optional.of(end.at().toString()))))));
    }
}
