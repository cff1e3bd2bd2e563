package dev.caredesk.verification.arch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of types in the sources of modules, and the sizes of their packages; main and tests alike. */
record SourceNames(Path root) {

    private static final String API = "sdk-api";

    /** The modules that keep these rules. */
    static final List<String> MODULES = List.of(
            "adapter-inmemory",
            "adapter-jdbc",
            "adapter-email",
            "sdk-api",
            "sdk-core",
            "sdk-testkit",
            "samples/quickstart",
            "proof/verification",
            "proof/postgres",
            "proof/benchmarks");

    private static final int MOST_FILES = 20;
    private static final String REASON = "More than " + MOST_FILES + " files:";

    /** Possessive: a long text costs no stack. */
    private static final Pattern NO_CODE = Pattern.compile(
            "\"\"\"(?:[^\"\\\\]++|\\\\.|\"(?!\"\"))*+\"\"\"|//[^\n]*+|/\\*.*?\\*/|\"(?:[^\"\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\n]|\\\\.)++'",
            Pattern.DOTALL);

    private static final Pattern TYPE =
            Pattern.compile("(?<![\\w.])(?:class|record|interface|enum) ([A-Z]\\w*)(?=[^;=]*?[{(])");
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    /** Simple names that stand for more than one type of a module, nested types too. */
    List<String> repeated(String module) {
        Map<String, List<String>> places = new TreeMap<>();
        Predicate<String> nested = nestedInApi(module);
        for (Path file : files(module)) {
            Matcher type = TYPE.matcher(NO_CODE.matcher(text(file)).replaceAll(" "));
            while (type.find()) {
                String name = nested.test(type.group(1)) ? top(file) + "." + type.group(1) : type.group(1);
                places.merge(name, List.of(file.getFileName().toString()), SourceNames::joined);
            }
        }
        return places.entrySet().stream()
                .filter(name -> name.getValue().size() > 1)
                .map(name -> module + ": " + name.getKey() + " in " + String.join(", ", name.getValue()))
                .toList();
    }

    /** In the API a nested type is written with its outer one, as Command.Reply; so it is another name, unless one at the top has it. */
    private Predicate<String> nestedInApi(String module) {
        Set<String> tops = files(module).stream().map(SourceNames::top).collect(Collectors.toSet());
        return type -> module.equals(API) && !tops.contains(type);
    }

    private static String top(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Packages with too many files, unless a sentence of their package-info says why. */
    List<String> tooLarge(String module) {
        Map<Path, Long> sizes = files(module).stream()
                .filter(file -> !file.endsWith("package-info.java") && !file.endsWith("module-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
        return sizes.entrySet().stream()
                .filter(folder -> folder.getValue() > MOST_FILES && !hasReason(folder.getKey()))
                .map(folder -> root.relativize(folder.getKey()) + " has " + folder.getValue() + " files")
                .toList();
    }

    private static boolean hasReason(Path folder) {
        Path info = folder.resolve("package-info.java");
        if (!Files.exists(info)) {
            return false;
        }
        Matcher javadoc = JAVADOC.matcher(text(info));
        return javadoc.find()
                && javadoc.group(1).replaceAll("[\\s*]+", " ").matches("(.*[.!?] |.*<p>| )" + REASON + ".*");
    }

    /** How many files the module has. */
    int count(String module) {
        return files(module).size();
    }

    private List<Path> files(String module) {
        try (Stream<Path> all = Files.walk(root.resolve(module).resolve("src"))) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
