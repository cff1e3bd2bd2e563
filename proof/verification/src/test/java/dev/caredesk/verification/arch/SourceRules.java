package dev.caredesk.verification.arch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules that only sources can show. */
record SourceRules(Path root) {

    private static final int MOST_LINES = 400;
    private static final int MANY_LINES = 250;
    private static final Pattern NO_CODE =
            Pattern.compile("//[^\n]*|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\\n])*\"", Pattern.DOTALL);
    /** A public enum or sealed interface, or one inside of an interface, with the Javadoc in front. */
    private static final Pattern GROWING = Pattern.compile(
            "(?:/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*)?"
                    + "^(?:\\s*public (?:sealed interface|enum)|    enum) (\\w+)",
            Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern GROWTH =
            Pattern.compile("([Mm]ore [\\w ]*may\\W+come|Later\\W+versions\\W+may\\W+add|Closed\\W+for\\W+ever)");
    private static final Pattern PUBLIC = Pattern.compile("^public ", Pattern.MULTILINE);
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern CAST = Pattern.compile("\\(([A-Za-z][\\w.]*)(?:<[^()]*>)?\\) ?[\\w(]");
    private static final Pattern LOCK = Pattern.compile("\\bsynchronized\\b");

    /** The sources of this build. */
    static SourceRules ofTheHouse() {
        Path here = Path.of("").toAbsolutePath();
        return new SourceRules(
                here.endsWith("verification") ? here.resolve("../..").normalize() : here);
    }

    List<String> locks() {
        return files("src/main/java")
                .filter(file -> LOCK.matcher(NO_CODE.matcher(text(file)).replaceAll(" "))
                        .find())
                .map(this::name)
                .toList();
    }

    /**
     * Casts to a case of a sealed type, which hide that a further case may come.
     *
     * @param cases the cases, each by its name or by that of the type around it and its own
     */
    List<String> casts(Set<String> cases) {
        return files("src/main/java")
                .flatMap(file -> CAST.matcher(NO_CODE.matcher(text(file)).replaceAll(" "))
                        .results()
                        .map(cast -> cast.group(1))
                        .filter(type -> cases.stream().anyMatch(of -> isNamed(type, of, file)))
                        .map(type -> name(file) + ": " + type))
                .toList();
    }

    /** A nested type goes by its own name alone where it is imported, or where the type around it stands. */
    private static boolean isNamed(String type, String of, Path file) {
        return type.equals(of)
                || type.endsWith("." + of)
                || (of.endsWith("." + type)
                        && (text(file).contains("." + of + ";")
                                || file.endsWith(of.substring(0, of.indexOf('.')) + ".java")));
    }

    List<String> tooLong() {
        return longerThan("src", MOST_LINES);
    }

    /** Think again about these, tests included. */
    List<String> isLong() {
        return longerThan("src", MANY_LINES);
    }

    /** Public enums and sealed interfaces of those packages that do not say whether more may come. */
    List<String> silentOnGrowth(Set<String> packages) {
        return files("src/main/java")
                .filter(file -> PUBLIC.matcher(text(file)).find() && packages.contains(packageOf(file)))
                .flatMap(file -> GROWING.matcher(text(file))
                        .results()
                        .filter(type -> type.group(1) == null
                                || !GROWTH.matcher(type.group(1)).find())
                        .map(type -> name(file) + ": " + type.group(2)))
                .toList();
    }

    long count() {
        return files("src/main/java").count();
    }

    private List<String> longerThan(String part, int most) {
        return files(part)
                .filter(file -> text(file).lines().count() > most)
                .map(this::name)
                .toList();
    }

    private Stream<Path> files(String part) {
        try (Stream<Path> all = Files.walk(root)) {
            return all
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file ->
                            name(file).contains("/" + part + "/") && !name(file).contains("/target/"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString();
    }

    private static String packageOf(Path file) {
        Matcher matcher = PACKAGE.matcher(text(file));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
