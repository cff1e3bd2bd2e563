package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Version;
import java.util.Optional;

/**
 * A record to write.
 *
 * @param record as it shall be; its version is {@link Version#FIRST} for a new one, else the one after {@code base}. Comments and
 *     messages are always new
 * @param base the version that it is based on; empty for a new record, whose id must not exist
 */
public record Write(Stored record, Optional<Version> base) {
    public Write {
        refuseNull("record", record, "base", base);
    }

    /** Returns the write of a new record. */
    public static Write create(Stored record) {
        return new Write(record, Optional.empty());
    }

    /** Returns the write of a changed record. */
    public static Write change(Stored record, Version base) {
        refuseNull("record", record, "base", base);
        return new Write(record, Optional.of(base));
    }
}
