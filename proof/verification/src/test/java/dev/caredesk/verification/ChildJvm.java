package dev.caredesk.verification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Further processes with what this one has on its class path. */
public final class ChildJvm {

    /** The exit value of a process that was killed by SIGKILL. */
    public static final int KILLED = 128 + 9;

    private ChildJvm() {}

    /**
     * Starts one.
     *
     * @param errors a file for what it complains of
     */
    public static Process start(Class<?> main, Path errors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Most of them live for seconds.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }
}
