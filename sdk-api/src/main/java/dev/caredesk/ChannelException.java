package dev.caredesk;

import org.jspecify.annotations.Nullable;

/** A channel that failed to do what it was told. Its message is for who debugs the channel: the SDK never logs it. */
public final class ChannelException extends CaredeskException {

    private static final long serialVersionUID = 1L;

    private ChannelException(String message, @Nullable Throwable cause, boolean retryable) {
        super(message, cause, retryable);
    }

    /** A retry may succeed: the channel is out of reach or overloaded. */
    public static ChannelException unavailable(String message) {
        return new ChannelException(message, null, true);
    }

    /** As {@link #unavailable(String)}, with a cause, whose message must hold nothing personal either. */
    public static ChannelException unavailable(String message, Throwable cause) {
        return new ChannelException(message, cause, true);
    }

    /** A retry makes no sense: the channel is misconfigured, or will never do it. */
    public static ChannelException broken(String message) {
        return new ChannelException(message, null, false);
    }

    /** As {@link #broken(String)}, with a cause, whose message must hold nothing personal either. */
    public static ChannelException broken(String message, Throwable cause) {
        return new ChannelException(message, cause, false);
    }
}
