package dev.caredesk.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the bundled inbox and the data folder, whether Maven, the repository or the module is where it runs. */
final class DataPaths {

    private DataPaths() {}

    static Path inbox() {
        return home().resolve("inbox");
    }

    /** Below target, so that a second run goes on and a clean begins anew. */
    static Path data() {
        return home().resolve("target").resolve("caredesk");
    }

    private static Path home() {
        Stream<Path> maven = Optional.ofNullable(System.getProperty("caredesk.quickstart.home")).map(Path::of).stream();
        Stream<Path> usual = Stream.of(Path.of("samples", "quickstart"), Path.of(""));
        return Stream.concat(maven, usual)
                .filter(place -> Files.isDirectory(place.resolve("inbox")))
                .findFirst()
                .orElse(Path.of(""));
    }
}
