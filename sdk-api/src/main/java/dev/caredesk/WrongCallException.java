package dev.caredesk;

/** A call that no state of the desk could have allowed: a bug of the caller. A retry makes no sense. */
public sealed class WrongCallException extends CaredeskException permits RefusedException, CaredeskClosedException {

    private static final long serialVersionUID = 1L;

    public WrongCallException(String message) {
        super(message, null, false);
    }
}
