package dev.caredesk.desk;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.search.CustomerHit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a save or Create wrote.
 *
 * @param versions the new version of each record that was written, in the order in which they were; empty when nothing was unsaved
 * @param alsoMatching after Create, other customers that match the interaction by now (C4)
 */
public record Saved(Map<RecordId, Version> versions, List<CustomerHit> alsoMatching) {

    public Saved {
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        alsoMatching = List.copyOf(alsoMatching);
    }
}
