package dev.caredesk.verification.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Three PostgreSQL nodes that {@code proof/failover/cluster} has started below a folder. */
record Cluster(Path folder) {

    private static final String PROPERTY = "caredesk.cluster";

    /** The one that the property names; without one the test is left out. */
    static Cluster given() {
        String folder = System.getProperty(PROPERTY, "");
        assumeTrue(!folder.isEmpty(), "no cluster: .ci/failover makes one, and names its folder by -D" + PROPERTY);
        return new Cluster(Path.of(folder));
    }

    String url() {
        return does("url");
    }

    /**
     * Kills the leader, PostgreSQL and Patroni.
     *
     * @param stuck whether nothing of what it writes leaves it for a moment before
     * @return its name
     */
    String kill(boolean stuck) {
        return stuck ? does("kill", "stuck") : does("kill");
    }

    /** Starts again what was killed, and waits until all replicate. */
    void mend() {
        assertThat(does("mend")).isEmpty();
    }

    /** Leaves a line for the script that has started the test. */
    void report(String line) {
        try {
            Files.writeString(
                    folder.resolve("figures"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String does(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(script().toString(), folder.toString());
            builder.command().addAll(List.of(command));
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("cluster %s", command[0]).isZero();
            return said.strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(over);
        }
    }

    private static Path script() {
        Path here = Path.of("").toAbsolutePath();
        Path proof = here.endsWith("verification") ? here.resolveSibling("failover") : here.resolve("proof/failover");
        return proof.resolve("cluster");
    }
}
