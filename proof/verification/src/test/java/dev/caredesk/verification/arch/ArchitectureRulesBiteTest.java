package dev.caredesk.verification.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the rules of the architecture bite")
class ArchitectureRulesBiteTest {

    private static final String SEEDED = "dev.caredesk.verification.seeded";
    private static final ArchitectureRules RULES = new ArchitectureRules(SEEDED);
    private static final AdapterRules ADAPTERS =
            new AdapterRules(RULES, Map.of("jdbc", List.of("sql", "commit", ""), "email", List.of("")));
    private static final PublicApiRules FACE = new PublicApiRules(RULES);
    private static final CaseRules CASES = new CaseRules(RULES);
    private static final JavaClasses HOUSE = new ClassFileImporter().importPackages(SEEDED);

    @Test
    @DisplayName("on an adapter that knows another, and a face that knows the core")
    void arrows() {
        assertThat(faults(RULES.arrows()))
                .anyMatch(fault -> fault.endsWith("jdbc.Rows depends on " + SEEDED + ".inmemory.MemoryStorage"))
                .anyMatch(fault -> fault.endsWith("activity.Face depends on " + SEEDED + ".core.runtime.Middle"));
    }

    @Test
    @DisplayName("on a face that knows a library")
    void bareFace() {
        assertThat(faults(List.of(RULES.bareFace())))
                .containsExactly(SEEDED + ".activity.Face depends on org.assertj.core.api.SoftAssertions");
    }

    @Test
    @DisplayName("on a cycle, a package that depends on one further out, and a package without a place")
    void core() {
        assertThat(faults(List.of(RULES.noCyclesInCore()))).anyMatch(fault -> fault.contains("Slice codec"));
        assertThat(faults(RULES.orderInCore()))
                .containsExactly(SEEDED + ".core.runtime.Middle depends on " + SEEDED + ".core.desk.Outer");
        assertThat(faults(List.of(RULES.everyCorePackageHasAPlace())))
                .contains(SEEDED + ".core.odd.Homeless stands outside the order");
    }

    @Test
    @DisplayName(
            "on a package of an adapter that depends on one further out, one without a place, and one that is exported")
    void adapters() {
        assertThat(faults(ADAPTERS.orderInAdapters()))
                .containsExactly(SEEDED + ".jdbc.sql.Inward depends on " + SEEDED + ".jdbc.commit.Outward");
        assertThat(faults(List.of(ADAPTERS.everyAdapterPackageHasAPlace())))
                .contains(SEEDED + ".jdbc.odd.Stranger stands outside the order")
                .allMatch(fault -> fault.startsWith(SEEDED + ".jdbc.odd."));
        assertThat(faults(List.of(ADAPTERS.onlyFactoriesAreExported(Set.of(SEEDED + ".jdbc", SEEDED + ".jdbc.sql")))))
                .containsOnly(SEEDED + ".jdbc.sql is exported");
    }

    @Test
    @DisplayName(
            "on a simple name that stands twice in a module, nested or in a test, and not on words in comments and texts")
    void repeatedNames(@TempDir Path root) throws IOException {
        Path main = Files.createDirectories(root.resolve("one/src/main/java/one"));
        Path test = Files.createDirectories(root.resolve("one/src/test/java/one"));
        Path other = Files.createDirectories(root.resolve("two/src/main/java/two"));
        write(main, "Row", "record Row<T>(T item) {}\n");
        write(main, "Table", """
                /** Not a record Page() {}. */
                class Table {
                    String text = "class Page {}";
                    private record Row(int number) {}
                }
                """);
        write(main, "Page", "final class Page {}\n");
        write(test, "PageTest", "class PageTest { enum Kind {} }\n");
        write(test, "TableTest", "class TableTest { interface Kind {} }\n");
        write(other, "Kind", "enum Kind {}\n");

        SourceNames names = new SourceNames(root);
        assertThat(names.repeated("one"))
                .containsExactly("one: Kind in PageTest.java, TableTest.java", "one: Row in Row.java, Table.java");
        assertThat(names.repeated("two")).isEmpty();
    }

    @Test
    @DisplayName("on a package with more than 20 files, unless its package-info says why")
    void largePackages(@TempDir Path root) throws IOException {
        Path full = Files.createDirectories(root.resolve("one/src/main/java/full"));
        Path large = Files.createDirectories(root.resolve("one/src/main/java/large"));
        Path told = Files.createDirectories(root.resolve("one/src/main/java/told"));
        Path tests = Files.createDirectories(root.resolve("one/src/test/java/told"));
        for (int number = 0; number < 20; number++) {
            write(full, "Type" + number, "");
        }
        for (int number = 0; number < 21; number++) {
            write(large, "Type" + number, "");
            write(told, "Type" + number, "");
            write(tests, "Type" + number, "");
        }
        Files.writeString(full.resolve("package-info.java"), "/** Full. */\npackage full;\n");
        Files.writeString(
                large.resolve("package-info.java"), "/** Is More than 20 files: no sentence. */\npackage large;\n");
        Files.writeString(
                told.resolve("package-info.java"),
                "/** Told.\n * More than 20\n * files: it is one thing. */\npackage told;\n");

        assertThat(new SourceNames(root).tooLarge("one"))
                .containsExactly("one/src/main/java/large has 21 files", "one/src/test/java/told has 21 files");
    }

