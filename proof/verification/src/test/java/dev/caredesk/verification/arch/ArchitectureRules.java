package dev.caredesk.verification.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules of the architecture. Each is over classes that must be there: a rule over an absent package fails.
 *
 * @param root the package under which the house stands; another one for houses with seeded violations
 */
record ArchitectureRules(String root) {

    private static final Map<String, Set<String>> ARROWS = Map.of(
            "api", Set.of("api"),
            "core", Set.of("api", "core"),
            "testkit", Set.of("api", "testkit"),
            "inmemory", Set.of("api", "inmemory"),
            "jdbc", Set.of("api", "jdbc"),
            "email", Set.of("api", "email"));

    /** Packages of what no jar of ours has. */
    private static final Set<String> UNPUBLISHED = Set.of("quickstart", "proof");

    /** From the inside out; a package depends on nothing further out. */
    private static final List<Set<String>> ORDER = List.of(
            Set.of("codec", "engagement", "text", "search", "match"),
            Set.of("runtime"),
            Set.of("view"),
            Set.of("commit"),
            Set.of("event", "channel"),
            Set.of("session"),
            Set.of("usecase"),
            Set.of("desk"),
            Set.of(""));

    /** Names that say nothing of the domain. */
    private static final Set<String> EMPTY_NAMES =
            Set.of("model", "models", "service", "services", "util", "utils", "impl", "helper", "helpers");

    /** The order of modules; one rule for each, so that none can go unseen. */
    List<ArchRule> arrows() {
        return ARROWS.keySet().stream().sorted().map(this::arrow).toList();
    }

    private ArchRule arrow(String module) {
        Set<String> allowed = ARROWS.getOrDefault(module, Set.of());
        return over(
                "of module " + module,
                type -> module(type).equals(module),
                "depend only on modules " + allowed,
                type -> targets(type)
                        .filter(target -> isOurs(target) && !allowed.contains(module(target)))
                        .map(target -> type.getName() + " depends on " + target.getName()));
    }

    /** The face needs nothing but the JDK and JSpecify. */
    ArchRule bareFace() {
        return over(
                "of module api",
                type -> module(type).equals("api"),
                "depend only on the JDK and JSpecify",
                type -> targets(type)
                        .filter(target -> !isOurs(target)
                                && !target.isPrimitive()
                                && !target.getPackageName().matches("(java|org\\.jspecify)\\..*"))
                        .map(target -> type.getName() + " depends on " + target.getName()));
    }

    ArchRule noCyclesInCore() {
        return slices().matching(root + ".core.(*)..").should().beFreeOfCycles().allowEmptyShould(false);
    }

    /** Each package of the core has its place. */
    List<ArchRule> orderInCore() {
        return ORDER.stream()
                .flatMap(Set::stream)
                .sorted()
                .map(name -> over(
                        "of package core." + name,
                        type -> module(type).equals("core") && layer(type).equals(name),
                        "depend on nothing further out",
                        type -> targets(type)
                                .filter(target ->
                                        isOurs(target) && module(target).equals("core"))
                                .filter(target -> rank(target) > rank(type))
                                .map(target -> type.getName() + " depends on " + target.getName())))
                .toList();
    }

    ArchRule everyCorePackageHasAPlace() {
        return over(
                "of the core",
                type -> module(type).equals("core"),
                "stand in a package that has a place in the order",
                type -> rank(type) < ORDER.size()
                        ? Stream.of()
                        : Stream.of(type.getName() + " stands outside the order"));
    }

    /** T1: time and ids come from outside; where they come from is chosen in wiring only. */
    ArchRule noOutsideTime(Set<String> wiring) {
        return over(
                "that are no wiring",
                type -> isPublished(type) && !wiring.contains(type.getSimpleName()),
                "take neither time nor ids from outside",
                type -> type.getAccessesFromSelf().stream()
                        .filter(OutsideSources::isBanned)
                        .map(access -> access.getDescription()));
    }

    /** Packages are named by words of the domain; the testkit's reference model is one. */
    ArchRule tellingNames() {
        return over(
                "that are published",
                this::isPublished,
                "stand in packages that are named by the domain",
                type -> inPackage(type, root + ".testkit.model")
                                || Stream.of(type.getPackageName().split("\\.")).noneMatch(EMPTY_NAMES::contains)
                        ? Stream.of()
                        : Stream.of(type.getName() + " stands in a package whose name says nothing"));
    }

    ArchRule noPrinting() {
        return over(
                "that are published",
                this::isPublished,
                "neither print nor use java.util.logging",
                type -> type.getAccessesFromSelf().stream()
                        .filter(access -> access.getTarget().getFullName().matches("java\\.lang\\.System\\.(out|err)")
                                || access.getTarget().getName().equals("printStackTrace")
                                || access.getTargetOwner().getPackageName().equals("java.util.logging"))
                        .map(access -> access.getDescription()));
    }

