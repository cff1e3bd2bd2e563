package dev.caredesk.spi.storage;

import dev.caredesk.CheckReturnValue;
import java.util.Optional;

/** What became of a stored draft. Closed for ever. */
@CheckReturnValue
public sealed interface DraftResult {

    /** It is stored. */
    record Kept() implements DraftResult {}

    /** The stored revision is not the expected one; empty when the engagement is closed. */
    record Moved(Optional<StoredDraft> present) implements DraftResult {}
}
