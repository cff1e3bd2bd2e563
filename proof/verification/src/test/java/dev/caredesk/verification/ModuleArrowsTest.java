package dev.caredesk.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.verification.arch.PublishedDescriptors;
import java.lang.module.ModuleDescriptor;
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
    void modulesRequireOnlyAllowedModules() {
        Map<String, Set<String>> found = PublishedDescriptors.all().stream()
                .collect(Collectors.toMap(ModuleDescriptor::name, ModuleArrowsTest::ours));

        assertThat(found).isEqualTo(ARROWS);
    }

    private static Set<String> ours(ModuleDescriptor module) {
        return module.requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .filter(name -> name.startsWith("dev.caredesk"))
                .collect(Collectors.toSet());
    }
}
