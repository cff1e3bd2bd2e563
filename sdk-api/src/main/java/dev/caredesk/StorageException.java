package dev.caredesk;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a storage fails. When {@link #isOutcomeUnknown()}, a commit may or may not have happened; a retry under the same
 * operation id is safe (E7).
 */
public final class StorageException extends CaredeskException {

    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    private StorageException(String message, @Nullable Throwable cause, boolean retryable, boolean outcomeUnknown) {
        super(message, cause, retryable);
        this.outcomeUnknown = outcomeUnknown;
    }

    /** Returns an exception for a storage that is out of reach or overloaded: nothing was written, and a retry may succeed. */
    public static StorageException unavailable(String message) {
        return new StorageException(message, null, true, false);
    }

    /** Does the same as {@link #unavailable(String)}, with a cause, whose message must hold nothing personal either. */
    public static StorageException unavailable(String message, Throwable cause) {
        return new StorageException(message, cause, true, false);
    }

    /** Returns an exception for a commit that may or may not have happened; a retry under the same id tells. */
    public static StorageException unknownOutcome(String message) {
        return new StorageException(message, null, true, true);
    }

    /** Does the same as {@link #unknownOutcome(String)}, with a cause, whose message must hold nothing personal either. */
    public static StorageException unknownOutcome(String message, Throwable cause) {
        return new StorageException(message, cause, true, true);
    }

    /**
     * Returns an exception for a storage that is misconfigured, too new or damaged: nothing was written, and a retry makes no
     * sense.
     */
    public static StorageException broken(String message) {
        return new StorageException(message, null, false, false);
    }

    /** Does the same as {@link #broken(String)}, with a cause, whose message must hold nothing personal either. */
    public static StorageException broken(String message, Throwable cause) {
        return new StorageException(message, cause, false, false);
    }

    /** Returns whether a commit may have happened nevertheless. */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }
}