    @Test
    @DisplayName(
            "on each source of time, ids and chance, called or referred to, unless it is wiring; not on given ones")
    void outsideTime() {
        List<String> faults = faults(List.of(RULES.noOutsideTime(Set.of("Wired"))));
        assertThat(OutsideSources.BANNED)
                .allSatisfy(source -> assertThat(faults).anyMatch(fault -> fault.contains("<" + source)));
        assertThat(faults)
                .anyMatch(fault -> fault.contains("references method <java.time.Instant.now()>"))
                .noneMatch(fault -> fault.contains("Wired") || fault.contains("given"));
    }

    @Test
    @DisplayName("on a package whose name says nothing, and not on the testkit's model")
    void names() {
        assertThat(faults(List.of(RULES.tellingNames())))
                .contains(SEEDED + ".core.text.util.Handy stands in a package whose name says nothing")
                .allMatch(fault -> fault.startsWith(SEEDED + ".core.text.util."));
    }

    @Test
    @DisplayName("on printing and java.util.logging")
    void printing() {
        assertThat(faults(List.of(RULES.noPrinting())))
                .anyMatch(fault -> fault.contains("System.out"))
                .anyMatch(fault -> fault.contains("java.util.logging"));
    }

    @Test
    @DisplayName("on a setter and a public field that changes")
    void setters() {
        assertThat(faults(List.of(RULES.noSetters())))
                .containsExactlyInAnyOrder(
                        SEEDED + ".core.match.Settable.setHidden(int)", SEEDED + ".core.match.Settable.open");
    }

    @Test
    @DisplayName("on public types that should not be, and an exception of no root")
    void publicTypes() {
        assertThat(faults(RULES.smallAdapters()))
                .contains(
                        SEEDED + ".jdbc.Rows is public",
                        SEEDED + ".jdbc has 0 public factories",
                        SEEDED + ".inmemory has 2 public factories",
                        SEEDED + ".email.MailChannel$Extra is public")
                .noneMatch(fault -> fault.contains("Options") || fault.contains(".email has"))
                .noneMatch(fault -> fault.contains(".jdbc.sql"));
        assertThat(faults(List.of(RULES.smallCore()))).containsExactly(SEEDED + ".core.Other is public");
        assertThat(faults(List.of(RULES.oneRootOfExceptions(Set.of(SEEDED + ".core.event")))))
                .containsExactly(SEEDED + ".core.event.Stray is no CaredeskException");
    }

    @Test
    @DisplayName("on an exported package without a mark, and one with two")
    void marks() {
        String one = SEEDED + ".activity";
        String none = SEEDED + ".inmemory";
        String two = SEEDED + ".email";
        assertThat(faults(List.of(FACE.everyExportedPackageIsMarked(Set.of(one, none, two)))))
                .containsOnly(none + " has 0 marks", two + " has 2 marks");
    }

    @Test
    @DisplayName("on a refusal code that is made elsewhere, unless it is read")
    void codes() {
        assertThat(faults(List.of(FACE.codesAreConstants(Set.of()))))
                .hasSize(2)
                .allMatch(fault -> fault.contains("Minting"))
                .anyMatch(fault -> fault.contains("RefusalCode.of("))
                .anyMatch(fault -> fault.contains("RefusalCode.<init>("));
        assertThat(faults(List.of(FACE.codesAreConstants(Set.of("Minting"))))).isEmpty();
    }

    @Test
    @DisplayName(
            "on chains of instanceof and of class literals over cases, also in a lambda; not on a filter for one case")
    void chains() {
        assertThat(faults(List.of(CASES.noChains())))
                .extracting(fault -> fault.replace(SEEDED + ".", ""))
                .containsExactlyInAnyOrder(
                        "jdbc.LastCase.chain(activity.Shape) asks for cases of activity.Shape: [activity.Shape$Round, activity.Square]",
                        "jdbc.LastCase.later(java.util.List) asks for cases of activity.Shape: [activity.Shape$Round, activity.Square]",
                        "jdbc.LastCase.classes() asks for cases of activity.Shape: [activity.Shape$Round, activity.Square]");
    }

