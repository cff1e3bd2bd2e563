package dev.caredesk.inmemory.commit;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.inmemory.table.RecordTables;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the records that have another version than a ChangeSet is based on (N2). */
final class VersionCheck {

    private final RecordTables records;
    private final Map<RecordId, Stored> stale = new LinkedHashMap<>();

    private VersionCheck(RecordTables records) {
        this.records = records;
    }

    static List<Stored> stale(RecordTables records, ChangeSet changes) {
        VersionCheck check = new VersionCheck(records);
        for (Write write : changes.writes()) {
            write.base().ifPresent(base -> check.compare(write.record().id(), base));
        }
        for (Require require : changes.requires()) {
            if (require instanceof Require.AtVersion at) {
                check.compare(at.record(), at.version());
            }
        }
        return List.copyOf(check.stale.values());
    }

    private void compare(RecordId id, Version expected) {
        Optional<? extends Stored> present = records.find(id);
        present.flatMap(Stored::versionIfAny)
                .filter(version -> !version.equals(expected))
                .ifPresent(other -> present.ifPresent(record -> stale.put(id, record)));
    }
}
