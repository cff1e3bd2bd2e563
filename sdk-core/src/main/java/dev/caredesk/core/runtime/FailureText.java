package dev.caredesk.core.runtime;

import dev.caredesk.CaredeskException;
import dev.caredesk.ChannelException;

/**
 * What log and health say of a failure. Messages are shown only where the SDK and its storages write them, without personal data; a
 * channel's exceptions have texts of others, which may quote anybody.
 */
public final class FailureText {

    private FailureText() {}

    /** The class of a failure, with its message where that is safe, and whether a channel's may be tried again. */
    public static String of(Throwable failure) {
        if (failure instanceof ChannelException channel) {
            Throwable cause = channel.getCause();
            return "ChannelException, " + (channel.isRetryable() ? "to be tried again" : "for good")
                    + (cause == null ? "" : ", by " + cause.getClass().getName());
        }
        return failure instanceof CaredeskException
                ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
                : failure.getClass().getName();
    }
}