    @Test
    @DisplayName("on a cast to a case of a sealed type, however it is named")
    void casts(@TempDir Path root) throws IOException {
        Set<String> names = CaseRules.names(HOUSE);
        assertThat(names).containsExactlyInAnyOrder("Square", "Shape.Round");
        Path folder = Files.createDirectories(root.resolve("one/src/main/java"));
        write(folder, "Plain", "Object of(Shape shape) { return (Square) shape; }\n");
        write(folder, "Nested", "Object of(Shape shape) { return ((Shape.Round) shape).radius(); }\n");
        write(folder, "Imported", "import a.Shape.Round;\n\nObject of() { return (Round) shape(); }\n");
        write(folder, "Shape", "Object of(Shape shape) { return (Round) shape; }\n");
        write(folder, "Other", "/* (Square) shape */ Object of(Object other) { return (Round) other; }\n");
        write(folder, "Wider", "Object of(Square square) { return (Shape) square; }\n");

        assertThat(new SourceRules(root).casts(names))
                .containsExactly(
                        "one/src/main/java/Imported.java: Round",
                        "one/src/main/java/Nested.java: Shape.Round",
                        "one/src/main/java/Plain.java: Square",
                        "one/src/main/java/Shape.java: Round");
    }

    @Test
    @DisplayName("on public enums and sealed interfaces that say nothing of growing")
    void growth(@TempDir Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("one/src/main/java"));
        write(folder, "Says", """
            /** One of a few. More shapes may come. */
            @Deprecated
            public sealed interface Says {
                /** Sides.
                 * Closed for ever. */
                enum Side {}
            }
            """);
        write(folder, "Bare", "public enum Bare {}\n");
        write(folder, "Silent", """
            /** More may come. */
            public record Silent() {
                /** Kinds. */
                public enum Kind {}
                private enum Hidden {}
            }
            """);
        write(folder, "Inner", "/** Sides. */\nenum Inner { A; public enum Kind {} }\n");

        assertThat(new SourceRules(root).silentOnGrowth(Set.of("one")))
                .containsExactly("one/src/main/java/Bare.java: Bare", "one/src/main/java/Silent.java: Kind");
        assertThat(new SourceRules(root).silentOnGrowth(Set.of("two"))).isEmpty();
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".java"), "package one;\n\n" + text);
    }

    @Test
    @DisplayName("on a monitor and a long file, and not on words in comments and texts")
    void sources(@TempDir Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("one/src/main/java"));
        Files.writeString(
                folder.resolve("Sound.java"), "/* synchronized */ String s = \"synchronized\"; // synchronized\n");
        Files.writeString(folder.resolve("Locks.java"), "void run() { synchronized (this) {} }\n");
        Files.writeString(folder.resolve("Long.java"), "\n".repeat(401));
        Files.writeString(folder.resolve("Longish.java"), "\n".repeat(400));

        SourceRules sources = new SourceRules(root);
        assertThat(sources.locks()).containsExactly("one/src/main/java/Locks.java");
        assertThat(sources.tooLong()).containsExactly("one/src/main/java/Long.java");
        assertThat(sources.isLong()).hasSize(2);
    }

    @Test
    @DisplayName("on packages that are not there")
    void absent() {
        ArchitectureRules gone = new ArchitectureRules("dev.caredesk.gone");
        List<ArchRule> all = List.of(
                gone.bareFace(),
                gone.noCyclesInCore(),
                gone.everyCorePackageHasAPlace(),
                gone.noOutsideTime(Set.of()),
                gone.tellingNames(),
                gone.noPrinting(),
                gone.noSetters(),
                gone.smallCore(),
                gone.oneRootOfExceptions(Set.of("dev.caredesk.gone")),
                new CaseRules(gone).noChains(),
                new PublicApiRules(gone).everyExportedPackageIsMarked(Set.of("dev.caredesk.gone")),
                new PublicApiRules(gone).codesAreConstants(Set.of()));
        assertThat(all).allSatisfy(ArchitectureRulesBiteTest::failsEmpty);
        assertThat(gone.arrows()).hasSize(6).allSatisfy(ArchitectureRulesBiteTest::failsEmpty);
        assertThat(gone.orderInCore()).hasSize(14).allSatisfy(ArchitectureRulesBiteTest::failsEmpty);
        AdapterRules adapters = new AdapterRules(gone, AdapterRules.ORDER);
        assertThat(adapters.orderInAdapters()).hasSize(21).allSatisfy(ArchitectureRulesBiteTest::failsEmpty);
        failsEmpty(adapters.everyAdapterPackageHasAPlace());
        failsEmpty(adapters.onlyFactoriesAreExported(Set.of("dev.caredesk.gone")));
        assertThat(gone.smallAdapters()).hasSize(3).allSatisfy(ArchitectureRulesBiteTest::failsEmpty);
    }

    private static void failsEmpty(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(HOUSE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    private static List<String> faults(List<ArchRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.evaluate(HOUSE).getFailureReport().getDetails().stream())
                .toList();
    }
}
