package dev.caredesk.core.runtime;

import dev.caredesk.CaredeskException;
import dev.caredesk.ChannelException;

/**
 * Describes a failure for log and health without personal data. Messages are shown only of exceptions of the SDK and its storages; those
 * of a channel may quote anybody.
 */
public final class FailureText {

    private FailureText() {}

    /** Returns the class of a failure, with its message if that is safe, and whether a channel's failure allows a retry. */
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
