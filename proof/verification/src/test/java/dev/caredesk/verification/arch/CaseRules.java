package dev.caredesk.verification.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules for sealed types that have a visitor, {@code Cases}: who handles more than one of their cases handles them all, so that
 * a further case does not compile where it is forgotten. One case alone may be asked for, which is a filter.
 */
record CaseRules(ArchitectureRules house) {

    /** No method asks for two cases of one type, be it by {@code instanceof} or by their classes. */
    ArchRule noChains() {
        return house.over(
                "that are published",
                house::isPublished,
                "take a sealed type apart by its visitor",
                type -> type.getCodeUnits().stream().flatMap(CaseRules::chains));
    }

    private static Stream<String> chains(JavaCodeUnit method) {
        Map<String, Set<String>> cases = asked(method)
                .flatMap(type -> sealedTypes(type).map(of -> Map.entry(of.getName(), type.getName())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
        return cases.entrySet().stream()
                .filter(of -> of.getValue().size() > 1)
                .map(of -> method.getFullName() + " asks for cases of " + of.getKey() + ": " + of.getValue());
    }

    private static Stream<JavaClass> asked(JavaCodeUnit method) {
        return Stream.concat(
                method.getInstanceofChecks().stream().map(check -> check.getRawType()),
                method.getReferencedClassObjects().stream().map(literal -> literal.getRawType()));
    }

    /** The cases of all those types, as a source names them: with the type around them, if they stand in one. */
    static Set<String> names(JavaClasses house) {
        return house.stream()
                .filter(type -> sealedTypes(type).findAny().isPresent())
                .map(type -> type.getName()
                        .substring(type.getPackageName().length() + 1)
                        .replace('$', '.'))
                .collect(Collectors.toSet());
    }

    /** The sealed types with a visitor that a type is a case of. */
    private static Stream<JavaClass> sealedTypes(JavaClass type) {
        return type.getRawInterfaces().stream()
                .filter(of -> of.getMethods().stream()
                        .flatMap(method -> method.getRawParameterTypes().stream())
                        .anyMatch(parameter -> parameter.getName().equals(of.getName() + "$Cases")));
    }
}
