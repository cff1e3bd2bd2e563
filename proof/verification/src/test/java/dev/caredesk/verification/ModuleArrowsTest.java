package dev.caredesk.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The arrows between our modules, read from their descriptors. */
class ModuleArrowsTest {

    private static final Map<String, Set<String>> ARROWS = Map.of(
            "dev.caredesk", Set.of(),
            "dev.caredesk.core", Set.of("dev.caredesk"),
            "dev.caredesk.testkit", Set.of("dev.caredesk"),
            "dev.caredesk.inmemory", Set.of("dev.caredesk"),
            "dev.caredesk.jdbc", Set.of("dev.caredesk"),
            "dev.caredesk.email", Set.of("dev.caredesk"));

    @Test
    @DisplayName("every published module requires exactly the modules that the design allows")
    void arrows() {
        Map<String, Set<String>> found = ourModules().stream()
                .filter(module -> !module.name().equals("dev.caredesk.quickstart"))
                .collect(Collectors.toMap(ModuleDescriptor::name, ModuleArrowsTest::ours));

        assertThat(found).isEqualTo(ARROWS);
    }

    private static Set<ModuleDescriptor> ourModules() {
        Path[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .filter(ModuleArrowsTest::holdsOurModule)
                .toArray(Path[]::new);
        return ModuleFinder.of(classPath).findAll().stream()
                .map(reference -> reference.descriptor())
                .filter(module -> module.name().startsWith("dev.caredesk"))
                .collect(Collectors.toSet());
    }

    private static boolean holdsOurModule(Path entry) {
        return Files.exists(entry.resolve("module-info.class"))
                || entry.getFileName().toString().startsWith("caredesk-");
    }

    private static Set<String> ours(ModuleDescriptor module) {
        return module.requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .filter(name -> name.startsWith("dev.caredesk"))
                .collect(Collectors.toSet());
    }
}
