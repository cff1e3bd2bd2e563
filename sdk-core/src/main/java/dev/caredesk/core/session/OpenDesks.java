package dev.caredesk.core.session;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The desks of a tenant that have engagements in this process. Thread-safe. */
public final class OpenDesks {

    private final Set<DeskSessions> desks = ConcurrentHashMap.newKeySet();

    /** Returns those desks. */
    public Collection<DeskSessions> all() {
        return List.copyOf(desks);
    }

    /** Adds a desk; called before it gets an engagement. */
    void opens(DeskSessions desk) {
        desks.add(desk);
    }

    /** Removes a desk that has no engagement left; called after it lost one. Another thread may add the next one meanwhile. */
    void closed(DeskSessions desk) {
        if (desk.isEmpty()) {
            desks.remove(desk);
            if (!desk.isEmpty()) {
                desks.add(desk);
            }
        }
    }
}
