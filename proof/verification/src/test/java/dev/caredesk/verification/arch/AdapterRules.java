package dev.caredesk.verification.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules for the packages within adapters.
 *
 * @param order the packages of each adapter from the inside out, that of the factory, whose name is empty, among them; one depends on none
 *     that comes later
 */
record AdapterRules(ArchitectureRules house, Map<String, List<String>> order) {

    /** The order in our adapters. */
    static final Map<String, List<String>> ORDER = Map.of(
            "inmemory", List.of("index", "table", "commit", "read", ""),
            "jdbc", List.of("sql", "database", "table", "read", "journal", "commit", "schema", "dialect", ""),
            "email", List.of("text", "mime", "body", "message", "offer", "folder", ""));

    /** A package depends on nothing further out; one rule for each, so that none can go unseen. */
    List<ArchRule> orderInAdapters() {
        return order.keySet().stream()
                .sorted()
                .flatMap(adapter -> packages(adapter).stream().map(name -> orderOf(adapter, name)))
                .toList();
    }

    private ArchRule orderOf(String adapter, String name) {
        return house.over(
                "of package " + adapter + "." + name,
                type -> house.module(type).equals(adapter) && layer(type).equals(name),
                "depend on nothing further out",
                type -> ArchitectureRules.targets(type)
                        .filter(target -> house.isOurs(target)
                                && house.module(target).equals(adapter)
                                && rank(target) > rank(type))
                        .map(target -> type.getName() + " depends on " + target.getName()));
    }

    /** Each package of an adapter has its place in the order. */
    ArchRule everyAdapterPackageHasAPlace() {
        return house.over(
                "of adapters",
                this::isInAdapter,
                "stand in a package that has a place in the order",
                type -> packages(house.module(type)).contains(layer(type))
                        ? Stream.of()
                        : Stream.of(type.getName() + " stands outside the order"));
    }

    /** Only the package of the factory is for others. */
    ArchRule onlyFactoriesAreExported(Set<String> exported) {
        return house.over(
                "of adapters that are exported",
                type -> isInAdapter(type) && exported.contains(type.getPackageName()),
                "stand in the package of the factory",
                type -> layer(type).isEmpty() ? Stream.of() : Stream.of(type.getPackageName() + " is exported"));
    }

    private boolean isInAdapter(JavaClass type) {
        return order.containsKey(house.module(type));
    }

    private List<String> packages(String adapter) {
        return order.getOrDefault(adapter, List.of());
    }

    private int rank(JavaClass type) {
        return packages(house.module(type)).indexOf(layer(type));
    }

    private String layer(JavaClass type) {
        return ArchitectureRules.segment(type.getPackageName(), house.root() + "." + house.module(type));
    }
}
