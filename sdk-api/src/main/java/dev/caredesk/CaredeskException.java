package dev.caredesk;

import org.jspecify.annotations.Nullable;

/**
 * The root of all exceptions of the SDK. A rule that refuses is a {@link Refusal} and no exception. Messages hold no personal
 * data and no secret.
 */
public abstract sealed class CaredeskException extends RuntimeException
        permits WrongCallException, StorageException, ChannelException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    CaredeskException(String message, @Nullable Throwable cause, boolean retryable) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** Returns whether the same call may succeed later without a change. */
    public final boolean isRetryable() {
        return retryable;
    }
}
