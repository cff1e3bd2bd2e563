package dev.caredesk.inmemory.commit;

import dev.caredesk.inmemory.table.TenantData;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Require;
import java.util.List;

/**
 * Finds the condition of a requirement that does not hold, its record's existence apart, and its version, which {@link VersionCheck}
 * compares.
 */
record RequirementCheck(TenantData data, ChangeSet changes) implements Require.Cases<List<Broken>> {

    @Override
    public List<Broken> exists(Require.Exists exists) {
        return List.of();
    }

    @Override
    public List<Broken> open(Require.Open open) {
        return data.records().requests().find(open.request()).stream()
                .filter(request -> !request.isOpenAt(changes.at()))
                .<Broken>map(request -> new Broken.RequestClosed(request.id()))
                .toList();
    }

    @Override
    public List<Broken> atVersion(Require.AtVersion at) {
        return List.of();
    }

    @Override
    public List<Broken> noOpenRequest(Require.NoOpenRequest none) {
        return data.records().requests().open(none.customer(), changes.at(), 1).stream()
                .<Broken>map(request -> new Broken.RequestOpen(request.id()))
                .toList();
    }
}
