package dev.caredesk.core.usecase;

import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import java.util.Optional;

/**
 * Adds the end of an engagement to a commit, apart from its draft: what is live ends, activities are released, and the customer goes to
 * Recent (A6, E2, D2).
 */
final class EndEngagement {

    private EndEngagement() {}

    /** Adds the end. {@code held} has the activities as that commit leaves them. */
    static void add(Changes changes, EngagementData held) {
        EngagementId engagement = held.id();
        for (LoadedRecord<ActivityRecord> activity : held.records().activities().values()) {
            ActivityRecord now = activity.latest();
            if (now.engagement().filter(engagement::equals).isPresent()) {
                changes.hold(now.id(), Optional.empty());
                if (now.activity().isLive()) {
                    changes.end(now, new End(changes.at(), EndReason.CLOSED_BY_AGENT));
                    String command = DerivedIds.derived("close", now.id().value());
                    changes.command(new Command.Close(
                            CommandId.of(command), now.activity().interaction(), held.desk()));
                }
            }
        }
        held.records().known().ifPresent(changes::closed);
    }
}
