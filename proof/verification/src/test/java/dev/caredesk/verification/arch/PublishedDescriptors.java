package dev.caredesk.verification.arch;

import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The descriptors of our published modules. */
public final class PublishedDescriptors {

    private PublishedDescriptors() {}

    /** The descriptors of all of them. */
    public static Set<ModuleDescriptor> all() {
        Path[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .filter(PublishedDescriptors::holdsOne)
                .toArray(Path[]::new);
        return ModuleFinder.of(classPath).findAll().stream()
                .map(reference -> reference.descriptor())
                .filter(module -> module.name().startsWith("dev.caredesk"))
                .filter(module -> !module.name().equals("dev.caredesk.quickstart"))
                .collect(Collectors.toSet());
    }

    /** The packages that they export to everybody. */
    static Set<String> exported() {
        return all().stream()
                .flatMap(module -> module.exports().stream())
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }

    private static boolean holdsOne(Path entry) {
        return Files.exists(entry.resolve("module-info.class"))
                || entry.getFileName().toString().startsWith("caredesk-");
    }
}
