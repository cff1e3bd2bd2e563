package dev.caredesk.core.desk;

import dev.caredesk.CaredeskClosedException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Checks whether a desk may still be used: neither the desk nor the SDK may be closed. */
final class DeskAccess {

    private final BooleanSupplier open;
    private final AtomicBoolean left = new AtomicBoolean();

    /** @param open returns whether the SDK is open */
    DeskAccess(BooleanSupplier open) {
        this.open = open;
    }

    void check() {
        if (!open.getAsBoolean()) {
            throw new CaredeskClosedException("SDK must not be called after it was closed");
        }
        if (left.get()) {
            throw new CaredeskClosedException("desk must not be called after it was closed");
        }
    }

    boolean isLeft() {
        return left.get();
    }

    /** Leaves the desk; true the first time. */
    boolean leave() {
        return left.compareAndSet(false, true);
    }
}
