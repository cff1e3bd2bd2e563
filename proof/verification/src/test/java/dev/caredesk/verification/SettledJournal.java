package dev.caredesk.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Actor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Storage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A journal that shows all that was acknowledged, also where somebody whose connection broke, or whose process was killed, still has a
 * transaction open that holds later entries back.
 */
public final class SettledJournal {

    private static final String MARK = "settled-";
    private static final int PAGE = 1_000;

    private SettledJournal() {}

    /** Commits an entry, and waits until it is shown: nothing that was acknowledged before can come behind it. */
    public static void await(Storage storage, Instant now) {
        CustomerId mark = CustomerId.of(MARK + UUID.randomUUID());
        Optional<Position> before = storage.journal().latest(TenantId.DEFAULT);
        JournalEntry entry =
                new JournalEntry(mark, Optional.empty(), Optional.empty(), Event.Kind.ENDED, List.of(), Payload.EMPTY);
        CommitResult result =
                storage.commit(ChangeSet.builder(ChangeSetId.of(mark.value()), TenantId.DEFAULT, Actor.SYSTEM, now)
                        .journal(entry)
                        .build());
        assertThat(result).isInstanceOf(CommitResult.Committed.class);
        WaitLimit.await().until(() -> isShown(storage, before, mark));
    }

    private static boolean isShown(Storage storage, Optional<Position> before, RecordId mark) {
        Optional<Position> last = before;
        while (true) {
            List<JournalRow> rows =
                    storage.journal().after(TenantId.DEFAULT, last, PAGE).rows();
            if (rows.stream().anyMatch(row -> row.entry().record().equals(mark))) {
                return true;
            }
            if (rows.isEmpty()) {
                return false;
            }
            last = Optional.of(rows.get(rows.size() - 1).position());
        }
    }

    /** Returns whether that is an entry of somebody who waited. */
    public static boolean isMark(RecordId record) {
        return record.value().startsWith(MARK);
    }
}
