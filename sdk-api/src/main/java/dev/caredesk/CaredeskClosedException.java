package dev.caredesk;

/** Thrown by a call after {@link Caredesk#close()}, or on a closed desk. It did nothing, and a retry makes no sense. */
public final class CaredeskClosedException extends WrongCallException {

    private static final long serialVersionUID = 1L;

    public CaredeskClosedException(String message) {
        super(message);
    }
}
