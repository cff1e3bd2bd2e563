package dev.caredesk.core;

import dev.caredesk.TenantId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A storage in which the writes of chosen engagements wait at a gate, and nothing else does. Safe for use by several threads. */
final class HangingStorage extends DelegatingStorage {

    private final Map<EngagementId, Gate> gates = new ConcurrentHashMap<>();
    private final Gate atClose = Gate.closed();
    private volatile boolean closeHangs;

    HangingStorage() {
        super(InMemoryStorage.create());
    }

    /** All writes of that engagement wait from now on. */
    Gate hang(EngagementId engagement) {
        return gates.computeIfAbsent(engagement, id -> Gate.closed());
    }

    /** The close of the storage waits. */
    Gate hangClose() {
        closeHangs = true;
        return atClose;
    }

    /** Nothing waits any more. */
    void release() {
        gates.values().forEach(Gate::open);
        gates.clear();
        atClose.open();
    }

    /** The same storage as another process has it, to which nothing of this happens. */
    Storage elsewhere() {
        return lent(inner());
    }

    /** The revision of the draft that is stored. */
    long revision(EngagementId engagement) {
        return inner().desks().draft(TenantId.DEFAULT, engagement).orElseThrow().revision();
    }

    @Override
    public CommitResult commit(ChangeSet changes) {
        changes.drafts().forEach(draft -> pass(draft.engagement()));
        return super.commit(changes);
    }

    @Override
    public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
        pass(draft.engagement());
        return super.saveDraft(tenant, draft);
    }

    @Override
    public void close() {
        if (closeHangs) {
            atClose.pass();
        }
        super.close();
    }

    private void pass(EngagementId engagement) {
        Optional.ofNullable(gates.get(engagement)).ifPresent(Gate::pass);
    }
}
