package dev.caredesk.jdbc.table;

import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.spi.storage.RecordChange.InteractionChange;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredInteraction.State;
import dev.caredesk.spi.storage.StoredInteraction.Taken;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of an interaction: read, inserted, changed. */
public final class InteractionColumns {
    public static final String SELECT =
            "i.channel, i.name, i.version, i.state, i.began, i.desks, i.rejected, i.activity,"
                    + " i.agent, i.ended, i.payload";

    public static final String INSERT =
            "INSERT INTO #interaction (tenant, id, channel, name, commit_order, version, state, began, desks, rejected,"
                    + " activity, agent, ended, payload) VALUES (?, ?, ?, ?, @, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** All but the id and the number of the commit order, by which it stays in its place. */
    public static final String CHANGE = "version = ?, state = ?, began = ?, desks = ?, rejected = ?, activity = ?,"
            + " agent = ?, ended = ?, payload = ?";

    /** Around each id of a list of agents, and so around the one that is looked for; no id has a control character. */
    private static final String SEPARATOR = "\n";

    private InteractionColumns() {}

    public static StoredInteraction read(ResultRow row) throws SQLException {
        return new StoredInteraction(
                new InteractionId(new ChannelId(row.text()), row.text()),
                row.version(),
                row.name(State.class),
                row.instant(),
                agents(row.text()),
                agents(row.text()),
                taken(row),
                row.optionalInstant(),
                row.payload());
    }

    private static Optional<Taken> taken(ResultRow row) throws SQLException {
        Optional<ActivityId> activity = row.optional(ActivityId::new);
        Optional<AgentId> agent = row.optional(AgentId::new);
        return activity.flatMap(became -> agent.map(who -> new Taken(became, who)));
    }

    public static List<Object> insert(TenantId tenant, StoredInteraction interaction, long order) {
        return Stream.concat(
                        Stream.of(
                                tenant,
                                interaction.id(),
                                interaction.id().channel(),
                                interaction.id().value(),
                                order),
                        values(interaction).stream())
                .toList();
    }

    public static List<Object> change(InteractionChange change) {
        return values(change.after());
    }

    private static List<Object> values(StoredInteraction interaction) {
        return List.of(
                interaction.version(),
                interaction.state(),
                interaction.began(),
                text(interaction.desks()),
                text(interaction.rejected()),
                interaction.taken().map(Taken::activity),
                interaction.taken().map(Taken::agent),
                interaction.ended(),
                interaction.payload());
    }

    private static String text(Set<AgentId> agents) {
        return agents.isEmpty()
                ? ""
                : agents.stream()
                        .map(AgentId::value)
                        .sorted()
                        .collect(Collectors.joining(SEPARATOR, SEPARATOR, SEPARATOR));
    }

    private static Set<AgentId> agents(String text) {
        return text.lines().filter(id -> !id.isEmpty()).map(AgentId::new).collect(Collectors.toSet());
    }

    /** Returns what a list of agents has in it where it has the agent; for nobody, what none has. */
    public static String listed(Optional<AgentId> agent) {
        return SEPARATOR + agent.map(AgentId::value).orElse("") + SEPARATOR;
    }
}
