package dev.caredesk.verification.linear;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The records of a history between two operations. */
record State(Map<RecordId, Value> records) {

    /** A record's version, and what was written with it. */
    record Value(Version version, String text) {}

    State {
        records = Map.copyOf(records);
    }

    /** Whether each of those is just like that. */
    boolean has(Map<RecordId, Value> values) {
        return values.entrySet().stream().allMatch(value -> value.getValue().equals(records.get(value.getKey())));
    }

    /** Whether each of those has that version. */
    boolean hasVersions(Map<RecordId, Version> versions) {
        return versions.entrySet().stream().allMatch(entry -> entry.getValue().equals(version(entry.getKey())));
    }

    Version version(RecordId record) {
        return Optional.ofNullable(records.get(record)).orElseThrow().version();
    }

    /** After a save of those records. */
    State written(Iterable<RecordId> saved, String text) {
        Map<RecordId, Value> after = new HashMap<>(records);
        saved.forEach(record -> after.put(record, new Value(version(record).next(), text)));
        return new State(after);
    }
}
