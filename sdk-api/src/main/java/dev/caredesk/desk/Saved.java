package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.search.CustomerHit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a save or Create.
 *
 * @param versions the new version of each record that was written, in the order in which they were; empty when nothing was
 *     unsaved
 * @param alsoMatching after Create, other customers that match the interaction by now (C4)
 * @param partlySearchable fields of the customer of which some words are not found by search, since it has more of them than
 *     {@link dev.caredesk.Limits#searchTerms} (L8); none when an earlier save is answered again
 */
public record Saved(Map<RecordId, Version> versions, List<CustomerHit> alsoMatching, List<Field> partlySearchable) {

    public Saved {
        refuseNull("versions", versions, "alsoMatching", alsoMatching, "partlySearchable", partlySearchable);
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        alsoMatching = List.copyOf(alsoMatching);
        partlySearchable = List.copyOf(partlySearchable);
    }

    /** Returns a result that is fully searchable and has no other matching customers. */
    public static Saved of(Map<RecordId, Version> versions) {
        return new Saved(versions, List.of(), List.of());
    }

    /** Returns a copy with other matching customers. */
    public Saved alsoMatching(List<CustomerHit> others) {
        return new Saved(versions, others, partlySearchable);
    }
}
