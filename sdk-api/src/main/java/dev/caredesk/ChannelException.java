package dev.caredesk;

import org.jspecify.annotations.Nullable;

/** Thrown by a channel that failed to carry out a command. Its message is for debugging the channel: the SDK never logs it. */
public final class ChannelException extends CaredeskException {

    private static final long serialVersionUID = 1L;

    private ChannelException(String message, @Nullable Throwable cause, boolean retryable) {
        super(message, cause, retryable);
    }

    /** Returns an exception for a channel that is out of reach or overloaded: a retry may succeed. */
    public static ChannelException unavailable(String message) {
        return new ChannelException(message, null, true);
    }

    /** Does the same as {@link #unavailable(String)}, with a cause, whose message must hold nothing personal either. */
    public static ChannelException unavailable(String message, Throwable cause) {
        return new ChannelException(message, cause, true);
    }

    /** Returns an exception for a channel that is misconfigured or will never do it: a retry makes no sense. */
    public static ChannelException broken(String message) {
        return new ChannelException(message, null, false);
    }

    /** Does the same as {@link #broken(String)}, with a cause, whose message must hold nothing personal either. */
    public static ChannelException broken(String message, Throwable cause) {
        return new ChannelException(message, cause, false);
    }
}
