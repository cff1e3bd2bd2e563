package dev.caredesk.verification.arch;

import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules for what embedders see: what is promised, and which codes there are. */
record PublicApiRules(ArchitectureRules house) {

    private static final List<String> MARKS = List.of("Stable", "Evolving");
    private static final Set<String> MAKING = Set.of("<init>", "of");

    /** Each exported package says how stable it is, and says one thing. */
    ArchRule everyExportedPackageIsMarked(Set<String> exported) {
        return house.over(
                "of exported packages",
                type -> exported.contains(type.getPackageName()),
                "stand in a package with one mark of stability",
                type -> marks(type.getPackage()) == 1
                        ? Stream.of()
                        : Stream.of(type.getPackageName() + " has " + marks(type.getPackage()) + " marks"));
    }

    private long marks(JavaPackage where) {
        return MARKS.stream()
                .filter(mark -> where.isAnnotatedWith(house.root() + "." + mark))
                .count();
    }

    /** A code without a constant has no text; only reading JSON may meet one that a later version made. */
    ArchRule codesAreConstants(Set<String> readers) {
        String code = house.root() + ".RefusalCode";
        return house.over(
                "that read no JSON",
                type -> house.isPublished(type)
                        && !type.getName().equals(code)
                        && !readers.contains(type.getSimpleName()),
                "make no refusal code",
                type -> type.getAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().getName().equals(code)
                                && MAKING.contains(access.getTarget().getName()))
                        .map(access -> access.getDescription()));
    }
}
