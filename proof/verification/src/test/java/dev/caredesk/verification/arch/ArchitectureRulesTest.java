package dev.caredesk.verification.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the architecture")
class ArchitectureRulesTest {

    private static final ArchitectureRules RULES = new ArchitectureRules("dev.caredesk");
    private static final AdapterRules ADAPTERS = new AdapterRules(RULES, AdapterRules.ORDER);
    private static final PublicApiRules FACE = new PublicApiRules(RULES);
    private static final CaseRules CASES = new CaseRules(RULES);
    private static final String HERE = ArchitectureRulesTest.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath();
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(location -> !location.contains(HERE))
            .importPackages("dev.caredesk");

    @Test
    @DisplayName("each module depends only on what the design allows")
    void arrows() {
        check(RULES.arrows());
    }

    @Test
    @DisplayName("the face needs nothing but the JDK and JSpecify")
    void bareFace() {
        RULES.bareFace().check(HOUSE);
    }

    @Test
    @DisplayName("the core's packages are free of cycles and in their order")
    void core() {
        RULES.noCyclesInCore().check(HOUSE);
        RULES.everyCorePackageHasAPlace().check(HOUSE);
        check(RULES.orderInCore());
    }

    @Test
    @DisplayName("the adapters' packages are in their order, and only those of their factories are exported")
    void adapters() {
        ADAPTERS.everyAdapterPackageHasAPlace().check(HOUSE);
        check(ADAPTERS.orderInAdapters());
        assertThat(PublishedDescriptors.exported())
                .contains("dev.caredesk.inmemory", "dev.caredesk.jdbc", "dev.caredesk.email");
        ADAPTERS.onlyFactoriesAreExported(PublishedDescriptors.exported()).check(HOUSE);
    }

    @Test
    @DisplayName("no simple name stands twice in a module, and no package has more than 20 files without a reason")
    void sourceNames() {
        SourceNames names = new SourceNames(SourceRules.ofTheHouse().root());
        assertThat(SourceNames.MODULES).allSatisfy(module -> {
            assertThat(names.count(module)).isGreaterThan(10);
            assertThat(names.repeated(module)).isEmpty();
            assertThat(names.tooLarge(module)).isEmpty();
        });
    }

    @Test
    @DisplayName("packages are named by words of the domain")
    void names() {
        RULES.tellingNames().check(HOUSE);
    }

    @Test
    @DisplayName("T1 · time, ids and chance come from outside; only wiring names the system's")
    void outsideTime() {
        RULES.noOutsideTime(Set.of("CaredeskBuilder", "MailFolderChannel", "CommitProbe"))
                .check(HOUSE);
    }

    @Test
    @DisplayName("nothing prints or uses java.util.logging")
    void printing() {
        RULES.noPrinting().check(HOUSE);
    }

    @Test
    @DisplayName("nothing has setters or public fields that change")
    void setters() {
        RULES.noSetters().check(HOUSE);
    }

    @Test
    @DisplayName("adapters show one factory and its options, the core its builder and the JSON of views")
    void publicTypes() {
        check(RULES.smallAdapters());
        RULES.smallCore().check(HOUSE);
    }

    @Test
    @DisplayName("public exceptions have one root")
    void exceptions() {
        RULES.oneRootOfExceptions(PublishedDescriptors.exported()).check(HOUSE);
    }

    @Test
    @DisplayName("each exported package says how stable it is, and each public enum and sealed interface whether it may"
            + " grow")
    void stability() {
        assertThat(PublishedDescriptors.exported()).contains("dev.caredesk", "dev.caredesk.core", "dev.caredesk.jdbc");
        FACE.everyExportedPackageIsMarked(PublishedDescriptors.exported()).check(HOUSE);
        assertThat(SourceRules.ofTheHouse().silentOnGrowth(PublishedDescriptors.exported()))
                .isEmpty();
    }

    @Test
    @DisplayName("every refusal code is a constant")
    void codes() {
        // AnyRefusal makes codes of a later version on purpose.
        FACE.codesAreConstants(Set.of("TextModule", "AnyRefusal")).check(HOUSE);
    }

    @Test
    @DisplayName("sealed types with a visitor are taken apart by it: no chain of instanceof, no cast to the last case")
    void cases() {
        CASES.noChains().check(HOUSE);
        Set<String> names = CaseRules.names(HOUSE);
        assertThat(names).contains("StoredRequest", "Require.Open", "Action.Move", "Refusal.Other");
        assertThat(SourceRules.ofTheHouse().casts(names)).isEmpty();
    }

    @Test
    @DisplayName("no lock is a monitor, and no file has more than 400 lines")
    void sources() {
        SourceRules sources = SourceRules.ofTheHouse();
        assertThat(sources.count()).isGreaterThan(300);
        assertThat(sources.locks()).isEmpty();
        assertThat(sources.tooLong()).isEmpty();
        sources.isLong().forEach(file -> System.out.println("think again, more than 250 lines: " + file));
    }

    private static void check(List<ArchRule> rules) {
        rules.forEach(rule -> rule.check(HOUSE));
    }
}
