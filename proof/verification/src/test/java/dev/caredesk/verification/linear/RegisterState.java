package dev.caredesk.verification.linear;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The records of a history between two operations. */
record RegisterState(Map<RecordId, RegisterValue> records) {

    /** A record's version, and what was written with it. */
    record RegisterValue(Version version, String text) {}

    RegisterState {
        records = Map.copyOf(records);
    }

    /** Returns whether each of those is just like that. */
    boolean has(Map<RecordId, RegisterValue> values) {
        return values.entrySet().stream().allMatch(value -> value.getValue().equals(records.get(value.getKey())));
    }

    /** Returns whether each of those has that version. */
    boolean hasVersions(Map<RecordId, Version> versions) {
        return versions.entrySet().stream().allMatch(entry -> entry.getValue().equals(version(entry.getKey())));
    }

    Version version(RecordId record) {
        return Optional.ofNullable(records.get(record)).orElseThrow().version();
    }

    /** After a save of those records. */
    RegisterState written(Iterable<RecordId> saved, String text) {
        Map<RecordId, RegisterValue> after = new HashMap<>(records);
        saved.forEach(
                record -> after.put(record, new RegisterValue(version(record).next(), text)));
        return new RegisterState(after);
    }
}
