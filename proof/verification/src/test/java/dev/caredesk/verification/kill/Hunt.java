package dev.caredesk.verification.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.verification.Jvm;
import dev.caredesk.verification.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts victims on one storage, and kills each in the middle of its work. */
final class Hunt {

    private final Path folder;
    private final Ground ground;
    private Ledger ledger = new Ledger(List.of());

    /** @param folder for what the victims complain of */
    Hunt(Path folder, Ground ground) {
        this.folder = folder;
        this.ground = ground;
    }

    Ground ground() {
        return ground;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Lets a victim say so many lines, kills it, and takes in all that it said. */
    void kill(int lines) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process victim = Jvm.start(Victim.class, errors, ground.name());
        List<Words> said = new ArrayList<>();
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
        assertThat(victim.waitFor(Patience.MOST.toMinutes(), TimeUnit.MINUTES))
                .as("the victim ended")
                .isTrue();
        assertThat(victim.exitValue())
                .as("killed, and not ended by itself: " + Files.readString(errors))
                .isEqualTo(Jvm.KILLED);
        ledger = ledger.and(said);
    }

    private static boolean read(BufferedReader out, List<Words> said) throws IOException {
        String line = out.readLine();
        if (line == null) {
            return false;
        }
        Words.parse(line).ifPresent(said::add);
        return true;
    }
}
