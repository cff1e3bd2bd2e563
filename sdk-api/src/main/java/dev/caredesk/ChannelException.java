package dev.caredesk;

import org.jspecify.annotations.Nullable;

/** A channel that failed to do what it was told. Its message is for who debugs the channel: the SDK never logs it. */
public final class ChannelException extends CaredeskException {

    private static final long serialVersionUID = 1L;

    public ChannelException(String message, @Nullable Throwable cause, boolean retryable) {
        super(message, cause, retryable);
    }
}