    ArchRule noSetters() {
        return over(
                "that are published",
                this::isPublished,
                "have no setters and no public fields that change",
                type -> Stream.concat(
                        type.getMethods().stream()
                                .filter(method -> method.getName().matches("set[A-Z].*")
                                        && method.getRawParameterTypes().size() == 1
                                        && !isCase(method)
                                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                                .map(method -> method.getFullName()),
                        type.getFields().stream()
                                .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC)
                                        && !field.getModifiers().contains(JavaModifier.FINAL))
                                .map(field -> field.getFullName())));
    }

    /** The answer for one case of a sealed type, such as {@code setField(SetField)}. */
    private static boolean isCase(JavaMethod method) {
        return method.getRawParameterTypes().get(0).getSimpleName().equalsIgnoreCase(method.getName());
    }

    /** In the package of an adapter stand one public factory and its options (by their names), and no more; other packages are its own. */
    List<ArchRule> smallAdapters() {
        return Stream.of("inmemory", "jdbc", "email").map(this::smallAdapter).toList();
    }

    private ArchRule smallAdapter(String adapter) {
        return over(
                "of adapter " + adapter + " that are public",
                type -> type.getPackageName().equals(root + "." + adapter) && isPublicThroughout(type),
                "be the one factory or its options",
                type -> {
                    long factories = factories(type);
                    Stream<String> count = factories == 1
                            ? Stream.of()
                            : Stream.of(root + "." + adapter + " has " + factories + " public factories");
                    return isFactory(type) || isOptions(type)
                            ? count
                            : Stream.concat(count, Stream.of(type.getName() + " is public"));
                });
    }

    private static long factories(JavaClass one) {
        return one.getPackage().getClasses().stream()
                .filter(type -> isPublicThroughout(type) && isFactory(type))
                .count();
    }

    private static boolean isFactory(JavaClass type) {
        return type.isTopLevelClass() && type.getSimpleName().matches(".*(Storage|Channel)");
    }

    private static boolean isOptions(JavaClass type) {
        return type.getSimpleName().endsWith("Options");
    }

    /** The exported package has the builder and the JSON of views, and no more. */
    ArchRule smallCore() {
        return over(
                "of the core's exported package that are public",
                type -> type.getPackageName().equals(root + ".core") && isPublicAtTop(type),
                "be the builder or the JSON of views",
                type -> Set.of("CaredeskBuilder", "ViewJson").contains(type.getSimpleName())
                        ? Stream.of()
                        : Stream.of(type.getName() + " is public"));
    }

    /** Requires one root for all exceptions that callers can catch. */
    ArchRule oneRootOfExceptions(Set<String> exported) {
        return over(
                "that are thrown by public types",
                type -> exported.contains(type.getPackageName())
                        && type.isAssignableTo(Throwable.class)
                        && isPublicAtTop(type),
                "have one root",
                type -> Stream.iterate(type, next -> next.getRawSuperclass().orElseThrow())
                                .takeWhile(next -> !next.getName().startsWith("java."))
                                .anyMatch(next -> next.getName().equals(root + ".CaredeskException"))
                        ? Stream.of()
                        : Stream.of(type.getName() + " is no CaredeskException"));
    }

    ArchRule over(String which, Predicate<JavaClass> those, String what, Function<JavaClass, Stream<String>> faults) {
        return classes()
                .that(describe("are ours and are those " + which, type -> isOurs(type) && those.test(type)))
                .should(new ArchCondition<JavaClass>(what) {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        faults.apply(type)
                                .distinct()
                                .forEach(fault -> events.add(SimpleConditionEvent.violated(type, fault)));
                    }
                })
                .allowEmptyShould(false);
    }

    static Stream<JavaClass> targets(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .distinct();
    }

    boolean isOurs(JavaClass type) {
        return inPackage(type, root);
    }

    boolean isPublished(JavaClass type) {
        return ARROWS.containsKey(module(type));
    }

    private static boolean isPublicAtTop(JavaClass type) {
        return type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isPublicThroughout(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass()
                        .map(ArchitectureRules::isPublicThroughout)
                        .orElse(true);
    }

    private static boolean inPackage(JavaClass type, String name) {
        return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
    }

    String module(JavaClass type) {
        String first = segment(type.getPackageName(), root);
        return ARROWS.containsKey(first) || UNPUBLISHED.contains(first) ? first : "api";
    }

    private String layer(JavaClass type) {
        return segment(type.getPackageName(), root + ".core");
    }

    private int rank(JavaClass type) {
        for (int rank = 0; rank < ORDER.size(); rank++) {
            if (ORDER.get(rank).contains(layer(type))) {
                return rank;
            }
        }
        return ORDER.size();
    }

    /** The first segment of a name below another one; empty where there is none. */
    static String segment(String name, String under) {
        return name.length() <= under.length()
                ? ""
                : name.substring(under.length() + 1).replaceAll("\\..*", "");
    }
}
