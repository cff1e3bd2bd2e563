package dev.caredesk.testkit.model;

import dev.caredesk.activity.EndReason;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.testkit.model.ModelRows.ActivityRow;
import dev.caredesk.testkit.model.ModelRows.CommentOrMessageRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares what channels were told: each command that follows from what was committed, once (X5). */
final class CommandComparison {

    private final HistoryWorld world;

    CommandComparison(HistoryWorld world) {
        this.world = world;
    }

    void compare() {
        Map<String, List<String>> told = new TreeMap<>();
        world.told.forEach(command -> add(told, command.interaction().value(), command.fold(LINE)));
        WorldComparison.same("told to channels (X5)", lanes(expected()), lanes(told));
    }

    /** The commands by interaction; what one is named that an agent started is the SDK's own affair. */
    private List<String> lanes(Map<String, List<String>> commands) {
        return commands.entrySet().stream()
                .map(lane -> (world.model.offerRules.offers.containsKey(lane.getKey()) ? lane.getKey() : "outbound")
                        + lane.getValue().stream().sorted().toList())
                .sorted()
                .toList();
    }

    private static void add(Map<String, List<String>> commands, String interaction, String line) {
        commands.computeIfAbsent(interaction, key -> new ArrayList<>()).add(line);
    }

    private Map<String, List<String>> expected() {
        Map<String, List<String>> lines = new TreeMap<>();
        for (ActivityRow row : world.model.store.activities.values()) {
            if (!row.pickedUp) {
                add(lines, interaction(row), (row.inbound ? "Accept " : "Start ") + row.agent);
            }
            if (row.end.equals(Optional.of(EndReason.CLOSED_BY_AGENT))) {
                add(lines, interaction(row), "Close");
            }
        }
        world.model.offerRules.offers.forEach(
                (interaction, offer) -> offer.rejectedAt.forEach(agent -> add(lines, interaction, "Reject " + agent)));
        for (CommentOrMessageRow said : world.model.store.messages) {
            if (SampleVocabulary.AGENTS.contains(said.by())) {
                String interaction = interaction(world.model.store.activity(said.activity()));
                add(lines, interaction, "Reply " + said.by() + " " + said.text());
            }
        }
        return lines;
    }

    private static String interaction(ActivityRow row) {
        return row.inbound ? row.interaction : "outbound " + row.id;
    }

    private static final Command.Cases<String> LINE = new Command.Cases<>() {
        @Override
        public String accept(Command.Accept is) {
            return "Accept " + is.agent().value();
        }

        @Override
        public String reject(Command.Reject is) {
            return "Reject " + is.agent().value();
        }

        @Override
        public String reply(Command.Reply is) {
            return "Reply " + is.agent().value() + " " + is.text();
        }

        @Override
        public String start(Command.Start is) {
            return "Start " + is.agent().value();
        }

        @Override
        public String close(Command.Close is) {
            return "Close";
        }
    };
}
