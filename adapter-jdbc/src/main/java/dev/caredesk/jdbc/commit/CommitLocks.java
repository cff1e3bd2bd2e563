package dev.caredesk.jdbc.commit;

import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.sql.RecordKey;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredMessage;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names of the locks that a commit takes, one for each thing that its ChangeSet relies on or changes, in the one order in which all
 * commits take them. So no guard looks while another commit has what it looks at, and of two commits that concern the same thing the
 * second begins to write when the first is done.
 */
public final class CommitLocks {
    private final ChangeSet changes;

    public CommitLocks(ChangeSet changes) {
        this.changes = changes;
    }

    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        changes.drafts()
                .forEach(
                        draft -> names.add(name("ENGAGEMENT", draft.engagement().value())));
        Stream.of(required(), written(), facts(), LaneStatements.changed(changes))
                .flatMap(each -> each)
                .forEach(id -> names.add(name(id.type().name(), RecordKey.of(id))));
        return names;
    }

    private String name(String type, String id) {
        return name(changes.tenant(), type, id);
    }

    public static String name(TenantId tenant, String type, String id) {
        return tenant.value() + "\n" + type + "\n" + id;
    }

    private Stream<RecordId> required() {
        return changes.requires().stream().map(Require::record);
    }

    /**
     * Returns the written records and their parents: a commit that makes a request takes its customer, as one that relies on there being
     * no request does (A2).
     */
    private Stream<RecordId> written() {
        return Stream.concat(
                changes.created().stream().flatMap(record -> Stream.concat(own(record), record.parent().stream())),
                changes.changed().stream().flatMap(CommitLocks::changed));
    }

    /** A message needs no lock of its own: who adds the same one has that of its interaction, and a server has a table for locks. */
    private static Stream<RecordId> own(Stored record) {
        return record instanceof StoredMessage ? Stream.empty() : Stream.of(record.id());
    }

    private static Stream<RecordId> changed(RecordChange change) {
        return change instanceof RecordChange.ActivityChange activity
                ? Stream.concat(Stream.of(activity.id()), activity.request().stream())
                : Stream.of(change.id());
    }

    private Stream<RecordId> facts() {
        return Stream.<Stream<? extends RecordId>>of(
                        changes.touches().stream().map(touch -> touch.request()),
                        changes.ends().stream().map(end -> end.activity()),
                        changes.holds().stream().map(hold -> hold.activity()),
                        changes.failures().stream().map(failure -> failure.record()),
                        changes.indexes().stream().map(index -> index.customer()))
                .flatMap(each -> each);
    }
}
