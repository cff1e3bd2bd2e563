package dev.caredesk.core.usecase;

import dev.caredesk.AgentId;
import dev.caredesk.core.channel.Channels;
import dev.caredesk.core.commit.CommitLoop;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.session.DeskSessions;
import dev.caredesk.core.session.DraftStore;

/** The parts of a desk that its use cases need. */
public record DeskContext(
        TenantScope scope, CommitLoop loop, DeskSessions sessions, DraftStore drafts, Channels channels) {

    public AgentId agent() {
        return sessions.agent();
    }
}
