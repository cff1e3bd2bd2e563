package dev.caredesk.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Servers that a step of CI has started below a folder, by a script of the proofs that does more with them.
 *
 * @param script where it is, in the folder of proofs
 */
public record ExternalServers(Path folder, String script) {

    /** Those that {@code -Dcaredesk.NAME} names the folder of; without it the test is left out. */
    public static ExternalServers given(String name, String step, String script) {
        String folder = System.getProperty("caredesk." + name, "");
        assumeTrue(
                !folder.isEmpty(), "no servers: " + step + " makes them, and names their folder by -Dcaredesk." + name);
        return new ExternalServers(Path.of(folder), script);
    }

    /** Has the script do something, and gives what it says. */
    public String does(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(proofs().resolve(script).toString(), folder.toString());
            builder.command().addAll(List.of(command));
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s %s", script, command[0]).isZero();
            return said.strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(over);
        }
    }

    private static Path proofs() {
        Path here = Path.of("").toAbsolutePath();
        return here.resolve(here.endsWith("verification") ? ".." : "proof").normalize();
    }

    /** Leaves a line for the step that has started the test. */
    public void report(String line) {
        try {
            Files.writeString(
                    folder.resolve("figures"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
