package dev.caredesk.testkit.model;

import dev.caredesk.activity.EndReason;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.testkit.model.ModelRows.ActivityRow;
import dev.caredesk.testkit.model.ModelRows.CommentOrMessageRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what channels were told: each command that follows from what was committed, once (X5). */
final class CommandComparison {

    private final HistoryWorld world;

    CommandComparison(HistoryWorld world) {
        this.world = world;
    }

    void compare() {
        WorldComparison.same(
                "told to channels (X5)",
                expected().stream().sorted().toList(),
                world.told.stream().map(command -> command.fold(LINE)).sorted().toList());
    }

    private List<String> expected() {
        List<String> lines = new ArrayList<>();
        for (ActivityRow row : world.model.store.activities.values()) {
            lines.add((row.inbound ? "Accept " : "Start ") + interaction(row) + " " + row.agent);
            if (row.end.equals(Optional.of(EndReason.CLOSED_BY_AGENT))) {
                lines.add("Close " + interaction(row));
            }
        }
        for (CommentOrMessageRow said : world.model.store.messages) {
            if (SampleVocabulary.AGENTS.contains(said.by())) {
                lines.add("Reply " + interaction(world.model.store.activity(said.activity())) + " " + said.by() + " "
                        + said.text());
            }
        }
        return lines;
    }

    /** Returns the name of an interaction; one that an agent started is named after its activity. */
    private String interaction(ActivityRow row) {
        return row.inbound ? row.interaction : world.names.sdk(row.id);
    }

    private static final Command.Cases<String> LINE = new Command.Cases<>() {
        @Override
        public String accept(Command.Accept is) {
            return "Accept " + is.interaction().value() + " " + is.agent().value();
        }

        @Override
        public String reply(Command.Reply is) {
            return "Reply " + is.interaction().value() + " " + is.agent().value() + " " + is.text();
        }

        @Override
        public String start(Command.Start is) {
            return "Start " + is.interaction().value() + " " + is.agent().value();
        }

        @Override
        public String close(Command.Close is) {
            return "Close " + is.interaction().value();
        }
    };
}
