package dev.caredesk.inmemory.table;

import dev.caredesk.activity.ChannelId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.StoredCommand;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The commands that channels must still do, in commit order (X5). */
public final class CommandTable {

    private record CommandRow(ChannelId channel, long order) {}

    private final Set<CommandId> known = new HashSet<>();
    private final Map<CommandId, CommandRow> pending = new HashMap<>();
    private final Map<ChannelId, TreeMap<Long, StoredCommand>> byChannel = new HashMap<>();

    public void add(StoredCommand command, long order) {
        if (known.add(command.id())) {
            pending.put(command.id(), new CommandRow(command.channel(), order));
            byChannel
                    .computeIfAbsent(command.channel(), channel -> new TreeMap<>())
                    .put(order, command);
        }
    }

    public void complete(CommandId id) {
        Optional.ofNullable(pending.remove(id))
                .ifPresent(row -> byChannel.computeIfPresent(row.channel(), (channel, commands) -> {
                    commands.remove(row.order());
                    return commands.isEmpty() ? null : commands;
                }));
    }

    public List<StoredCommand> pending(ChannelId channel, int max) {
        return Optional.ofNullable(byChannel.get(channel))
                .map(commands -> commands.values().stream().limit(max).toList())
                .orElse(List.of());
    }
}
