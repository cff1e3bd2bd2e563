package dev.caredesk.proof.postgres;

/** Tells whether PostgreSQL is ready for the next batch, by the last bytes that it sent: a message that is behind every answer. */
final class ReadyDetector {

    private static final byte[] READY = {'Z', 0, 0, 0, 5};

    private final byte[] last = new byte[READY.length + 1];

    void read(byte[] bytes, int count) {
        int fresh = Math.min(count, last.length);
        System.arraycopy(last, fresh, last, 0, last.length - fresh);
        System.arraycopy(bytes, count - fresh, last, last.length - fresh, fresh);
    }

    /** It is, and no transaction is open: what it was asked is committed. */
    boolean isDone() {
        return isReady() && last[READY.length] == 'I';
    }

    /** It is, and a transaction is open, which may have failed. */
    boolean isRefused() {
        return isReady() && !isDone();
    }

    private boolean isReady() {
        for (int each = 0; each < READY.length; each++) {
            if (last[each] != READY[each]) {
                return false;
            }
        }
        return true;
    }
}
