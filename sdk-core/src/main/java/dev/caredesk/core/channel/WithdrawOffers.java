package dev.caredesk.core.channel;

import dev.caredesk.Actor;
import dev.caredesk.StorageException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.commit.CommitLoop;
import dev.caredesk.core.runtime.TenantScope;
import java.time.Instant;
import java.util.List;

/** Withdraws offers for a host, in one commit; what an agent has is left alone (D5, D8). */
public final class WithdrawOffers {

    private final TenantScope scope;

    public WithdrawOffers(TenantScope scope) {
        this.scope = scope;
    }

    public void run(List<InteractionId> offers) {
        Instant now = scope.now();
        List<InboxReport> reports = offers.stream()
                .<InboxReport>map(id -> new InboxReport.WithdrawalReport(id, now))
                .toList();
        if (!new CommitLoop(scope)
                .run(new StoreReports(scope, Actor.SYSTEM, reports))
                .isDone()) {
            throw StorageException.unavailable("an offer changed during each try to withdraw it");
        }
    }
}
