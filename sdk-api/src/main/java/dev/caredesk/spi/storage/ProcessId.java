package dev.caredesk.spi.storage;

import dev.caredesk.Identifier;

/** The id of one run of the SDK in one process, under which it leases lanes; no two runs have the same (X5). */
public record ProcessId(String value) implements Identifier {

    public ProcessId {
        value = Identifier.checked("process id", value);
    }

    /** Returns the id with the given value. */
    public static ProcessId of(String value) {
        return new ProcessId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
