package dev.caredesk;

import dev.caredesk.text.Bundle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of record. More may come. */
public enum RecordType {
    CUSTOMER,
    REQUEST,
    ACTIVITY,
    COMMENT,
    MESSAGE,
    INTERACTION,
    /** A kind of a newer version of the SDK; only an {@link UnknownRecordId} has it. */
    UNKNOWN;

    /** Returns the kind with the given name, in any letter case, as used in front of an id; empty if unknown. */
    static Optional<RecordType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type != UNKNOWN && type.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Returns the label of a record of this kind, in the given language. */
    public String label(Locale language) {
        return Bundle.text("record." + name(), language);
    }
}
