package dev.caredesk.verification.linear;

/**
 * An operation of a client, between the moments at which it was asked for and answered.
 *
 * @param answered {@link #NEVER} when nobody answered, so that it may have been done at any later time
 */
record ClientOperation(String client, OperationEffect effect, long asked, long answered) {

    static final long NEVER = Long.MAX_VALUE;

    /** One that overlaps with another may have been done before or after it. */
    boolean overlaps(ClientOperation other) {
        return asked < other.answered && other.asked < answered;
    }
}
