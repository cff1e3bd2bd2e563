package dev.caredesk.core.desk;

import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.Held;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.tenant.Ids;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import java.util.Optional;

/** What closing an engagement does besides its draft: what is live ends, activities are let go, and Recent is told (A6, E2, D2). */
final class Ending {

    private Ending() {}

    /** Adds it to a commit. {@code held} are the activities as that commit leaves them. */
    static void add(Changes changes, Work held) {
        EngagementId engagement = held.id();
        for (Held<ActivityRecord> activity : held.records().activities().values()) {
            ActivityRecord now = activity.fresh();
            if (now.engagement().filter(engagement::equals).isPresent()) {
                changes.hold(now.id(), Optional.empty());
                if (now.activity().isLive()) {
                    changes.end(now, new End(changes.at(), EndReason.CLOSED_BY_AGENT));
                    changes.command(
                            new Command.Close(
                                    CommandId.of(Ids.derived("close", now.id().value())),
                                    now.activity().interaction(),
                                    held.desk()),
                            now.id());
                }
            }
        }
        held.records().known().ifPresent(changes::closed);
    }
}
