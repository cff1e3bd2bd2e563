package dev.caredesk.verification.newcomer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A Maven repository in a folder, with modules of this build as they would be published; their jars are of the classes at hand. */
record PublishedModules(Path root, Path folder, String version) {

    /** The pom of the build, under which the poms of all modules stand. */
    void parent() throws IOException {
        Files.copy(root.resolve("pom.xml"), place("caredesk-parent", "pom"));
    }

    /** The BOM, which is published without its parent. */
    void bom() throws IOException {
        Files.copy(root.resolve("sdk-bom/target/.flattened-pom.xml"), place("caredesk-bom", "pom"));
    }

    void module(String module, String artifact) throws IOException {
        Files.copy(root.resolve(module).resolve("pom.xml"), place(artifact, "pom"));
        Path classes = root.resolve(module).resolve("target/classes");
        try (OutputStream out = Files.newOutputStream(place(artifact, "jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Path file : files(classes)) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
    }

    private static List<Path> files(Path classes) throws IOException {
        try (Stream<Path> all = Files.walk(classes)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Path place(String artifact, String ending) throws IOException {
        Path place = folder.resolve("dev/caredesk").resolve(artifact).resolve(version);
        Files.createDirectories(place);
        return place.resolve(artifact + "-" + version + "." + ending);
    }
}
