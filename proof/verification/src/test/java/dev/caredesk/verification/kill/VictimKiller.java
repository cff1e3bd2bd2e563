package dev.caredesk.verification.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.verification.ChildJvm;
import dev.caredesk.verification.WaitLimit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts victims on one storage, and kills each in the middle of its work. */
final class VictimKiller {

    private final Path folder;
    private final VictimDatabase database;
    private VictimLog victimLog = new VictimLog(List.of());

    /** @param folder for what the victims complain of */
    VictimKiller(Path folder, VictimDatabase database) {
        this.folder = folder;
        this.database = database;
    }

    VictimDatabase database() {
        return database;
    }

    VictimLog victimLog() {
        return victimLog;
    }

    /** Lets a victim say so many lines, kills it, and takes in all that it said. */
    void kill(int lines) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process victim = ChildJvm.start(VictimProcess.class, errors, database.name());
        List<VictimLine> said = new ArrayList<>();
        try (BufferedReader out = victim.inputReader(StandardCharsets.UTF_8)) {
            while (said.size() < lines && read(out, said)) {
                // Until it has said enough.
            }
            // By its handle: the process itself would close the pipe, with lines in it.
            victim.toHandle().destroyForcibly();
            while (read(out, said)) {
                // What was in the pipe.
            }
        }
        assertThat(victim.waitFor(WaitLimit.MOST.toMinutes(), TimeUnit.MINUTES))
                .as("the victim ended")
                .isTrue();
        assertThat(victim.exitValue())
                .as("killed, and not ended by itself: " + Files.readString(errors))
                .isEqualTo(ChildJvm.KILLED);
        victimLog = victimLog.and(said);
    }

    private static boolean read(BufferedReader out, List<VictimLine> said) throws IOException {
        String line = out.readLine();
        if (line == null) {
            return false;
        }
        VictimLine.parse(line).ifPresent(said::add);
        return true;
    }
}
