package dev.caredesk;

import org.jspecify.annotations.Nullable;

/**
 * A storage that failed. When {@link #isOutcomeUnknown()}, a commit may or may not have happened; asking again with the same
 * operation is safe (E7).
 */
public final class StorageException extends CaredeskException {

    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    private StorageException(String message, @Nullable Throwable cause, boolean retryable, boolean outcomeUnknown) {
        super(message, cause, retryable);
        this.outcomeUnknown = outcomeUnknown;
    }

    /** Nothing was written, and a retry may succeed: the storage is out of reach or overloaded. */
    public static StorageException unavailable(String message) {
        return new StorageException(message, null, true, false);
    }

    /** As {@link #unavailable(String)}, with a cause, whose message must hold nothing personal either. */
    public static StorageException unavailable(String message, Throwable cause) {
        return new StorageException(message, cause, true, false);
    }

    /** A commit may or may not have happened; asking again with the same id tells. */
    public static StorageException unknownOutcome(String message) {
        return new StorageException(message, null, true, true);
    }

    /** As {@link #unknownOutcome(String)}, with a cause, whose message must hold nothing personal either. */
    public static StorageException unknownOutcome(String message, Throwable cause) {
        return new StorageException(message, cause, true, true);
    }

    /** Nothing was written, and a retry makes no sense: the storage is misconfigured, too new or damaged. */
    public static StorageException broken(String message) {
        return new StorageException(message, null, false, false);
    }

    /** As {@link #broken(String)}, with a cause, whose message must hold nothing personal either. */
    public static StorageException broken(String message, Throwable cause) {
        return new StorageException(message, cause, false, false);
    }

    /** Whether a commit may have happened all the same. */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }
}
